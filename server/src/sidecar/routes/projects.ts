import * as endpoints from '@penora/protocol/endpoints/sidecar';
import { App } from '@penora/protocol/schemas/project';
import type { ExternalProject } from '@penora/protocol/schemas/sidecar';
import { cleanTitle } from '@penora/protocol/schemas/text';
import { type Route, route } from '../../http/route.ts';
import { forbidden, invalid } from '../../kernel/errors.ts';
import type { DelegatePrincipal, KeyPrincipal } from '../../kernel/principal.ts';
import { authorise } from '../../projects/authorise.ts';
import { storageOf } from '../../projects/storage.ts';
import { ownedProjects, saveStored, useByApp, wholeProject } from '../../projects/stored.ts';
import { contentOf, contentsOf } from '../contents.ts';
import type { SidecarDeps } from '../deps.ts';
import { personOfKey, personReached } from '../people.ts';
import { done, externalProject, mb, storageStats } from '../present.ts';

const ALL = new Set(['', 'all']);

/** Which application's projects; null for all of them. */
function filterOf({ app_filter, app }: { app_filter?: string | undefined; app?: string | undefined }): string | null {
  const wanted = (app ?? app_filter ?? '').trim().toLowerCase();
  return ALL.has(wanted) ? null : wanted;
}

const acting = (key: KeyPrincipal, userId: string): DelegatePrincipal => {
  const [app = ''] = key.apps;
  return { kind: 'delegate', userId, app, by: `key:${key.keyId}`, handoff: null };
};

/** Projects of a person, for the applications that share the storage. */
export function projectRoutes(deps: SidecarDeps): Route[] {
  return [...readingRoutes(deps), savingRoute(deps), storageRoute(deps)];
}

async function projectsOf(
  { database, projects }: SidecarDeps,
  userId: string,
  query: { app_filter?: string | undefined; app?: string | undefined; limit: number; offset: number },
): Promise<{ list: ExternalProject[]; counts: Record<'penora' | 'imagegene' | 'listed', number> }> {
  const app = filterOf(query);
  const { limit, offset } = query;
  const [rows, use] = await Promise.all([
    ownedProjects(database.sql, userId, { app, limit, offset }),
    useByApp(database.sql, userId),
  ]);
  const contents = await contentsOf(projects.documents, rows);
  const count = (name: App): number => (app === null || app === name ? (use.get(name)?.projects ?? 0) : 0);
  const [penora, imagegene] = [count('penora'), count('imagegene')];
  return {
    list: rows.map((row, index) => externalProject(row, contents[index] ?? '')),
    counts: { penora, imagegene, listed: penora + imagegene },
  };
}

function readingRoutes(deps: SidecarDeps): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.userProjects, async ({ principal, query }) => {
      const person = await personOfKey(sql, query.user_id, principal);
      const { list, counts } = await projectsOf(deps, person.id, query);
      return done({ projects: list, total_projects: counts.listed, user_id: query.user_id });
    }),
    route(endpoints.allProjects, async ({ principal, query }) => {
      const person = await personOfKey(sql, query.user_id, principal);
      const [{ list, counts }, storage] = await Promise.all([
        projectsOf(deps, person.id, query),
        storageOf(sql, person.id),
      ]);
      const of = (app: App) => list.filter(({ app_source }) => app_source === app);
      return done({
        projects: list,
        all_projects: list,
        penora_projects: of('penora'),
        imagegene_projects: of('imagegene'),
        total_projects: counts.listed,
        total_count: counts.listed,
        penora_count: counts.penora,
        imagegene_count: counts.imagegene,
        user_id: query.user_id,
        storage_stats: storageStats(storage),
      });
    }),
    route(endpoints.unifiedProject, async ({ principal, params, query }) => {
      const person = await personOfKey(sql, query.user_id, principal);
      await authorise(sql, acting(principal, person.id), params.code, 'read');
      const row = await wholeProject(sql, params.code);
      return done({ project: externalProject(row, await contentOf(deps.projects.documents, row)) });
    }),
  ];
}

function savingRoute(deps: SidecarDeps): Route {
  const { sql } = deps.database;
  return route(endpoints.saveProject, async ({ principal, body }) => {
    const { app_source, project_type, title, content, metadata } = body;
    if (!principal.apps.has(app_source)) throw forbidden(`This key may not save projects of ${app_source}.`);
    const app = App.safeParse(app_source);
    if (!app.success) throw invalid('app_source', 'not an application with projects');
    const person = await personReached(sql, body.user_id, new Set([app_source]));
    const wanted = { app: app.data, type: project_type, title: cleanTitle(title), content, metadata };
    const project = await saveStored(deps.projects, person.id, wanted);
    const { usedBytes, limitBytes } = await storageOf(sql, person.id);
    return done({
      project_code: project.code,
      title: project.title,
      size_mb: mb(project.sizeBytes),
      storage_remaining_mb: mb(Math.max(0, limitBytes - usedBytes)),
    });
  });
}

function storageRoute({ database: { sql } }: SidecarDeps): Route {
  return route(endpoints.storageStats, async ({ principal, query }) => {
    const person = await personOfKey(sql, query.user_id, principal);
    const [storage, use] = await Promise.all([storageOf(sql, person.id), useByApp(sql, person.id)]);
    const [penora, imagegene] = [use.get('penora'), use.get('imagegene')];
    return done({
      storage_stats: storageStats(storage),
      breakdown: {
        penora_mb: mb(penora?.bytes ?? 0),
        imagegene_mb: mb(imagegene?.bytes ?? 0),
        total_projects: (penora?.projects ?? 0) + (imagegene?.projects ?? 0),
        penora_projects: penora?.projects ?? 0,
        imagegene_projects: imagegene?.projects ?? 0,
      },
    });
  });
}
