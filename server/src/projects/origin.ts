import { type Sql, statement } from '../database/sql.ts';

const noteStatement = statement(
  `update projects set metadata = metadata || jsonb_build_object('savedFrom', $2::text) where code = $1`,
);

// What a sister application keeps with its own projects is its own word.
const readStatement = statement<{ id: string | null; codes: string[] | null }>(
  `select metadata ->> 'savedFrom' as id, metadata -> 'copyOf' as codes from projects
   where code = $1 and app = 'penora'`,
);

/** Notes of which generation a new project's text is. A copy of the project has it too. */
export async function noteSavedFrom(sql: Sql, code: string, generationId: string): Promise<void> {
  await sql.query(noteStatement, [code, generationId]);
}

/** Where a text may have come from when its project began. */
export interface Origin {
  /** The generation with whose text it began; null for none. */
  generationId: string | null;
  /** The project that it is a copy of, the one which that is a copy of, and so on. */
  copyOf: readonly string[];
}

export async function originOf(sql: Sql, code: string): Promise<Origin> {
  const [row] = await sql.query(readStatement, [code]);
  return { generationId: row?.id ?? null, copyOf: row?.codes ?? [] };
}
