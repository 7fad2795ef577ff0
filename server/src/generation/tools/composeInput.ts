/** What is known about a part of a text that a model is to write. */
import type { Brief } from '../models/model.ts';
import type { WordRange } from './draft.ts';
import type { Surroundings } from './surroundings.ts';

export interface StoryContext {
  /** Empty while there is none. */
  title: string;
  /** As it was written; missing while the outline itself is asked for. */
  outline?: string;
  /** 1 for the first. */
  chapter?: number;
  chapters: number;
  /** Of the chapters before, in order. */
  summaries: readonly string[];
  /** The text of the chapter before; its end is shown, for the joint. */
  previous?: string;
  /** What the writer keeps about the story: people, places, rules. */
  notes?: string;
}

/** A piece of a long text that is worked through one piece after the other (workPieces). `input` is the piece. */
export interface PieceContext {
  /** From 1. */
  number: number;
  count: number;
  /** The end of the piece before. */
  before: string;
  /** What was written for the pieces before; its end is shown, for the joint. */
  earlier: string;
  /** Words for this piece. */
  words: WordRange;
}

export interface ComposeInput {
  tool: Brief['tool'];
  /** As validated at the border; `outline` and `story` have the story's, `summary` and `title` may have any. */
  options: Readonly<Record<string, unknown>>;
  /** The writer's own words; empty when there are none. */
  prompt: string;
  /** The text that is worked on, or that comes before the cursor; of a summary the chapter. */
  input: string;
  after: string;
  /** 1–3. */
  take: number;
  /** What has been written of this part; the model goes on after it. */
  written: string;
  model: { contextTokens: number };
  story?: StoryContext;
  piece?: PieceContext;
  around?: Surroundings;
}
