import { type Sql, statement } from '../../../database/sql.ts';

/** One update of the log with what is known of it. */
export interface Written {
  number: number;
  bytes: Uint8Array;
  userId: string | null;
  generationId: string | null;
  atMs: number;
}

/** Rows and blocks that are read at once; a block is what one compaction has taken. */
const ROWS = 4_000;
const BLOCKS = 8;
/** A compaction between two reads moves rows; it does not do so several times in a row. */
const TRIES = 5;

const blocksStatement = statement<{
  first_number: number;
  bytes: Uint8Array;
  sizes: number[];
  user_ids: (string | null)[];
  generation_ids: (string | null)[];
  times: number[];
}>(
  `select first_number, bytes, sizes, user_ids, generation_ids,
     array(select (extract(epoch from t) * 1000)::float8 from unnest(times) with ordinality as u (t, i) order by i) as times
   from document_archive where project_code = $1 and last_number > $2 order by first_number limit $3`,
);

const rowsStatement = statement<{
  number: number;
  bytes: Uint8Array;
  user_id: string | null;
  generation_id: string | null;
  at: Date;
}>(
  `select number, bytes, user_id, generation_id, at from document_updates
   where project_code = $1 and number > $2 order by number limit $3`,
);

/** From which update on the log is whole, and where it ends. */
const reachStatement = statement<{ first: number; last: number }>(
  `select coalesce((select min(a.first_number) from document_archive a where a.project_code = d.project_code),
     d.snapshot_number + 1) as first, d.last_number as last
   from documents d where d.project_code = $1`,
);

export async function reachOf(sql: Sql, code: string): Promise<{ first: number; last: number } | null> {
  const [row] = await sql.query(reachStatement, [code]);
  return row ?? null;
}

/** The updates after a number, from the archive and the log, without a hole; some thousands at once. */
export async function writtenAfter(sql: Sql, code: string, after: number): Promise<Written[]> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const archived = await archivedAfter(sql, code, after);
    const found = archived.length > 0 ? archived : await loggedAfter(sql, code, after);
    if (found.every(({ number }, index) => number === after + 1 + index)) return found;
  }
  throw new Error(`the archive of ${code} has a hole after ${after}`);
}

async function archivedAfter(sql: Sql, code: string, after: number): Promise<Written[]> {
  const blocks = await sql.query(blocksStatement, [code, after, BLOCKS]);
  return blocks.flatMap(({ first_number, bytes, sizes, user_ids, generation_ids, times }) => {
    let start = 0;
    const written = sizes.map((size, index) => {
      const own = bytes.subarray(start, start + size);
      start += size;
      return {
        number: first_number + index,
        bytes: own,
        userId: user_ids[index] ?? null,
        generationId: generation_ids[index] ?? null,
        atMs: times[index] ?? 0,
      };
    });
    return written.filter(({ number }) => number > after);
  });
}

async function loggedAfter(sql: Sql, code: string, after: number): Promise<Written[]> {
  const rows = await sql.query(rowsStatement, [code, after, ROWS]);
  return rows.map(({ number, bytes, user_id, generation_id, at }) => ({
    ...{ number, bytes, userId: user_id, generationId: generation_id, atMs: at.getTime() },
  }));
}
