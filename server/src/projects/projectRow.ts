import type { App, Project, Role } from '@penora/protocol/schemas/project';
import type { Row } from '../database/sql.ts';

/** A project as this slice reads it. */
export interface ProjectRow extends Row {
  code: string;
  owner_id: string;
  title: string;
  type: string;
  app: App;
  size_bytes: number;
  words: number;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

/** For `select` and `returning` on a table or alias named `p`. */
export const projectColumns =
  'p.code, p.owner_id, p.title, p.type, p.app, p.size_bytes, p.words, p.created_at, p.updated_at, p.deleted_at';

/** A project as one of its members sees it. */
export function presentProject(row: ProjectRow, role: Role): Project {
  return {
    code: row.code,
    title: row.title,
    type: row.type,
    app: row.app,
    role,
    sizeBytes: row.size_bytes,
    words: row.words,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
  };
}
