/** What is filled in in the tools, and the request it makes. Kept on this device, so that a locked phone loses nothing. */
import type { ModelKey } from '@penora/protocol/catalog/models';
import type {
  brainstormCategories,
  fileInstructions,
  lengths,
  rewriteStyles,
  senses,
  ToolKey,
  writeModes,
} from '@penora/protocol/catalog/tools';
import type { GenerationRequest } from '@penora/protocol/schemas/generation';
import { hasWords, saysSomething } from '@penora/protocol/words/says';
import type { z } from 'zod';

export type RequestBody = z.input<typeof GenerationRequest>;
export type TargetKind = 'card' | 'document';
export type PromptLength = (typeof lengths)[number] | 'pages';

export interface Draft {
  tool: ToolKey;
  /** Null: the catalog's default. */
  model: ModelKey | null;
  takes: 1 | 2 | 3;
  targets: Readonly<Record<ToolKey, TargetKind>>;
  prompt: { prompt: string; length: PromptLength; pages: number };
  story: { title: string; premise: string; chapters: number; wordsPerChapter: number };
  write: { mode: (typeof writeModes)[number]; prompt: string; tone: string; words: number | null };
  rewrite: { style: (typeof rewriteStyles)[number]; tone: string; prompt: string; text: string };
  describe: { senses: readonly (typeof senses)[number][]; text: string };
  brainstorm: { category: (typeof brainstormCategories)[number]; count: number; prompt: string };
  file: { instruction: (typeof fileInstructions)[number]; text: string };
}

export const emptyDraft: Draft = {
  tool: 'write',
  model: null,
  takes: 1,
  targets: {
    write: 'document',
    story: 'document',
    prompt: 'document',
    rewrite: 'card',
    describe: 'card',
    brainstorm: 'card',
    file: 'card',
  },
  prompt: { prompt: '', length: 'medium', pages: 2 },
  story: { title: '', premise: '', chapters: 5, wordsPerChapter: 600 },
  write: { mode: 'auto', prompt: '', tone: 'ominous', words: null },
  rewrite: { style: 'improve', tone: 'ominous', prompt: '', text: '' },
  describe: { senses: [], text: '' },
  brainstorm: { category: 'plot', count: 10, prompt: '' },
  file: { instruction: 'continue', text: '' },
};

/** What the form does not hold: where it is, what is selected, where the caret stands. */
export interface Surroundings {
  code: string;
  model: ModelKey | null;
  /** The selected text, or empty. */
  selection: string;
  /** Of the caret, as the API takes it. */
  position: string;
  /** What stands before the caret, for a result that goes on from there without going into the text. */
  before: string;
}

export type Asked = { ok: true; body: RequestBody } | { ok: false; missing: string };

const missing = (sentence: string): Asked => ({ ok: false, missing: sentence });

/** A rewrite takes the place of what it says anew, and one idea is chosen out of many: both from a card. */
const alwaysCards: readonly ToolKey[] = ['rewrite', 'brainstorm'];

export const mayGoIntoText = ({ tool }: Draft): boolean => !alwaysCards.includes(tool);

/** Several takes are cards; one may go into the text. */
export const targetOf = (draft: Draft): TargetKind => (mayGoIntoText(draft) ? draft.targets[draft.tool] : 'card');
export const takesOf = (draft: Draft): 1 | 2 | 3 => (targetOf(draft) === 'card' ? draft.takes : 1);

/** The request that this draft makes, or what is still to be filled in. */
export function requestOf(draft: Draft, around: Surroundings): Asked {
  const common = {
    projectCode: around.code,
    ...(around.model === null ? {} : { model: around.model }),
    takes: takesOf(draft),
    target:
      targetOf(draft) === 'card' ? { kind: 'card' as const } : { kind: 'document' as const, position: around.position },
  };
  switch (draft.tool) {
    case 'write':
      return write(draft.write, targetOf(draft) === 'card' ? around.before : '', common);
    case 'prompt':
      return prompt(draft.prompt, common);
    case 'story':
      return story(draft.story, common);
    case 'rewrite':
      return rewrite(draft.rewrite, around.selection || draft.rewrite.text, common);
    case 'describe':
      return describe(draft.describe, around.selection || draft.describe.text, common);
    case 'brainstorm':
      return brainstorm(draft.brainstorm, around.selection, common);
    case 'file':
      return file(draft.file, common);
    default:
      return draft.tool satisfies never;
  }
}

type Common = Pick<RequestBody, 'projectCode' | 'model' | 'takes' | 'target'>;

const said = (text: string): { prompt?: string } => (!saysSomething(text) ? {} : { prompt: text.trim() });
const input = (text: string): { input?: { text: string } } => (text.trim() === '' ? {} : { input: { text } });

function write({ mode, prompt, tone, words }: Draft['write'], before: string, common: Common): Asked {
  if (mode === 'guided' && !saysSomething(prompt)) return missing('Say where it should go.');
  if (mode === 'tone' && !hasWords(tone)) return missing('Choose a tone, or write your own.');
  const options = { mode, ...(mode === 'tone' ? { tone: tone.trim() } : {}), ...(words === null ? {} : { words }) };
  const body = { ...common, ...input(before), ...(mode === 'guided' ? said(prompt) : {}) };
  return { ok: true, body: { ...body, tool: 'write', options } };
}

function prompt({ prompt: text, length, pages }: Draft['prompt'], common: Common): Asked {
  if (!saysSomething(text)) return missing('Say what to write.');
  const options = length === 'pages' ? { pages } : { length };
  return { ok: true, body: { ...common, ...said(text), tool: 'prompt', options } };
}

function story({ title, premise, chapters, wordsPerChapter }: Draft['story'], common: Common): Asked {
  if (!saysSomething(premise)) return missing('Say what the story is about.');
  const named = title.trim() === '' ? {} : { title: title.trim() };
  return {
    ok: true,
    body: { ...common, ...said(premise), tool: 'story', options: { ...named, chapters, wordsPerChapter } },
  };
}

function rewrite({ style, tone, prompt: wish }: Draft['rewrite'], text: string, common: Common): Asked {
  if (!hasWords(text)) return missing('Select the text to rewrite, or paste it here.');
  if (style === 'custom' && !saysSomething(wish)) return missing('Say how to rewrite it.');
  if (style === 'tone' && !hasWords(tone)) return missing('Choose a tone, or write your own.');
  const options = { style, ...(style === 'tone' ? { tone: tone.trim() } : {}) };
  const body = { ...common, ...input(text), ...(style === 'custom' ? said(wish) : {}) };
  return { ok: true, body: { ...body, tool: 'rewrite', options } };
}

function describe({ senses: chosen }: Draft['describe'], text: string, common: Common): Asked {
  if (!hasWords(text)) return missing('Select what to describe, or name it here.');
  return { ok: true, body: { ...common, ...input(text), tool: 'describe', options: { senses: [...chosen] } } };
}

function brainstorm({ category, count, prompt: wish }: Draft['brainstorm'], text: string, common: Common): Asked {
  if (category === 'custom' && !saysSomething(wish)) return missing('Say what the ideas are for.');
  const body = { ...common, ...said(wish), ...input(text) };
  return { ok: true, body: { ...body, tool: 'brainstorm', options: { category, count } } };
}

function file({ instruction, text }: Draft['file'], common: Common): Asked {
  if (!hasWords(text)) return missing('Paste the text that it should work on.');
  return { ok: true, body: { ...common, ...input(text), tool: 'file', options: { instruction } } };
}
