import type { Diff } from '@penora/protocol/schemas/version';

/** The blocks of a version that the text has not, or not as they were. */
export const missingOf = (diff: Diff): number[] => [
  ...new Set(
    diff.blocks.flatMap(({ block, change }) =>
      block !== null && (change === 'removed' || change === 'changed') ? [block] : [],
    ),
  ),
];
