import type { Chunk, GenerationStatus } from '@penora/protocol/schemas/generation';
import { type Sql, statement } from '../../database/sql.ts';

type ChunkRow = { seq: number; text: string; words: number; cost: number; at: Date };

const chunksStatement = statement<ChunkRow>(
  'select seq, text, words, cost, at from chunks where generation_id = $1 and seq > $2 order by seq limit $3',
  'generation_chunks',
);
const stateStatement = statement<{ seq: number; status: GenerationStatus }>(
  'select seq, status from generations where id = $1',
  'generation_state',
);

/** Chunks after a number, in order, without a gap (G3). */
export async function chunksAfter(sql: Sql, id: string, after: number, limit: number): Promise<Chunk[]> {
  const rows = await sql.query(chunksStatement, [id, after, limit]);
  return rows.map(({ seq, text, words, cost, at }) => {
    return { generationId: id, seq, text, words, costMilliku: cost, at: at.toISOString() };
  });
}

/** Number of the last chunk and the status, of one moment; null for an unknown generation. */
export async function stateOf(sql: Sql, id: string): Promise<{ seq: number; status: GenerationStatus } | null> {
  const [row] = await sql.query(stateStatement, [id]);
  return row ?? null;
}
