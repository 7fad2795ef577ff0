import type { ModelKey } from '@penora/protocol/catalog/models';
import type { ToolKey } from '@penora/protocol/catalog/tools';
import { statement } from '../database/sql.ts';
import type { Documents } from '../documents/documents.ts';
import { purgeArchive } from '../documents/log/create.ts';
import type { VersionsDeps } from '../documents/versions/deps.ts';
import { versionLimits } from '../documents/versions/limits.ts';
import { versionRoutes } from '../documents/versions/routes.ts';
import { Versions } from '../documents/versions/versions.ts';
import type { Route } from '../http/route.ts';
import { namesByIds } from '../identity/people.ts';
import type { Job } from '../kernel/jobs.ts';
import type { Base } from './base.ts';
import { bookSize } from './bookSize.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const generationsStatement = statement<{ id: string; model: ModelKey; tool: ToolKey; requested_by: string }>(
  'select id, model, tool, requested_by from generations where id = any($1::uuid[])',
);

/** Versions with what they need of documents, identity and generations. */
export function openVersions(
  { database, log }: Base,
  documents: Documents,
): { versions: Versions; routes: Route[]; jobs: Job[] } {
  const { sql } = database;
  const deps: VersionsDeps = {
    database,
    log,
    limits: versionLimits,
    documents,
    namesOf: (ids) => namesByIds(sql, ids),
    async generationsOf(ids) {
      const rows = ids.length === 0 ? [] : await sql.query(generationsStatement, [ids]);
      return new Map(rows.map(({ id, model, tool, requested_by }) => [id, { model, tool, userId: requested_by }]));
    },
    bookSize: (code) => bookSize(database, documents, code),
  };
  const versions = new Versions(deps);
  return {
    versions,
    routes: versionRoutes(deps, versions),
    jobs: [
      { name: 'versions', everyMs: MINUTE_MS, run: () => versions.keepDue() },
      { name: 'archive', everyMs: HOUR_MS, run: () => purgeArchive(sql) },
    ],
  };
}
