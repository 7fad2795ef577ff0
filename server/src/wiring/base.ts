import { ownSecret } from '../database/secrets.ts';
import { type Idempotency, idempotency } from '../http/idempotency.ts';
import { type Authenticator, makeAuthenticator } from '../identity/authenticate.ts';
import { type Channel, localChannel } from '../kernel/channel.ts';
import { redisChannel } from '../kernel/redisChannel.ts';
import type { AppDeps } from './appShape.ts';
import { type Identity, openIdentity } from './identity.ts';

/** What every process of ours stands on, whatever it serves. */
export interface Base extends AppDeps {
  channel: Channel;
  identity: Identity;
  authenticator: Authenticator;
  idempotency: Idempotency;
  /** Whether people come by https, as far as the environment says. */
  https: boolean;
}

export async function openBase(deps: AppDeps): Promise<Base> {
  const { config, log, database } = deps;
  const { sql } = database;
  const channel = config.REDIS_URL === undefined ? localChannel() : redisChannel(config.REDIS_URL, log);
  const secret = config.SESSION_SECRET ?? (await ownSecret(sql, 'session'));
  return {
    ...deps,
    channel,
    identity: openIdentity({ ...deps, channel, secret }),
    authenticator: makeAuthenticator({ sql, channel }),
    idempotency: idempotency(sql, secret),
    https: config.PUBLIC_URL?.startsWith('https:') ?? false,
  };
}

/** Ends what `openBase` has opened, last of all but the database. */
export async function closeBase({ identity, authenticator, channel }: Base): Promise<void> {
  await identity.close();
  authenticator.close();
  await channel.close();
}
