import * as endpoints from '@penora/protocol/endpoints/sidecar';
import { textOfGeneration } from '../../generation/present.ts';
import { type Call, type Route, route } from '../../http/route.ts';
import { personOfToken } from '../../identity/sukusuku/signIn.ts';
import { forbidden } from '../../kernel/errors.ts';
import type { DelegatePrincipal, PersonPrincipal } from '../../kernel/principal.ts';
import { authorise } from '../../projects/authorise.ts';
import { ownedProjects, useByApp, type WholeRow, wholeProject } from '../../projects/stored.ts';
import { DELEGATION_SECONDS, delegate, type NewDelegation } from '../consent/delegations.ts';
import { useCode } from '../consent/handoffs.ts';
import { standsFor } from '../consent/standing.ts';
import { contentOf, contentsOf } from '../contents.ts';
import type { SidecarDeps } from '../deps.ts';
import { type ExternalPerson, personById } from '../people.ts';
import { done, ownProject } from '../present.ts';

const MOST_PROJECTS = 200;

const userOf = (person: ExternalPerson) => ({
  user_id: person.externalId,
  username: person.name,
  email: person.email,
});

/** What a person's own session or token opens, for pages of the sister applications as well. */
export function crossAppRoutes(deps: SidecarDeps): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.authoriseCrossApp, async (call) => {
      const wanted = await wantedBy(deps, call);
      const { standing, ...person } = await personById(sql, wanted.userId);
      if (!standsFor(standing, wanted.app)) throw forbidden('This person has withdrawn your application.');
      const user = userOf(person);
      return done({
        ...user,
        user,
        access_token: await delegate(sql, wanted),
        token_type: 'Bearer' as const,
        expires_in: DELEGATION_SECONDS,
      });
    }),
    route(endpoints.ownProjects, async ({ principal }) => {
      const [rows, use, person] = await Promise.all([
        ownedProjects(sql, principal.userId, { app: null, limit: MOST_PROJECTS, offset: 0 }),
        useByApp(sql, principal.userId),
        personById(sql, principal.userId),
      ]);
      const contents = await contentsOf(deps.projects.documents, rows);
      return done({
        projects: rows.map((row, index) => ownProject(row, contents[index] ?? '')),
        total_count: [...use.values()].reduce((sum, { projects }) => sum + projects, 0),
        user_info: userOf(person),
        api_version: '1.0' as const,
      });
    }),
    route(endpoints.ownProject, async ({ principal, params }) => {
      await authorise(sql, principal, params.code, 'read');
      const row = await wholeProject(sql, params.code);
      return done({ project: ownProject(row, await contentFor(deps, principal, row)) });
    }),
  ];
}

/** The result that was handed over, else all of the project. */
async function contentFor(
  { database, projects }: SidecarDeps,
  principal: PersonPrincipal | DelegatePrincipal,
  row: WholeRow,
): Promise<string> {
  const handoff = principal.kind === 'delegate' ? principal.handoff : null;
  if (handoff?.projectCode === row.code && handoff.generationId !== null)
    return textOfGeneration(database.sql, handoff.generationId);
  return contentOf(projects.documents, row);
}

/** Whom the caller may act for. Throws `unauthenticated` for a code or a JWT that is not good. */
async function wantedBy(
  deps: SidecarDeps,
  { body, header }: Call<unknown, unknown, { jwt_token?: string | undefined; code?: string | undefined }>,
): Promise<NewDelegation> {
  if (body.code !== undefined) return useCode(deps.database.sql, body.code);
  const { userId } = await personOfToken(deps.identity, deps.sukusuku, body.jwt_token ?? '');
  const isImagegene = header('origin') === new URL(deps.imagegeneUrl).origin;
  return { userId, app: isImagegene ? 'imagegene' : 'sukusuku', handoff: null };
}
