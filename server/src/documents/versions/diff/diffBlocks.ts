import type { DiffBlock, DiffPart } from '@penora/protocol/schemas/version';
import { diffArrays } from 'diff';
import type { AuthoredBlock } from './authored.ts';
import { changedParts, partsOf, similarity, type WordBudget } from './diffWords.ts';

export interface BlockDiff {
  blocks: DiffBlock[];
  isCoarse: boolean;
}

/** All comparing together; what is left then is told block by block, and at last as a whole. */
const BUDGET_MS = 3_000;
const BLOCKS_MS = 1_500;
/** Two blocks are the same one, changed, when they share this part of their words. */
const ALIKE = 0.4;
/** So many blocks ahead are looked at for the one that is alike. */
const AHEAD = 6;

const keyOf = ({ node, level, text }: AuthoredBlock): string => `${node} ${level ?? ''} ${text}`;

/** What changed from one text to a later one: whole blocks first, then the words of those that are alike. */
export function diffBlocks(from: readonly AuthoredBlock[], to: readonly AuthoredBlock[]): BlockDiff {
  const budget: WordBudget = { until: Date.now() + BUDGET_MS, isCoarse: false };
  const found = diffArrays(from.map(keyOf), to.map(keyOf), { timeout: BLOCKS_MS });
  if (found === undefined) return { blocks: [...from.map(removed), ...to.map(added)], isCoarse: true };
  const blocks: DiffBlock[] = [];
  let gone: AuthoredBlock[] = [];
  let [left, right] = [0, 0];
  for (const { count, removed: isRemoved, added: isAdded } of found) {
    if (isRemoved) {
      gone = from.slice(left, left + count);
      left += count;
      continue;
    }
    const come = to.slice(right, right + count);
    right += count;
    if (isAdded) blocks.push(...paired(gone, come, budget));
    else {
      const stayed = from.slice(left, left + count);
      blocks.push(...gone.map(removed), ...come.map((block, index) => same(block, stayed[index])));
      left += count;
    }
    gone = [];
  }
  blocks.push(...gone.map(removed));
  return { blocks, isCoarse: budget.isCoarse };
}

const removed = (block: AuthoredBlock): DiffBlock => whole(block, 'removed', block.block);
const added = (block: AuthoredBlock): DiffBlock => whole(block, 'added', block.block);
/** The version may stand on either side. */
const same = (block: AuthoredBlock, before: AuthoredBlock | undefined): DiffBlock =>
  whole(block, 'same', block.block ?? before?.block ?? null);

const whole = (block: AuthoredBlock, change: DiffPart['change'], place: number | null): DiffBlock => ({
  change,
  node: block.node,
  level: block.level,
  block: place,
  parts: partsOf(block.runs, change),
});

/** Blocks that went and blocks that came in the same place: those alike are one that was changed. */
function paired(gone: readonly AuthoredBlock[], come: readonly AuthoredBlock[], budget: WordBudget): DiffBlock[] {
  const blocks: DiffBlock[] = [];
  let next = 0;
  for (const after of come) {
    const ahead = gone.slice(next, next + AHEAD).map((before) => similarity(before, after));
    const best = ahead.indexOf(Math.max(...ahead));
    const before = gone[next + best];
    if (before === undefined || (ahead[best] ?? 0) < ALIKE) {
      blocks.push(added(after));
      continue;
    }
    blocks.push(...gone.slice(next, next + best).map(removed));
    blocks.push({
      change: 'changed',
      node: after.node,
      level: after.level,
      block: after.block ?? before.block,
      parts: changedParts(before, after, budget),
    });
    next += best + 1;
  }
  blocks.push(...gone.slice(next).map(removed));
  return blocks;
}
