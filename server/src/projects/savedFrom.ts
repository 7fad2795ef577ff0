import { type Sql, statement } from '../database/sql.ts';

const noteStatement = statement(
  `update projects set metadata = metadata || jsonb_build_object('savedFrom', $2::text) where code = $1`,
);

// What a sister application keeps with its own projects is its own word.
const readStatement = statement<{ id: string | null }>(
  `select metadata ->> 'savedFrom' as id from projects where code = $1 and app = 'penora'`,
);

/** Notes of which generation a new project's text is. A copy of the project has it too. */
export async function noteSavedFrom(sql: Sql, code: string, generationId: string): Promise<void> {
  await sql.query(noteStatement, [code, generationId]);
}

/** The generation with whose text a project began; null for any other project. */
export async function savedFrom(sql: Sql, code: string): Promise<string | null> {
  const [row] = await sql.query(readStatement, [code]);
  return row?.id ?? null;
}
