import type { Server } from 'node:http';
import { moveComments } from '../comments/moveComments.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { Route } from '../http/route.ts';
import { sealer } from '../http/seal.ts';
import type { IdentityDeps } from '../identity/deps.ts';
import { googleClient } from '../identity/google/client.ts';
import { type GoogleDoor, googleDoor, googleRoutes } from '../identity/google/routes.ts';
import { identityLimits } from '../identity/limits.ts';
import { methodRoutes } from '../identity/methodRoutes.ts';
import { makePasswords } from '../identity/passwords.ts';
import { identityRoutes } from '../identity/routes.ts';
import { connecting } from '../identity/sukusuku/connect.ts';
import { sukusukuRoutes } from '../identity/sukusuku/routes.ts';
import type { SukusukuSettings } from '../identity/sukusuku/signed.ts';
import { makeAside } from '../kernel/aside.ts';
import type { Channel } from '../kernel/channel.ts';
import type { Logger } from '../kernel/log.ts';
import { moveBalance } from '../ledger/moveBalance.ts';
import { openAccount } from '../ledger/post.ts';
import { welcome } from '../ledger/welcome.ts';
import { type Mailing, openMail } from '../mail/mailer.ts';
import { joinBuyers } from '../payments/joinBuyers.ts';
import type { ProjectsDeps } from '../projects/deps.ts';
import { acceptInvitations } from '../projects/invitations.ts';
import { moveProjects } from '../projects/moveProjects.ts';

export interface IdentityWorld {
  config: Config;
  database: Database;
  channel: Channel;
  log: Logger;
  http: Server;
  /** The service's own. */
  secret: string;
}

export interface Identity {
  deps: IdentityDeps;
  mail: Mailing;
  /** What others need to send letters and to make links. */
  outside: Pick<ProjectsDeps, 'mailer' | 'publicUrl' | 'seal' | 'aside'>;
  routes: Route[];
  /** Ends what goes on after answers; while the database is there. */
  close(): Promise<void>;
}

const GOOGLE = 'https://accounts.google.com';

/** Where links lead: never taken from a request, which could name any host. */
function publicUrlOf({ config, http }: Pick<IdentityWorld, 'config' | 'http'>): () => string {
  return () => {
    if (config.PUBLIC_URL !== undefined) return new URL(config.PUBLIC_URL).origin;
    const address = http.address();
    return `http://localhost:${typeof address === 'object' && address !== null ? address.port : config.PORT}`;
  };
}

/** What was agreed on with sukusuku.ai; also for sister applications that bring its tokens (`personOfToken`). */
export const sukusukuSettings = (config: Config): SukusukuSettings => ({
  jwtSecret: config.SUKUSUKU_JWT_SECRET,
  jwtIssuer: config.SUKUSUKU_JWT_ISSUER,
  jwtAudience: config.SUKUSUKU_JWT_AUDIENCE,
  paramsSecret: config.SUKUSUKU_PARAMS_SECRET,
});

function googleOf(config: Config, sealing: { secret: string; secure: boolean }): GoogleDoor | null {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret, GOOGLE_ISSUER: issuer = GOOGLE } = config;
  if (clientId === undefined || clientSecret === undefined) return null;
  return googleDoor(googleClient({ clientId, clientSecret, issuer, allowHttp: !config.production }), sealing);
}

/** Identity with what it needs of the other slices, and every way in. */
export function openIdentity(world: IdentityWorld): Identity {
  const { config, database, channel, log, secret } = world;
  const mail = openMail({
    smtpUrl: config.SMTP_URL,
    from: config.MAIL_FROM,
    publicUrl: config.PUBLIC_URL,
    production: config.production,
    log,
  });
  const aside = makeAside(log);
  const deps: IdentityDeps = {
    database,
    channel,
    passwords: makePasswords(),
    limits: identityLimits(config.LIMITS, config.production),
    verifiesAddresses: config.SMTP_URL !== undefined,
    mailer: mail.mailer,
    mailReaches: mail.reaches,
    publicUrl: publicUrlOf(world),
    aside: aside.run,
    openAccount,
    welcome,
    onVerifiedAddress: acceptInvitations,
    // On somebody's own machine no address is ever proved: there the one that was typed has to do.
    onClaimedAddress: async (sql, userId, address) => {
      if (config.SMTP_URL === undefined && !config.production) await acceptInvitations(sql, userId, address);
    },
    async moveBelongings(sql, from, to) {
      await moveProjects(sql, from, to);
      await moveComments(sql, from, to);
      await joinBuyers(sql, from, to);
      await moveBalance(sql, from, to);
    },
  };
  const sealing = { secret, secure: config.PUBLIC_URL?.startsWith('https:') ?? false };
  const settings = sukusukuSettings(config);
  const isOpen = settings.jwtSecret !== undefined || settings.paramsSecret !== undefined;
  const google = googleOf(config, sealing);
  const sukusuku = connecting(sealing);
  const shown = {
    google: google !== null,
    sukusukuUrl: isOpen ? config.SUKUSUKU_URL : null,
    mail: mail.reaches,
    mailPage: mail.page,
  };
  return {
    deps,
    mail,
    outside: { mailer: mail.mailer, publicUrl: deps.publicUrl, seal: sealer(secret, 'penora links'), aside: aside.run },
    routes: [
      ...identityRoutes(deps),
      ...methodRoutes(deps, { shown, google, sukusuku }),
      ...sukusukuRoutes(deps, { ...settings, url: config.SUKUSUKU_URL, connecting: sukusuku }),
      ...googleRoutes(deps, google),
      ...mail.routes,
    ],
    async close() {
      await aside.settled();
      await mail.mailer.close();
    },
  };
}
