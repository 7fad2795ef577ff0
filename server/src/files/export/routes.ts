import * as endpoints from '@penora/protocol/endpoints/export';
import type { ExportOptions } from '@penora/protocol/schemas/export';
import type { Project } from '@penora/protocol/schemas/project';
import { demandAllowed, limiter } from '../../http/rateLimit.ts';
import { Answer, type Call, download, type Route, route } from '../../http/route.ts';
import { notFound } from '../../kernel/errors.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { authorise } from '../../projects/authorise.ts';
import { listProjects } from '../../projects/list.ts';
import { wholeProject } from '../../projects/stored.ts';
import { archiveOf } from './archive.ts';
import { commentsFile } from './commentsFile.ts';
import type { ExportDeps } from './deps.ts';
import { madeByOf, makeFile, owned, pourFile, type Wanted } from './exporting.ts';
import { fileNameOf, mediaTypes } from './fileName.ts';
import type { Source } from './manuscript.ts';
import { resultTitle } from './resultTitle.ts';

const ARCHIVES_PER_HOUR = 10;

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
  const archives = limiter(ARCHIVES_PER_HOUR, 3_600, deps.limitsFactor, 'archives');

  async function answer(call: PersonCall, wanted: Wanted): Promise<Answer> {
    const { signal, principal } = call;
    const { format } = wanted.options;
    const parts = pourFile(deps, wanted, { owner: principal.userId, signal });
    return (await download(mediaTypes[format], parts, fileNameOf(wanted.facts.title, format))).withHeaders(SAFE);
  }

  async function sourceOf(code: string, app: string): Promise<Source> {
    if (app === 'penora') {
      return { kind: 'document', updates: (await deps.documents.stored(code)).map(owned) };
    }
    return { kind: 'text', text: (await wholeProject(sql, code)).content ?? '' };
  }

  async function ownTexts(userId: string): Promise<Project[]> {
    const own: Project[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await listProjects(sql, userId, {
        limit: 200,
        bin: false,
        ...(cursor === undefined ? {} : { cursor }),
      });
      own.push(...page.items.filter(({ role }) => role === 'owner'));
      cursor = page.nextCursor ?? undefined;
      more = cursor !== undefined;
    }
    return own;
  }

  async function archive({ principal, signal }: PersonCall, format: ExportOptions['format']): Promise<Answer> {
    demandAllowed([await archives.use(principal.userId)]);
    const author = await deps.nameOf(principal.userId);
    const projects = await ownTexts(principal.userId);
    const options: ExportOptions = { format, paper: 'a4', style: 'book', howMade: false };
    const now = new Date();
    const chunks = archiveOf(
      {
        projects,
        async fileOf({ code, title, app }) {
          try {
            const facts = { title, author, createdAt: now, identifier: code, madeBy: null };
            const wanted: Wanted = { source: () => sourceOf(code, app), facts, options };
            return await makeFile(deps, wanted, { owner: `${principal.userId} archive`, signal });
          } catch (error) {
            deps.log.warn({ err: error, code }, 'a text is missing in an archive');
            return null;
          }
        },
        commentsOf: async ({ code, title }) => commentsFile(title, await deps.comments(principal, code)),
      },
      format,
      now,
    );
    const name = `penora-${now.toISOString().slice(0, 10)}.zip`;
    const headers = { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` };
    return new Answer({ headers: { ...headers, ...SAFE }, content: { kind: 'chunks', chunks } });
  }

  return [
    route(endpoints.exportAll, (call) => archive(call, call.query.format)),
    route(endpoints.exportProject, async (call) => {
      const { principal, params, query } = call;
      const { project, ownerId } = await authorise(sql, principal, params.code, 'export');
      const [author, madeBy] = await Promise.all([
        deps.nameOf(ownerId),
        query.howMade ? madeByOf(deps, params.code) : null,
      ]);
      const facts = { title: project.title, author, createdAt: new Date(), identifier: params.code, madeBy };
      return answer(call, { source: () => sourceOf(params.code, project.app), facts, options: query });
    }),
    route(endpoints.exportSelection, async (call) => {
      const { principal, params, body } = call;
      const { project, ownerId } = await authorise(sql, principal, params.code, 'export');
      const { content, title = project.title, ...chosen } = body;
      const author = await deps.nameOf(ownerId);
      const facts = { title, author, createdAt: new Date(), identifier: params.code, madeBy: null };
      const options: ExportOptions = { ...chosen, howMade: false };
      return answer(call, { source: async () => ({ kind: 'selection', content: content.content }), facts, options });
    }),
    route(endpoints.exportGeneration, async (call) => {
      const { principal, params, query } = call;
      const { projectCode, title: own, tool, text, createdAt } = await deps.generation(params.id);
      // Not even that it exists is told to somebody outside the project.
      const { project, ownerId } = await authorise(sql, principal, projectCode, 'export').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'not_found') throw notFound('generation');
        throw error;
      });
      const author = await deps.nameOf(ownerId);
      const title = own ?? resultTitle(project.title, tool);
      const facts = { title, author, createdAt, identifier: params.id, madeBy: null };
      return answer(call, {
        source: async () => ({ kind: 'text', text }),
        facts,
        options: { ...query, howMade: false },
      });
    }),
  ];
}
