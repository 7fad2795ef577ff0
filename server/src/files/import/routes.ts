import * as endpoints from '@penora/protocol/endpoints/files';
import { type Route, route } from '../../http/route.ts';
import type { ImportDeps } from './deps.ts';
import { projectFrom } from './importProject.ts';
import { readUpload } from './readUpload.ts';
import { findUpload, keepUpload } from './uploads.ts';

/** Everything of protocol/src/endpoints/files.ts. */
export function importRoutes(deps: ImportDeps): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.analyzeFile, async ({ principal: { userId }, upload, signal }) => {
      const reading = await readUpload(deps, upload, { userId, signal });
      const prices = await deps.pricesOf(reading.facts.words);
      const { id, expiresAt } = await keepUpload(sql, userId, reading);
      const { sizeBytes: _, characters: __, ...facts } = reading.facts;
      return { fileId: id, expiresAt: expiresAt.toISOString(), title: reading.title, ...facts, ...prices };
    }),
    route(endpoints.importProject, async ({ principal: { userId }, upload, body, signal }) => {
      const { fileId, title } = body;
      const isKept = fileId !== undefined && upload === null;
      const reading = isKept
        ? await findUpload(sql, fileId, userId)
        : await readUpload(deps, upload, { userId, signal });
      const project = await projectFrom(deps, userId, title ?? reading.title, reading);
      return { project, notices: reading.facts.notices };
    }),
  ];
}
