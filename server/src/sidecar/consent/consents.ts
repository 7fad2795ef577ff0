import { z } from 'zod';
import type { Database } from '../../database/database.ts';
import { statement } from '../../database/sql.ts';
import type { Channel, Unsubscribe } from '../../kernel/channel.ts';
import { topic } from '../../kernel/topic.ts';

const sayStatement = statement(
  `insert into application_consents (user_id, app, allowed) values ($1, $2, $3)
   on conflict (user_id, app) do update set allowed = excluded.allowed, at = now()`,
);
const endTokensStatement = statement(
  'update delegations set revoked_at = now() where user_id = $1 and app = $2 and revoked_at is null',
);
const endCodesStatement = statement('delete from handoff_codes where user_id = $1 and app = $2');
const sinceStatement = statement<{ app: string; allowed: boolean; at: Date }>(
  'select app, allowed, at from application_consents where user_id = $1',
);

const changes = topic('consents', z.object({ userId: z.string() }));

type Deps = { database: Database; channel: Channel };

/** The person lets an application in. */
export async function allow({ database, channel }: Deps, userId: string, app: string): Promise<void> {
  await database.sql.query(sayStatement, [userId, app, true]);
  changes.publish(channel, userId, { userId });
}

/** The person shuts an application out: its tokens and codes for them end in the same moment. */
export async function withdraw({ database, channel }: Deps, userId: string, app: string): Promise<void> {
  await database.transaction(async ({ sql }) => {
    await sql.query(sayStatement, [userId, app, false]);
    await sql.query(endTokensStatement, [userId, app]);
    await sql.query(endCodesStatement, [userId, app]);
  });
  changes.publish(channel, userId, { userId });
}

export const onConsent = (channel: Channel, userId: string, listener: () => void): Unsubscribe =>
  changes.subscribe(channel, userId, listener);

/** When the person last said something about each application. */
export async function consentTimes({ database }: Pick<Deps, 'database'>, userId: string): Promise<Map<string, Date>> {
  const rows = await database.sql.query(sinceStatement, [userId]);
  return new Map(rows.map(({ app, at }) => [app, at]));
}
