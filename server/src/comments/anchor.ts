import type { Anchor } from '@penora/protocol/schemas/comment';
import * as Y from 'yjs';
import { invalid } from '../kernel/errors.ts';

/** The root that holds the text (contract.md, Documents). */
const TEXT_ROOT = 'default';

/** Where a passage begins and ends, as it is kept. */
export interface AnchorBytes {
  from: Uint8Array;
  to: Uint8Array;
}

/** Whether these bytes say a place that a text can have. */
function isPlace(bytes: Uint8Array): boolean {
  try {
    const { item, type, tname } = Y.decodeRelativePosition(bytes);
    return tname === null ? item !== null || type !== null : tname === TEXT_ROOT;
  } catch {
    return false;
  }
}

function parseEnd(anchor: Anchor, end: keyof Anchor): Uint8Array {
  const bytes = Buffer.from(anchor[end], 'base64');
  if (!isPlace(bytes)) throw invalid(`anchor.${end}`, 'not a Yjs relative position in this text');
  return bytes;
}

/** Throws `invalid`. Whether the place is still in the text is nobody's business here: it may be gone the next moment. */
export const parseAnchor = (anchor: Anchor): AnchorBytes => ({
  from: parseEnd(anchor, 'from'),
  to: parseEnd(anchor, 'to'),
});

export const presentAnchor = ({ from, to }: AnchorBytes): Anchor => ({
  from: Buffer.from(from).toString('base64'),
  to: Buffer.from(to).toString('base64'),
});
