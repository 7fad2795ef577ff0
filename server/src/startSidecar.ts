import type { App, AppDeps } from './appShape.ts';
import { ownSecret } from './database/secrets.ts';
import { openDocuments } from './documents/documents.ts';
import { documentDeps } from './documentWiring.ts';
import { docsRouter } from './http/docs.ts';
import { makeExpress } from './http/express.ts';
import { healthRouter } from './http/health.ts';
import { idempotency } from './http/idempotency.ts';
import { makeAuthenticator } from './identity/authenticate.ts';
import { openIdentity } from './identityWiring.ts';
import { startJobs } from './jobs.ts';
import { localChannel } from './kernel/channel.ts';
import { redisChannel } from './kernel/redisChannel.ts';
import { projectLimits } from './projects/deps.ts';
import { sidecarDialect } from './sidecar/dialect.ts';
import { sidecarGuide } from './sidecar/guide.ts';
import { openSidecar } from './sidecarWiring.ts';

/**
 * The sidecar in a process of its own: the same paths over the same database, so that it can be scaled and cut off by
 * itself. It reads documents like any other process and never takes document sockets.
 */
export async function startSidecar({ config, log, database, http }: AppDeps): Promise<App> {
  const { sql } = database;
  const channel = config.REDIS_URL === undefined ? localChannel() : redisChannel(config.REDIS_URL, log);
  const secret = config.SESSION_SECRET ?? (await ownSecret(sql, 'session'));
  let serving = true;
  const identity = openIdentity({ config, database, channel, log, http, secret });
  const authenticator = makeAuthenticator({ sql, channel });
  const documents = openDocuments(
    documentDeps({
      ...{ database, channel, log, authenticator },
      limitsFactor: config.LIMITS,
      originAllowed: () => false,
      changed: () => undefined,
    }),
  );
  const sidecar = openSidecar({
    ...{ config, database, channel, log, authenticator },
    identity: identity.deps,
    projects: {
      ...{ database, channel, documents },
      verifiesAddresses: config.SMTP_URL !== undefined,
      limits: projectLimits(config.LIMITS),
      ...identity.outside,
    },
    idempotency: idempotency(sql, secret),
    serving: () => serving,
  });
  const endpoints = sidecar.routes.map(({ endpoint }) => endpoint);
  const handler = makeExpress({
    log,
    trustProxy: config.TRUST_PROXY,
    https: config.PUBLIC_URL?.startsWith('https:') ?? false,
    ahead: [sidecar.ahead],
    dialects: [sidecarDialect],
    routers: [
      healthRouter({ database, serving: () => serving, redis: config.REDIS_URL === undefined ? null : channel }),
      docsRouter(endpoints, '0.1.0', sidecarGuide),
      sidecar.router,
    ],
  });
  const stopJobs = startJobs(sidecar.jobs, log);
  return {
    handler,
    async stop(closeDoor) {
      serving = false;
      await stopJobs();
      closeDoor();
      sidecar.close();
      await documents.close();
      await identity.close();
      authenticator.close();
      await channel.close();
    },
  };
}
