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

const encodedStatement = statement<{ seq: number; json: string }>(
  `select seq, json_build_object('generationId', generation_id, 'seq', seq, 'text', text, 'words', words,
     'costMilliku', cost)::text as json
   from chunks where generation_id = $1 and seq > $2 order by seq limit $3`,
  'generation_chunks_encoded',
);
const pageStatement = statement<{ seq: number; status: GenerationStatus; chunks: string }>(
  `select g.seq, g.status, coalesce((
     select json_agg(json_build_object('generationId', c.generation_id, 'seq', c.seq, 'text', c.text, 'words', c.words,
       'costMilliku', c.cost, 'at', to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by c.seq)
     from (select * from chunks where generation_id = g.id and seq > $2 order by seq limit $3) c
   )::text, '[]') as chunks
   from generations g where g.id = $1`,
  'generation_chunk_page',
);

/** Chunks as events, encoded by the database: a replay is copied through, not built anew. */
export function encodedAfter(
  sql: Sql,
  id: string,
  after: number,
  limit: number,
): Promise<{ seq: number; json: string }[]> {
  return sql.query(encodedStatement, [id, after, limit]);
}

/** A page of chunks (`ChunkPage`) as JSON, of one moment; null for an unknown generation. */
export async function chunkPage(sql: Sql, id: string, after: number, limit: number): Promise<string | null> {
  const [row] = await sql.query(pageStatement, [id, after, limit]);
  if (row === undefined) return null;
  return `{"chunks":${row.chunks},"lastSeq":${row.seq},"status":${JSON.stringify(row.status)}}`;
}

/** Number of the last chunk and the status, of one moment; null for an unknown generation. */
export async function stateOf(sql: Sql, id: string): Promise<{ seq: number; status: GenerationStatus } | null> {
  const [row] = await sql.query(stateStatement, [id]);
  return row ?? null;
}
