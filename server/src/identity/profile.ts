import { type Sql, statement } from '../database/sql.ts';
import { notFound } from '../kernel/errors.ts';

const renameStatement = statement<{ id: string }>(
  'update users set name = $2 where id = $1 and deleted_at is null returning id',
);

/** Gives a person another name, cleaned before. Throws `not_found`. */
export async function renamePerson(sql: Sql, userId: string, name: string): Promise<void> {
  if ((await sql.query(renameStatement, [userId, name])).length === 0) throw notFound('person');
}
