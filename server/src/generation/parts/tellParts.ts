import { type Teller, tell } from '../run/tell.ts';
import type { Composition } from '../tools/compose.ts';
import { type Gate, gated } from './gate.ts';
import { reachedPlan, type WorkPlan } from './workPlan.ts';

/** A text that is asked for in parts, one after the other, numbered from 0. */
export interface Work {
  parts: number;
  /** What stands before a part and is no model's: a heading, white space. Paid like all text. */
  lead(part: number, told: Told): string;
  /** The request for a part of which `written` is there already. */
  compose(part: number, written: string, told: Told): Composition;
  /** What of an answer is wanted, where that is not all of it; `written` is there already. */
  gate?(part: number, written: string, told: Told): Gate;
  /** Called before each part, e.g. for a title or the summary of what came before. Nobody is charged for it. */
  prepare?(part: number, told: Told): Promise<void>;
}

/** What has been told so far, by all runs. */
export class Told {
  readonly plan: WorkPlan;
  readonly #save: (plan: WorkPlan) => Promise<void>;
  text: string;

  constructor(text: string, plan: WorkPlan | null, save: (plan: WorkPlan) => Promise<void>) {
    this.text = text;
    this.plan = reachedPlan(plan, text.length);
    this.#save = save;
  }

  /** A part with its lead; empty for one that has not begun. */
  part(part: number): string {
    const start = this.plan.starts[part];
    return start === undefined ? '' : this.text.slice(start, this.plan.starts[part + 1]);
  }

  save(): Promise<void> {
    return this.#save(this.plan);
  }
}

/**
 * Tells a work from where its text stopped. The plan is kept as soon as a part is complete; the text says how much of
 * it was committed, so a stop, a shortage or a crash costs nothing but the words that were on their way. `cursor`: the
 * text directly before the place where it begins. Throws `RunEnded`.
 */
export async function* tellParts(teller: Teller, work: Work, told: Told, cursor: string): AsyncGenerator<string, void> {
  const { starts } = told.plan;
  if (starts.length === 0) starts.push(0);
  for (let part = starts.length - 1; part < work.parts && !teller.signal.aborted; part += 1) {
    await work.prepare?.(part, told);
    const { lead, written } = begunOf(work, told, part);
    if (lead !== '') {
      told.text += lead;
      yield lead;
    }
    const compose = (written: string): Composition => work.compose(part, written, told);
    const answer = tell(teller, compose, { written, cursor: part === 0 ? cursor : '' });
    const gate = work.gate?.(part, written, told);
    for await (const delta of gate === undefined ? answer : gated(answer, gate)) {
      told.text += delta;
      yield delta;
    }
    if (teller.signal.aborted || part === work.parts - 1) return;
    starts[part + 1] = told.text.length;
    await told.save();
  }
}

/** What is there of a part, and what is not yet there of its lead. */
function begunOf(work: Work, told: Told, part: number): { lead: string; written: string } {
  const lead = work.lead(part, told);
  const begun = told.part(part);
  return { lead: lead.slice(begun.length), written: begun.slice(lead.length) };
}
