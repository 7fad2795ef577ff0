import type { DiffBlock } from '@penora/protocol/schemas/version';

export interface Stretch {
  key: string;
  /** `same`: so long without a change that it can be folded. */
  kind: 'shown' | 'same';
  blocks: DiffBlock[];
}

/** Blocks without a change that stay beside one with, to be found again in the text. */
const AROUND = 1;
/** Fewer are not worth folding. */
const FOLDED = 3;

/** Folds what did not change, except around what did. */
export function stretchesOf(blocks: readonly DiffBlock[], folds: boolean): Stretch[] {
  if (!folds) return [{ key: 'all', kind: 'shown', blocks: [...blocks] }];
  const isNear = blocks.map((_, index) =>
    blocks.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ change }) => change !== 'same'),
  );
  const stretches: Stretch[] = [];
  for (const [index, block] of blocks.entries()) {
    const kind = isNear[index] ? 'shown' : 'same';
    const last = stretches.at(-1);
    if (last?.kind === kind) last.blocks.push(block);
    else stretches.push({ key: String(index), kind, blocks: [block] });
  }
  return stretches.map((one) => (one.blocks.length < FOLDED ? { ...one, kind: 'shown' } : one));
}
