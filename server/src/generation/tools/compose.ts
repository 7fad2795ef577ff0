import type { ToolOptions } from '@penora/protocol/catalog/tools';
import type { Brief, ModelMessage } from '../models/model.ts';

export interface WordRange {
  min: number;
  max: number;
}

/** What is sent to a model for one part of a text. */
export interface Composition {
  messages: ModelMessage[];
  brief: Brief;
  words: WordRange;
}

export interface StoryContext {
  title: string;
  /** Missing while the outline itself is asked for. */
  outline?: string;
  /** 1 for the first. */
  chapter?: number;
  chapters: number;
  /** Of the chapters before. */
  summaries: readonly string[];
}

export interface ComposeInput {
  tool: Brief['tool'];
  options: Readonly<Record<string, unknown>>;
  prompt: string;
  input: string;
  after: string;
  take: number;
  /** What this run has written of this part; the model goes on after it. */
  written: string;
  model: { contextTokens: number };
  story?: StoryContext;
}

/** One instruction, the text as data, what was written as a prefix. */
export function compose(input: ComposeInput): Composition {
  const { tool, options, prompt, after, take, written, story } = input;
  const words = wordsOf(input);
  const system = `You are a writer's assistant. Task: ${tool}. Write ${words.min} to ${words.max} words of plain prose.`;
  const about = [JSON.stringify(options), prompt, input.input, story ? JSON.stringify(story) : '', after];
  const messages: ModelMessage[] = [
    { role: 'system', content: system },
    { role: 'user', content: about.filter((part) => part !== '').join('\n\n') },
  ];
  if (written !== '') messages.push({ role: 'assistant', content: written });
  return { messages, brief: { tool, options, prompt, input: input.input, after, words, take, written }, words };
}

function wordsOf({ tool, options, input, story }: ComposeInput): WordRange {
  if (tool === 'summary') return { min: 20, max: 120 };
  if (tool === 'title') return { min: 1, max: 8 };
  if (tool === 'outline') return outlineWords(story?.chapters ?? 1);
  if (tool === 'story') {
    const each = Number(options.wordsPerChapter ?? 500);
    return { min: Math.round(each * 0.9), max: Math.round(each * 1.1) };
  }
  return wordRange(tool, options as never, input === '' ? 0 : input.split(/\s+/).length);
}

const outlineWords = (chapters: number): WordRange => ({ min: 10 * chapters, max: 30 + 30 * chapters });
const HEADING_WORDS = 14;

/** The words that a whole request may bring; the upper end is the quote's. */
export function wordRange<Tool extends keyof ToolOptions>(
  tool: Tool,
  options: ToolOptions[Tool],
  inputWords: number,
): WordRange {
  const given: Record<string, unknown> = { ...options };
  switch (tool) {
    case 'prompt': {
      if (typeof given.pages === 'number') return { min: given.pages * 450, max: given.pages * 500 };
      if (given.length === 'long') return { min: 500, max: 1_000 };
      return given.length === 'short' ? { min: 100, max: 150 } : { min: 300, max: 500 };
    }
    case 'story': {
      const chapters = Number(given.chapters);
      const each = Number(given.wordsPerChapter);
      const outline = outlineWords(chapters);
      const max = outline.max + chapters * (Math.round(each * 1.1) + HEADING_WORDS);
      return { min: outline.min + Math.round(chapters * each * 0.9), max };
    }
    case 'write': {
      const words = typeof given.words === 'number' ? given.words : 200;
      return { min: Math.round(words * 0.8), max: Math.round(words * 1.2) };
    }
    case 'rewrite':
    case 'file':
      return { min: Math.max(5, Math.round(inputWords * 0.5)), max: Math.max(50, Math.round(inputWords * 1.6)) };
    case 'describe':
      return { min: 60, max: 220 };
    default:
      return { min: Number(given.count ?? 10) * 3, max: Number(given.count ?? 10) * 30 };
  }
}
