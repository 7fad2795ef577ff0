import { type Sql, statement } from '../database/sql.ts';
import { notFound } from '../kernel/errors.ts';

const ownerStatement = statement<{ owner_id: string }>(
  'select owner_id from projects where code = $1',
  'projects_owner',
);

/** Whose project it is. Throws `not_found`. */
export async function ownerOf(sql: Sql, code: string): Promise<string> {
  const [row] = await sql.query(ownerStatement, [code]);
  if (row === undefined) throw notFound('project');
  return row.owner_id;
}
