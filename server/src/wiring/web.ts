import { fileURLToPath } from 'node:url';
import { docsRouter } from '../http/docs.ts';
import { makeExpress } from '../http/express.ts';
import { healthRouter } from '../http/health.ts';
import { pages } from '../http/pages.ts';
import { limiter } from '../http/rateLimit.ts';
import type { Route } from '../http/route.ts';
import { makeRouter } from '../http/router.ts';
import { callerOf } from '../identity/caller.ts';
import { signInAs } from '../identity/login.ts';
import { checkoutOf } from '../payments/gateways.ts';
import { sidecarDialect } from '../sidecar/dialect.ts';
import { sidecarGuide } from '../sidecar/guide.ts';
import type { Base } from './base.ts';
import type { Sidecar } from './sidecar.ts';

const CLIENT_FOLDER = fileURLToPath(new URL('../../../client/dist', import.meta.url));
const VERSION = '0.1.0';
/** Requests of one caller in a minute. */
const REQUESTS_PER_MINUTE = 1_200;

export interface WebWorld {
  /** What people ask for. */
  routes: readonly Route[];
  sidecar: Sidecar;
  serving(): boolean;
}

/** Everything that answers a request: people's REST, the sister applications', health, the description, the pages. */
export function openWeb(base: Base, { routes, sidecar, serving }: WebWorld): ReturnType<typeof makeExpress> {
  const { config, log, authenticator, identity, https } = base;
  const router = makeRouter(routes, {
    authenticate: (credentials) => authenticator.authenticate(credentials),
    signInAgain: async (userId, call) => ({ ...(await signInAs(identity.deps, userId, callerOf(call))), userId }),
    idempotency: base.idempotency,
    limit: limiter(REQUESTS_PER_MINUTE, 60, config.LIMITS),
    publicUrl: config.PUBLIC_URL,
    serving,
  });
  const described = [...routes, ...sidecar.routes].map(({ endpoint }) => endpoint);
  return makeExpress({
    log,
    trustProxy: config.TRUST_PROXY,
    https,
    checkout: checkoutOf(config),
    ahead: [sidecar.ahead],
    dialects: [sidecarDialect],
    routers: [
      healthOf(base, serving),
      docsRouter(described, VERSION, sidecarGuide),
      sidecar.router,
      router,
      pages(CLIENT_FOLDER, { imagegene: config.IMAGEGENE_URL, sukusuku: config.SUKUSUKU_URL }),
    ],
  });
}

/** The sister applications' REST alone. */
export function openSidecarWeb(base: Base, sidecar: Sidecar, serving: () => boolean): ReturnType<typeof makeExpress> {
  const endpoints = sidecar.routes.map(({ endpoint }) => endpoint);
  return makeExpress({
    log: base.log,
    trustProxy: base.config.TRUST_PROXY,
    https: base.https,
    ahead: [sidecar.ahead],
    dialects: [sidecarDialect],
    routers: [healthOf(base, serving), docsRouter(endpoints, VERSION, sidecarGuide), sidecar.router],
  });
}

const healthOf = ({ config, database, channel }: Base, serving: () => boolean): ReturnType<typeof healthRouter> =>
  healthRouter({ database, serving, redis: config.REDIS_URL === undefined ? null : channel });
