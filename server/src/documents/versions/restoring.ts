import { randomInt } from 'node:crypto';
import type * as Y from 'yjs';
import { unavailable } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { release, reserve } from '../../projects/storage.ts';
import { type Tree, treeOf } from '../contents/tree.ts';
import { clientsStatement } from '../log/statements.ts';
import type { VersionsDeps } from './deps.ts';
import { type MissingBlocks, missingBlocks } from './missing.ts';
import { putBlocks } from './putting.ts';
import { editStatement } from './statements.ts';

/** A new Yjs client id: what it writes can be told apart for ever. */
export const drawClientId = (): number => randomInt(1, 2 ** 32 - 1);

/** The text shrank while room was made for what comes back. */
class MoreIsMissing extends Error {}

const TRIES = 4;

export interface Edit {
  code: string;
  userId: string;
  clientId: number;
  change: (doc: Y.Doc) => void;
}

/** One ordinary edit by the server on somebody's behalf: durable first, then seen (D2). */
export async function editText({ database, documents }: VersionsDeps, edit: Edit): Promise<void> {
  const { code, userId, clientId, change } = edit;
  await database.sql.query(clientsStatement, [[code], [clientId], [userId]]);
  await documents.writing.append<null>(code, { clientId, userId }, change, async (append) => {
    if (append === null) return { outcome: 'done', value: null };
    const rows = await database.sql.query(editStatement, [code, append.number, append.bytes, userId]);
    return rows.length === 0 ? { outcome: 'conflict' } : { outcome: 'done', value: null };
  });
}

export interface Restoring {
  code: string;
  userId: string;
  clientId: number;
  version: Tree;
  wanted: ReadonlySet<number> | null;
}

/** What would come back, as the text is now. */
export const missingNow = (deps: VersionsDeps, { code, version, wanted }: Restoring): Promise<MissingBlocks> =>
  deps.documents.writing.read(code, (doc) => missingBlocks(version, treeOf(doc), wanted));

/**
 * Puts what a version has and the text has not into the text; returns how many blocks. Room for it is reserved before,
 * so that it fits whoever else writes meanwhile (S1). Throws `storage_full`.
 */
export async function restoreInto(deps: VersionsDeps, restoring: Restoring): Promise<number> {
  const reference = newId();
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { bytes } = await missingNow(deps, restoring);
      if (bytes === 0) return 0;
      await deps.database.transaction(({ sql }) => reserve(sql, restoring.code, reference, bytes));
      const added = await putWithin(deps, restoring, bytes);
      if (added === null) continue;
      await deps.bookSize(restoring.code);
      return added;
    }
    throw unavailable('The text is changing too fast. Try again in a moment.');
  } finally {
    await release(deps.database.sql, reference);
  }
}

/** Null when more would come back than there is room for. */
async function putWithin(deps: VersionsDeps, restoring: Restoring, mostBytes: number): Promise<number | null> {
  const { code, userId, clientId, version, wanted } = restoring;
  let added = 0;
  const change = (doc: Y.Doc): void => {
    const { blocks, bytes } = missingBlocks(version, treeOf(doc), wanted);
    if (bytes > mostBytes) throw new MoreIsMissing();
    putBlocks(doc, blocks);
    added = blocks.length;
  };
  try {
    await editText(deps, { code, userId, clientId, change });
    return added;
  } catch (error) {
    if (error instanceof MoreIsMissing) return null;
    throw error;
  }
}
