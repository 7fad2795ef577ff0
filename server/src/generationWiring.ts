import type { Sql } from './database/sql.ts';
import { type Membership, rolesOf } from './projects/authorise.ts';
import { may } from './projects/may.ts';

/** Those who may have something written where they ask, as `CODE USERID`. */
export async function mayGenerate(sql: Sql, asked: readonly Membership[]): Promise<ReadonlySet<string>> {
  const roles = await rolesOf(sql, asked);
  return new Set(roles.filter(({ role }) => may(role, 'generate')).map(({ code, userId }) => `${code} ${userId}`));
}
