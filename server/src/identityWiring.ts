import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { Route } from './http/route.ts';
import type { IdentityDeps } from './identity/deps.ts';
import { identityLimits } from './identity/limits.ts';
import { makePasswords } from './identity/passwords.ts';
import { identityRoutes } from './identity/routes.ts';
import { type SukusukuDoor, sukusukuRoutes } from './identity/sukusuku/routes.ts';
import type { Channel } from './kernel/channel.ts';
import { openAccount } from './ledger/post.ts';
import { welcome } from './ledger/welcome.ts';
import { acceptInvitations } from './projects/invitations.ts';

export interface IdentityWorld {
  config: Config;
  database: Database;
  channel: Channel;
}

/** What identity needs of the other slices. */
export function identityDeps({ config, database, channel }: IdentityWorld): IdentityDeps {
  return {
    database,
    channel,
    passwords: makePasswords(),
    limits: identityLimits(config.LIMITS, config.production),
    verifiesAddresses: config.SMTP_URL !== undefined,
    openAccount,
    welcome,
    onVerifiedAddress: acceptInvitations,
  };
}

/** What was agreed on with sukusuku.ai; also for sister applications that bring its tokens (`personOfToken`). */
export const sukusukuDoor = (config: Config): SukusukuDoor => ({
  url: config.SUKUSUKU_URL,
  jwtSecret: config.SUKUSUKU_JWT_SECRET,
  jwtIssuer: config.SUKUSUKU_JWT_ISSUER,
  jwtAudience: config.SUKUSUKU_JWT_AUDIENCE,
  paramsSecret: config.SUKUSUKU_PARAMS_SECRET,
});

/** Every way in. */
export function signInRoutes({ config }: IdentityWorld, identity: IdentityDeps): Route[] {
  return [...identityRoutes(identity), ...sukusukuRoutes(identity, sukusukuDoor(config))];
}
