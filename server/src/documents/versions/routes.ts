import * as endpoints from '@penora/protocol/endpoints/versions';
import { empty, type Route, route } from '../../http/route.ts';
import { authorise } from '../../projects/authorise.ts';
import type { VersionsDeps } from './deps.ts';
import { replayPage } from './replay/replay.ts';
import type { Versions } from './versions.ts';

/** Everything of protocol/src/endpoints/versions.ts. */
export function versionRoutes(deps: VersionsDeps, versions: Versions): Route[] {
  return [...readingRoutes(deps, versions), ...changingRoutes(deps, versions)];
}

function readingRoutes(deps: VersionsDeps, versions: Versions): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.listVersions, async ({ principal, params, query }) => {
      await authorise(sql, principal, params.code, 'history');
      return versions.list(params.code, query);
    }),
    route(endpoints.openVersion, async ({ principal, params, query }) => {
      await authorise(sql, principal, params.code, 'history');
      return versions.open(params.code, params.id, query.against);
    }),
    route(endpoints.replay, async ({ principal, params, query }) => {
      await authorise(sql, principal, params.code, 'history');
      return replayPage(deps, versions.workshop, params.code, query.after);
    }),
  ];
}

function changingRoutes(deps: VersionsDeps, versions: Versions): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.createVersion, async ({ principal, params, body }) => {
      await authorise(sql, principal, params.code, 'version');
      return { version: await versions.create(params.code, principal.userId, body.name) };
    }),
    route(endpoints.changeVersion, async ({ principal, params, body }) => {
      await authorise(sql, principal, params.code, 'version');
      return { version: await versions.rename(params.code, params.id, body.name) };
    }),
    route(endpoints.deleteVersion, async ({ principal, params }) => {
      await authorise(sql, principal, params.code, 'version');
      await versions.remove(params.code, params.id);
      return empty();
    }),
    route(endpoints.restoreVersion, async ({ principal, params, body }) => {
      await authorise(sql, principal, params.code, 'version');
      return versions.restore(params.code, principal.userId, params.id, body.blocks);
    }),
    route(endpoints.undoRestoration, async ({ principal, params }) => {
      await authorise(sql, principal, params.code, 'version');
      return { version: await versions.undo(params.code, principal.userId, params.id) };
    }),
  ];
}
