/**
 * Where a long work stands, beside its text (the text itself tells the rest). It may be ahead of the text that was
 * committed, never behind: a part whose start lies beyond the text has not begun.
 */
export interface StoryPlan {
  /** Of the work; suggested by the model when the writer gave none. */
  title?: string;
  /** Character at which each part begins in the joined text: 0 is the outline, n the chapter n. */
  starts: number[];
  /** Of the chapters that are complete, in order. */
  summaries: string[];
}

export const emptyPlan = (): StoryPlan => ({ starts: [], summaries: [] });
