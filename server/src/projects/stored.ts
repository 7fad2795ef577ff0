import type { App, Project } from '@penora/protocol/schemas/project';
import { type Row, type Sql, statement } from '../database/sql.ts';
import { notFound } from '../kernel/errors.ts';
import { tellProject } from './changes.ts';
import { makeProject } from './create.ts';
import type { ProjectsDeps } from './deps.ts';
import { type ProjectRow, projectColumns } from './projectRow.ts';

/** A project that is no document: its content is kept as it came and never changed here. */
export interface NewStored {
  app: App;
  type: string;
  title: string;
  content: string;
  metadata: Record<string, unknown>;
}

const contentStatement = statement(
  `update projects set app = $2, type = $3, content = $4, metadata = $5::jsonb where code = $1`,
);

/** Saves a project for its owner, within the owner's storage (S1). Throws as `makeProject`. */
export async function saveStored(deps: ProjectsDeps, ownerId: string, wanted: NewStored): Promise<Project> {
  const { app, type, title, content, metadata } = wanted;
  const sizeBytes = Buffer.byteLength(content);
  const project = await deps.database.transaction(({ sql }) =>
    makeProject(deps, sql, {
      ownerId,
      title,
      leastBytes: sizeBytes,
      async write(tx, code) {
        await tx.query(contentStatement, [code, app, type, content, JSON.stringify(metadata)]);
        return { sizeBytes, words: 0 };
      },
    }),
  );
  tellProject(deps.channel, { kind: 'changed', code: project.code });
  return { ...project, app, type };
}

/** A project with what other applications see of it. `content` is null for a document. */
export interface WholeRow extends ProjectRow {
  content: string | null;
  metadata: Record<string, unknown>;
}

const WHOLE = `${projectColumns}, p.content, p.metadata`;
const ownedStatement = statement<WholeRow>(
  `select ${WHOLE} from projects p
   where p.owner_id = $1 and p.deleted_at is null and ($2::text is null or p.app = $2)
   order by p.updated_at desc, p.code desc limit $3 offset $4`,
);
const oneStatement = statement<WholeRow>(`select ${WHOLE} from projects p where p.code = $1`);
const useStatement = statement<Row & { app: App; bytes: number; projects: number }>(
  `select app, sum(size_bytes)::bigint as bytes, count(*) filter (where deleted_at is null) as projects
   from projects where owner_id = $1 group by app`,
);

/** The projects that somebody owns, last changed first, the bin left out. */
export function ownedProjects(
  sql: Sql,
  ownerId: string,
  { app, limit, offset }: { app: string | null; limit: number; offset: number },
): Promise<WholeRow[]> {
  return sql.query(ownedStatement, [ownerId, app, limit, offset]);
}

/** One project, whoever may see it. Throws `not_found`. */
export async function wholeProject(sql: Sql, code: string): Promise<WholeRow> {
  const [row] = await sql.query(oneStatement, [code]);
  if (row === undefined) throw notFound('project');
  return row;
}

/** What somebody's projects take by application, the bin included, and how many of them are not in it. */
export async function useByApp(sql: Sql, ownerId: string): Promise<Map<App, { bytes: number; projects: number }>> {
  const rows = await sql.query(useStatement, [ownerId]);
  return new Map(rows.map(({ app, bytes, projects }) => [app, { bytes, projects }]));
}
