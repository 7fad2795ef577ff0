import { type Sql, statement } from '../database/sql.ts';
import { purgeMailLinks } from './mail/links.ts';
import { purgeUsedSignIns } from './sukusuku/signIn.ts';
import { purgeThrottles } from './throttle.ts';

const sessionsStatement = statement(
  "delete from sessions where least(coalesce(revoked_at, expires_at), expires_at) < now() - interval '7 days'",
);
const tokensStatement = statement(
  "delete from access_tokens where coalesce(revoked_at, expires_at) < now() - interval '30 days'",
);

/** Removes what has ended long ago; hourly is often enough. */
export async function purgeIdentity(sql: Sql): Promise<void> {
  await sql.query(sessionsStatement);
  await sql.query(tokensStatement);
  await purgeUsedSignIns(sql);
  await purgeMailLinks(sql);
  await purgeThrottles(sql);
}
