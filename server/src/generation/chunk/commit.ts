import { databaseError, violates } from '../../database/failures.ts';
import { isPassing } from '../../database/patiently.ts';
import type { Sql } from '../../database/sql.ts';
import { BUDGET_CONSTRAINT } from '../../ledger/budgets/budgetCtes.ts';
import { SHORTAGE_CONSTRAINT } from '../../ledger/chunkDebit.ts';
import { chunksQuery } from './batchStatement.ts';
import { patiently } from './patiently.ts';
import { type ChunkCommit, chunkQuery, storedChunkStatement } from './statement.ts';

/**
 * What became of a chunk. Only `committed` changed anything. `fenced`: stopped, ended or taken over by another writer.
 * `conflict`: the document has gone on, build the update anew. `shortage`: balance or budget do not cover
 * it.
 */
export type CommitOutcome =
  | { kind: 'committed'; balance: { balanceMilliku: number; entry: number } | null }
  | { kind: 'fenced' }
  | { kind: 'conflict' }
  | { kind: 'shortage' };

function refusalOf(error: unknown): CommitOutcome | null {
  if (violates(error, SHORTAGE_CONSTRAINT) || violates(error, BUDGET_CONSTRAINT)) return { kind: 'shortage' };
  const failure = databaseError(error);
  const isUnnumbered = failure?.code === '23502' && failure.table === 'document_updates';
  return isUnnumbered ? { kind: 'conflict' } : null;
}

const committed = (row: { balance: number | null; entry: number | null }): CommitOutcome => ({
  kind: 'committed',
  balance: row.balance === null || row.entry === null ? null : { balanceMilliku: row.balance, entry: row.entry },
});

/** The lost answer of an attempt before may have been a yes: it is ours if epoch and text are (trust.md). */
async function storedBefore(sql: Sql, { generationId, epoch, seq, text }: ChunkCommit): Promise<CommitOutcome> {
  const [stored] = await sql.query(storedChunkStatement, [generationId, epoch, seq, text]);
  return stored === undefined ? { kind: 'fenced' } : committed(stored);
}

async function attempt(sql: Sql, chunk: ChunkCommit, isRepeat: boolean): Promise<CommitOutcome> {
  const [row] = await sql.query(...chunkQuery(chunk));
  if (row !== undefined) return committed(row);
  return isRepeat ? storedBefore(sql, chunk) : { kind: 'fenced' };
}

/**
 * Commits one chunk: text, debit, entry and the document's update, or nothing (G1). While the database is away the
 * identical chunk is repeated for about 20 s; then the database's error is thrown and the outcome may be unknown.
 * `wasTried`: it may be there already, by an attempt together with others.
 */
export function commitChunk(sql: Sql, chunk: ChunkCommit, wasTried = false): Promise<CommitOutcome> {
  return patiently(async (isRepeat) => {
    try {
      return await attempt(sql, chunk, isRepeat || wasTried);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      return refusal;
    }
  });
}

/**
 * Commits chunks of different generations and documents in one statement; outcomes in their order. Null when one of
 * them cannot be committed: then nothing was, and each must be tried by itself. Repeats as `commitChunk`.
 */
export function commitTogether(sql: Sql, chunks: readonly ChunkCommit[]): Promise<CommitOutcome[] | null> {
  return patiently(async (isRepeat) => {
    const rows = await sql.query(...chunksQuery(chunks)).catch((error: unknown) => {
      if (isPassing(error)) throw error;
      return null;
    });
    if (rows === null) return null;
    const byId = new Map(rows.map((row) => [row.id, committed(row)]));
    const outcomes = chunks.map(async (chunk): Promise<CommitOutcome> => {
      const outcome = byId.get(chunk.generationId);
      if (outcome !== undefined) return outcome;
      return isRepeat ? storedBefore(sql, chunk) : { kind: 'fenced' };
    });
    return Promise.all(outcomes);
  });
}
