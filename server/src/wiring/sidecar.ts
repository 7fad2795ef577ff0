import { crossOrigin, crossOriginRouter } from '../http/crossOrigin.ts';
import { limiter } from '../http/rateLimit.ts';
import type { Route } from '../http/route.ts';
import { makeRouter } from '../http/router.ts';
import { watchSignIns } from '../identity/signIns.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Job } from '../kernel/jobs.ts';
import { BalanceFeed } from '../ledger/balanceFeed.ts';
import { balanceStreamRoute } from '../ledger/balanceStream.ts';
import type { ProjectsDeps } from '../projects/deps.ts';
import { sidecarAuthenticator } from '../sidecar/authenticate.ts';
import { purgeDelegations } from '../sidecar/consent/delegations.ts';
import { type SidecarDeps, sidecarLimits, wrongKeyRule } from '../sidecar/deps.ts';
import { isCrossApp } from '../sidecar/dialect.ts';
import { KeyRing } from '../sidecar/keys/keyRing.ts';
import { applicationRoutes } from '../sidecar/routes/applications.ts';
import { creditRoutes } from '../sidecar/routes/credits.ts';
import { crossAppRoutes } from '../sidecar/routes/crossApp.ts';
import { peopleRoutes } from '../sidecar/routes/people.ts';
import { projectRoutes } from '../sidecar/routes/projects.ts';
import type { Base } from './base.ts';
import { sukusukuSettings } from './identity.ts';

export interface SidecarWorld {
  projects: ProjectsDeps;
  serving(): boolean;
}

export interface Sidecar {
  /** For browsers on pages of the sister applications; before everything else. */
  ahead: ReturnType<typeof makeRouter>;
  router: ReturnType<typeof makeRouter>;
  /** The paths of `router`, for the description. */
  routes: readonly Route[];
  /** What people do about applications, for the router of people. */
  personRoutes: readonly Route[];
  jobs: readonly Job[];
  close(): void;
}

const HOUR_MS = 3_600_000;

/** REST for the sister applications, in the process of the service or in one of its own. */
export function openSidecar(base: Base, { projects, serving }: SidecarWorld): Sidecar {
  const { config, database, channel, log, authenticator } = base;
  const { sql } = database;
  const balances = new BalanceFeed(sql, channel, log);
  const deps: SidecarDeps = {
    database,
    channel,
    identity: base.identity.deps,
    projects,
    balances,
    ring: new KeyRing(sql, config.PENORA_API_KEY),
    sukusuku: sukusukuSettings(config),
    imagegeneUrl: config.IMAGEGENE_URL,
    wrongKeys: wrongKeyRule(config.LIMITS),
    keyInQuery: config.API_KEY_IN_QUERY,
  };
  const routes = [...creditRoutes(deps), ...projectRoutes(deps), ...peopleRoutes(deps), ...crossAppRoutes(deps)];
  const sites = crossOrigin([config.IMAGEGENE_URL, config.SUKUSUKU_URL], isCrossApp);
  const { perKey, perPerson, perAddress, seconds } = sidecarLimits;
  const router = makeRouter(
    routes,
    {
      authenticate: sidecarAuthenticator(deps, authenticator),
      signInAgain: async () => {
        throw new Refusal('unauthenticated');
      },
      idempotency: base.idempotency,
      limit: limiter(perKey, seconds, config.LIMITS, 'key'),
      limitPerson: limiter(perPerson, seconds, config.LIMITS, 'person'),
      limitAddress: limiter(perAddress, seconds, config.LIMITS, 'address'),
      crossOrigin: sites,
      publicUrl: config.PUBLIC_URL,
      serving,
    },
    '/api/unified',
  );
  return {
    ahead: crossOriginRouter(sites, isCrossApp),
    router,
    routes,
    personRoutes: [
      ...applicationRoutes(deps),
      balanceStreamRoute({ balances, signIns: watchSignIns({ sql, channel }) }),
    ],
    jobs: [{ name: 'delegations', everyMs: HOUR_MS, run: () => purgeDelegations(sql) }],
    close: () => balances.close(),
  };
}
