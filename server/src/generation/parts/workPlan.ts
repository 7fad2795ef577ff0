import type { Surroundings } from '../tools/surroundings.ts';

/**
 * Where a work of several parts stands, beside its text (the text itself tells the rest). It may be ahead of the text
 * that was committed, never behind: a part whose start lies beyond the text has not begun.
 */
export interface WorkPlan {
  /** Of a story; suggested by the model when the writer gave none. */
  title?: string;
  /** Character at which each part begins in the joined text. */
  starts: number[];
  /** Of a story's chapters that are complete, in order. */
  summaries: string[];
  /** What was known of the document when this was asked for. */
  around?: Surroundings;
}

/** The plan as far as a text of so many characters has reached it. */
export function reachedPlan(plan: WorkPlan | null, length: number): WorkPlan {
  if (plan === null) return { starts: [], summaries: [] };
  const starts = plan.starts.filter((start) => start <= length);
  // Chapter n is complete when chapter n + 1 has begun; part 0 is the outline.
  return { ...plan, starts, summaries: plan.summaries.slice(0, Math.max(0, starts.length - 2)) };
}
