import * as endpoints from '@penora/protocol/endpoints/export';
import type { ExportOptions } from '@penora/protocol/schemas/export';
import { type Answer, type Call, file, type Route, route } from '../../http/route.ts';
import { notFound } from '../../kernel/errors.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { authorise } from '../../projects/authorise.ts';
import { wholeProject } from '../../projects/stored.ts';
import type { ExportDeps } from './deps.ts';
import { madeByOf, makeFile } from './exporting.ts';
import { fileNameOf, mediaTypes } from './fileName.ts';
import type { ExportJob, Source } from './manuscript.ts';
import { selectionTree } from './selection.ts';

type PersonCall = Pick<Call, 'signal'> & { principal: PersonPrincipal };

/** A file never runs as a page of ours, and nobody keeps it for others. */
const SAFE = {
  'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Everything of protocol/src/endpoints/export.ts. */
export function exportRoutes(deps: ExportDeps): Route[] {
  const { sql } = deps.database;

  async function answer(call: PersonCall, job: ExportJob): Promise<Answer> {
    const { signal, principal } = call;
    const bytes = await makeFile(deps, job, { owner: principal.userId, signal });
    const { format } = job.options;
    return file(mediaTypes[format], bytes, fileNameOf(job.facts.title, format)).withHeaders(SAFE);
  }

  async function sourceOf(code: string, app: string): Promise<Source> {
    if (app === 'penora') return { kind: 'document', update: new Uint8Array(await deps.documents.state(code)) };
    return { kind: 'text', text: (await wholeProject(sql, code)).content ?? '' };
  }

  return [
    route(endpoints.exportProject, async (call) => {
      const { principal, params, query } = call;
      const { project, ownerId } = await authorise(sql, principal, params.code, 'export');
      const [source, author, madeBy] = await Promise.all([
        sourceOf(params.code, project.app),
        deps.nameOf(ownerId),
        query.howMade ? madeByOf(deps, params.code) : null,
      ]);
      const facts = { title: project.title, author, createdAt: new Date(), identifier: params.code, madeBy };
      return answer(call, { source, facts, options: query });
    }),
    route(endpoints.exportSelection, async (call) => {
      const { principal, params, body } = call;
      const { project, ownerId } = await authorise(sql, principal, params.code, 'export');
      const { content, title = project.title, ...chosen } = body;
      const tree = selectionTree(content);
      const author = await deps.nameOf(ownerId);
      const facts = { title, author, createdAt: new Date(), identifier: params.code, madeBy: null };
      const options: ExportOptions = { ...chosen, howMade: false };
      return answer(call, { source: { kind: 'tree', tree }, facts, options });
    }),
    route(endpoints.exportGeneration, async (call) => {
      const { principal, params, query } = call;
      const { projectCode, title, text, createdAt } = await deps.generation(params.id);
      // Not even that it exists is told to somebody outside the project.
      const { ownerId } = await authorise(sql, principal, projectCode, 'export').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'not_found') throw notFound('generation');
        throw error;
      });
      const author = await deps.nameOf(ownerId);
      const facts = { title, author, createdAt, identifier: params.id, madeBy: null };
      return answer(call, { source: { kind: 'text', text }, facts, options: { ...query, howMade: false } });
    }),
  ];
}
