import { scopes as allScopes } from '@penora/protocol/endpoint';
import * as endpoints from '@penora/protocol/endpoints/applications';
import { findRecord } from '../../generation/life/records.ts';
import { empty, type Route, route } from '../../http/route.ts';
import { notFound, wrongState } from '../../kernel/errors.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { authorise } from '../../projects/authorise.ts';
import { allow, consentTimes, withdraw } from '../consent/consents.ts';
import { makeCode } from '../consent/handoffs.ts';
import { standsFor } from '../consent/standing.ts';
import type { SidecarDeps } from '../deps.ts';
import { personById } from '../people.ts';

const names: Partial<Record<string, string>> = { imagegene: 'ImageGene', sukusuku: 'sukusuku.ai' };

/** Applications and what a person lets them do. */
async function applicationsOf(deps: SidecarDeps, userId: string): Promise<endpoints.Application[]> {
  const [byApp, { standing }, times] = await Promise.all([
    deps.ring.scopesByApp(),
    personById(deps.database.sql, userId),
    consentTimes(deps, userId),
  ]);
  return [...byApp].map(([app, held]) => {
    const allowed = standsFor(standing, app);
    const because = standing.allowed.has(app) ? 'person' : 'family';
    return {
      app,
      name: names[app] ?? app,
      scopes: allScopes.filter((scope) => held.has(scope)),
      allowed,
      because: allowed ? because : null,
      since: times.get(app)?.toISOString() ?? null,
    };
  });
}

async function applicationOf(deps: SidecarDeps, userId: string, app: string): Promise<endpoints.Application> {
  const found = (await applicationsOf(deps, userId)).find((one) => one.app === app);
  if (found === undefined) throw notFound('application');
  return found;
}

/** The person's own hand over what applications may do, and the way over to ImageGene. */
export function applicationRoutes(deps: SidecarDeps): Route[] {
  return [
    route(endpoints.listApplications, async ({ principal }) => ({
      items: await applicationsOf(deps, principal.userId),
    })),
    route(endpoints.allowApplication, async ({ principal, params }) => {
      await applicationOf(deps, principal.userId, params.app);
      await allow(deps, principal.userId, params.app);
      return { application: await applicationOf(deps, principal.userId, params.app) };
    }),
    route(endpoints.withdrawApplication, async ({ principal, params }) => {
      await applicationOf(deps, principal.userId, params.app);
      await withdraw(deps, principal.userId, params.app);
      return empty();
    }),
    route(endpoints.handOff, ({ principal, params, body }) =>
      handOver(deps, principal, params.code, body.generationId),
    ),
  ];
}

const IMAGEGENE = 'imagegene';

async function handOver(deps: SidecarDeps, principal: PersonPrincipal, code: string, generationId?: string) {
  const { sql } = deps.database;
  const { userId } = await authorise(sql, principal, code, 'export');
  if (generationId !== undefined && (await findRecord(deps.database, generationId)).projectCode !== code)
    throw notFound('generation');
  const { standing } = await personById(sql, userId);
  if (!standsFor(standing, IMAGEGENE))
    throw wrongState('You have not allowed ImageGene to work with your projects yet.');
  const handoff = { projectCode: code, generationId: generationId ?? null };
  const made = await makeCode(sql, userId, IMAGEGENE, handoff);
  const url = new URL(deps.imagegeneUrl);
  url.searchParams.set('project', code);
  url.searchParams.set('code', made.code);
  return { url: url.href, code: made.code, expiresAt: made.expiresAt.toISOString() };
}
