import { setTimeout as wait } from 'node:timers/promises';
import { databaseError, isConnectionLoss, violates } from '../../database/failures.ts';
import type { Sql } from '../../database/sql.ts';
import { SHORTAGE_CONSTRAINT } from '../../ledger/chunkDebit.ts';
import { generationLimits } from '../limits.ts';
import { type ChunkCommit, chunkQuery, storedChunkStatement } from './statement.ts';

/**
 * What became of a chunk. Only `committed` changed anything. `fenced`: stopped, ended or taken over by another writer.
 * `conflict`: the document has gone on, build the update anew. `shortage`: the balance does not cover it.
 */
export type CommitOutcome =
  | { kind: 'committed'; at: Date; balance: { balanceMilliku: number; entry: number } | null }
  | { kind: 'fenced' }
  | { kind: 'conflict' }
  | { kind: 'shortage' };

/** The database could not take it now; the same may succeed later. Its outcome may be unknown. */
function isPassing(error: unknown): boolean {
  const code = databaseError(error)?.code ?? '';
  // Resources, I/O, serialization and deadlocks, and our own timeouts.
  return isConnectionLoss(error) || /^(53|58|40)|^(55P03|57014)$/.test(code);
}

function refusalOf(error: unknown): CommitOutcome | null {
  if (violates(error, SHORTAGE_CONSTRAINT)) return { kind: 'shortage' };
  const failure = databaseError(error);
  const isUnnumbered = failure?.code === '23502' && failure.table === 'document_updates';
  return isUnnumbered ? { kind: 'conflict' } : null;
}

const committed = (row: { at: Date; balance: number | null; entry: number | null }): CommitOutcome => ({
  kind: 'committed',
  at: row.at,
  balance: row.balance === null || row.entry === null ? null : { balanceMilliku: row.balance, entry: row.entry },
});

async function attempt(sql: Sql, chunk: ChunkCommit, isRepeat: boolean): Promise<CommitOutcome> {
  const [row] = await sql.query(...chunkQuery(chunk));
  if (row !== undefined) return committed(row);
  // The lost answer of an attempt before may have been a yes: it is ours if epoch and text are (trust.md).
  const { generationId, epoch, seq, text } = chunk;
  const [stored] = isRepeat ? await sql.query(storedChunkStatement, [generationId, epoch, seq, text]) : [];
  return stored === undefined ? { kind: 'fenced' } : committed(stored);
}

/**
 * Commits one chunk: text, debit, entry and the document's update, or nothing (G1). While the database is away the
 * identical chunk is repeated for about 20 s; then the database's error is thrown and the outcome may be unknown.
 */
export async function commitChunk(sql: Sql, chunk: ChunkCommit): Promise<CommitOutcome> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt(sql, chunk, failures > 0);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal !== null) return refusal;
      if (!isPassing(error) || failures >= generationLimits.databaseRepeats) throw error;
      await wait(Math.min(generationLimits.maxDatabaseDelayMs, 50 * 2 ** failures));
    }
  }
}
