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

/** The members of a chunk as JSON without a space: a page is some hundred kilobytes of them. */
const MEMBERS = `'"generationId":"' || generation_id || '","seq":' || seq || ',"text":' || to_json(text) || ',"words":' || words
  || ',"costMilliku":' || cost`;
const AT = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const encodedStatement = statement<{ seq: number; json: string }>(
  `select seq, '{' || ${MEMBERS} || '}' as json
   from chunks where generation_id = $1 and seq > $2 order by seq limit $3`,
  'generation_chunks_encoded',
);
const pageStatement = statement<{ seq: number; status: GenerationStatus; chunks: string }>(
  `select g.seq, g.status, coalesce((
     select string_agg('{' || ${MEMBERS} || ',"at":"' || ${AT} || '"}', ',' order by seq)
     from (select * from chunks where generation_id = g.id and seq > $2 order by seq limit $3) c
   ), '') as chunks
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
  return `{"chunks":[${row.chunks}],"lastSeq":${row.seq},"status":${JSON.stringify(row.status)}}`;
}

/** Number of the last chunk and the status, of one moment; null for an unknown generation. */
export async function stateOf(sql: Sql, id: string): Promise<{ seq: number; status: GenerationStatus } | null> {
  const [row] = await sql.query(stateStatement, [id]);
  return row ?? null;
}
