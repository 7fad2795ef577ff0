import type { Trace } from '../writers.ts';
import type { Written } from './archive.ts';

/** One breath of one writer: a pause, another writer, or so many updates end it. */
const PAUSE_MS = 2_000;
const BREATH_MS = 10_000;
const UPDATES = 100;
/** A page of a replay. */
const PAGE_BYTES = 2 * 1_048_576;
const PAGE_UPDATES = 5_000;

export interface Step {
  first: number;
  last: number;
  atMs: number;
  trace: Trace;
  updates: Uint8Array[];
}

/** What the server does on somebody's behalf with a generation's text is that person's. */
const traceOf = ({ userId, generationId }: Written): Trace => ({
  userId,
  generationId: userId === null ? generationId : null,
});

const goesOn = (step: Step, beganMs: number, update: Written): boolean => {
  const trace = traceOf(update);
  return (
    step.trace.userId === trace.userId &&
    step.trace.generationId === trace.generationId &&
    update.atMs - step.atMs <= PAUSE_MS &&
    update.atMs - beganMs <= BREATH_MS &&
    step.updates.length < UPDATES
  );
};

/** Joins updates into steps, as many as fit into a page; at least one update whatever its size. */
export function stepsOf(written: readonly Written[]): Step[] {
  const steps: Step[] = [];
  let [bytes, began] = [0, 0];
  for (const [index, update] of written.entries()) {
    bytes += update.bytes.length;
    if (index >= PAGE_UPDATES || (index > 0 && bytes > PAGE_BYTES)) break;
    const step = steps.at(-1);
    if (step !== undefined && goesOn(step, began, update)) {
      step.updates.push(update.bytes);
      step.last = update.number;
      step.atMs = update.atMs;
      continue;
    }
    began = update.atMs;
    const { number, atMs } = update;
    steps.push({ first: number, last: number, atMs, trace: traceOf(update), updates: [update.bytes] });
  }
  return steps;
}
