import type { Change, DiffPart } from '@penora/protocol/schemas/version';
import { diffArrays } from 'diff';
import type { AuthoredBlock, Run } from './authored.ts';

/** Until when words are compared; afterwards blocks that differ are told as gone and come. */
export interface WordBudget {
  until: number;
  isCoarse: boolean;
}

const BLOCK_MS = 400;
/** Characters that are looked at to see whether two blocks are alike. */
const SAMPLE = 2_000;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Words, spaces and signs, of any script. */
const tokensOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

const sampleOf = (text: string): Set<string> =>
  new Set(
    [...segmenter.segment(text.slice(0, SAMPLE).toLowerCase())].flatMap((s) => (s.isWordLike ? [s.segment] : [])),
  );

/** From 0 to 1: how much of their words two blocks share. */
export function similarity(before: AuthoredBlock, after: AuthoredBlock): number {
  const [a, b] = [sampleOf(before.text), sampleOf(after.text)];
  if (a.size === 0 || b.size === 0) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return (2 * shared) / (a.size + b.size);
}

/** A whole block with one change. */
export const partsOf = (runs: readonly Run[], change: Change): DiffPart[] =>
  runs.map(({ text, by }) => ({ text, change, by }));

/** What changed inside a block, word by word, each piece with who wrote it. */
export function changedParts(before: AuthoredBlock, after: AuthoredBlock, budget: WordBudget): DiffPart[] {
  const left = budget.until - Date.now();
  const found =
    left <= 0
      ? undefined
      : diffArrays(tokensOf(before.text), tokensOf(after.text), { timeout: Math.min(left, BLOCK_MS) });
  if (found === undefined) {
    budget.isCoarse = true;
    return [...partsOf(before.runs, 'removed'), ...partsOf(after.runs, 'added')];
  }
  const from = new Reader(before.runs);
  const to = new Reader(after.runs);
  const parts: DiffPart[] = [];
  for (const { value, added, removed } of found) {
    const { length } = value.join('');
    const change = added ? 'added' : removed ? 'removed' : 'same';
    parts.push(...partsOf((removed ? from : to).take(length), change));
    if (change === 'same') from.take(length);
  }
  return joined(parts);
}

/** Reads the runs of a block piece by piece. */
class Reader {
  readonly #runs: readonly Run[];
  #index = 0;
  #offset = 0;

  constructor(runs: readonly Run[]) {
    this.#runs = runs;
  }

  take(length: number): Run[] {
    const taken: Run[] = [];
    for (let left = length; left > 0; ) {
      const run = this.#runs[this.#index];
      if (run === undefined) return taken;
      const text = run.text.slice(this.#offset, this.#offset + left);
      taken.push({ text, by: run.by });
      left -= text.length;
      this.#offset += text.length;
      if (this.#offset < run.text.length) continue;
      this.#index += 1;
      this.#offset = 0;
    }
    return taken;
  }
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last?.change === part.change && last.by === part.by)
      out[out.length - 1] = { ...last, text: last.text + part.text };
    else out.push(part);
  }
  return out;
}
