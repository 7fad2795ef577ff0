import * as endpoints from '@penora/protocol/endpoints/projects';
import type { ContentFormat } from '@penora/protocol/schemas/project';
import { Answer, empty, type Route, route } from '../http/route.ts';
import { authorise } from './authorise.ts';
import { deleteProject, restoreProject } from './bin.ts';
import { createProject } from './create.ts';
import type { ProjectsDeps } from './deps.ts';
import { duplicateProject } from './duplicate.ts';
import { listProjects } from './list.ts';
import { changeMember, removeMember } from './memberChanges.ts';
import { addMember, listMembers } from './members.ts';
import { renameProject } from './rename.ts';
import { sharingRoutes } from './sharingRoutes.ts';
import { wholeProject } from './stored.ts';

const contentTypes: Record<ContentFormat, string> = {
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** What people wrote is shown as it is and never runs: the page has no rights of ours. */
const contentAnswer = (format: ContentFormat, text: string): Answer =>
  new Answer({
    headers: {
      'content-type': contentTypes[format],
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    content: { kind: 'bytes', bytes: text },
  });

/** Everything of protocol/src/endpoints/projects.ts. */
export function projectRoutes(deps: ProjectsDeps): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.listProjects, (call) => listProjects(sql, call.principal.userId, call.query)),
    route(endpoints.createProject, async (call) => ({
      project: await createProject(deps, call.principal.userId, call.body),
    })),
    route(endpoints.getProject, async ({ principal, params }) => ({
      project: (await authorise(sql, principal, params.code, 'read')).project,
    })),
    route(endpoints.changeProject, async ({ principal, params, body }) => ({
      project: await renameProject(deps, principal, params.code, body.title),
    })),
    route(endpoints.deleteProject, async ({ principal, params, query }) => {
      await deleteProject(deps, principal, params.code, query);
      return empty();
    }),
    route(endpoints.restoreProject, async ({ principal, params }) => ({
      project: await restoreProject(deps, principal, params.code),
    })),
    route(endpoints.duplicateProject, async ({ principal, params }) => ({
      project: await duplicateProject(deps, principal, params.code),
    })),
    route(endpoints.projectContent, async ({ principal, params, query }) => {
      const { project } = await authorise(sql, principal, params.code, 'read');
      // What is no document has one content and no formats.
      if (project.app !== 'penora') return contentAnswer('txt', (await wholeProject(sql, params.code)).content ?? '');
      return contentAnswer(query.format, await deps.documents.content(params.code, query.format));
    }),
    ...memberRoutes(deps),
    ...sharingRoutes(deps),
  ];
}

function memberRoutes(deps: ProjectsDeps): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.listMembers, ({ principal, params, query }) => listMembers(sql, principal, params.code, query)),
    route(endpoints.addMember, async ({ principal, params, body }) => ({
      member: await addMember(deps, principal, params.code, body),
    })),
    route(endpoints.changeMember, async ({ principal, params, body }) => ({
      member: await changeMember(deps, principal, params.code, params.userId, body.role),
    })),
    route(endpoints.removeMember, async ({ principal, params }) => {
      await removeMember(deps, principal, params.code, params.userId);
      return empty();
    }),
  ];
}
