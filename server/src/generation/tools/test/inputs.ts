import type { ModelMessage } from '../../models/model.ts';
import { type ComposeInput, compose } from '../compose.ts';

type Parts = Partial<ComposeInput> & Pick<ComposeInput, 'tool' | 'options'>;

export const inputOf = (parts: Parts): ComposeInput => ({
  prompt: '',
  input: '',
  after: '',
  take: 1,
  written: '',
  model: { contextTokens: 32_768 },
  ...parts,
});

export const messagesOf = (parts: Parts): ModelMessage[] => compose(inputOf(parts)).messages;

export const contentOf = (messages: readonly ModelMessage[], role: ModelMessage['role']): string =>
  messages.find((message) => message.role === role)?.content ?? '';

/** All that is said to the model. */
export const promptOf = (parts: Parts): string =>
  messagesOf(parts)
    .map(({ content }) => content)
    .join('\n');

const FENCED = /<(material|request)-(\d+) name="([^"]*)">\n([\s\S]*?)\n<\/\1-\2>/g;

export interface Fenced {
  kind: string;
  name: string;
  text: string;
}

/** The texts that are given as data. */
export const dataOf = (messages: readonly ModelMessage[]): Fenced[] =>
  [...contentOf(messages, 'user').matchAll(FENCED)].map(([, kind = '', , name = '', text = '']) => ({
    kind,
    name,
    text,
  }));

/** What is left of system and user message without the data: our own words. */
export const ownWordsOf = (messages: readonly ModelMessage[]): string =>
  `${contentOf(messages, 'system')}\n${contentOf(messages, 'user').replace(FENCED, '')}`;

/** A request of each tool that may be asked for. */
export const oneOfEach: Record<ComposeInput['tool'], Parts> = {
  prompt: { tool: 'prompt', options: { length: 'medium' } },
  story: {
    tool: 'story',
    options: { chapters: 3, wordsPerChapter: 600 },
    story: { title: '', chapters: 3, chapter: 2, outline: '1. One: a.\n2. Two: b.\n3. Three: c.', summaries: ['S.'] },
  },
  write: { tool: 'write', options: { mode: 'auto' } },
  rewrite: { tool: 'rewrite', options: { style: 'improve' } },
  describe: { tool: 'describe', options: { senses: [] } },
  brainstorm: { tool: 'brainstorm', options: { category: 'plot', count: 10 } },
  file: { tool: 'file', options: { instruction: 'expand' } },
  outline: { tool: 'outline', options: { chapters: 3, wordsPerChapter: 600 } },
  summary: { tool: 'summary', options: {} },
  title: { tool: 'title', options: {} },
};
