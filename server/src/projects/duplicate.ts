import { limits } from '@penora/protocol/catalog/limits';
import type { Project } from '@penora/protocol/schemas/project';
import { statement } from '../database/sql.ts';
import type { Principal } from '../kernel/principal.ts';
import { authorise } from './authorise.ts';
import { makeProject } from './create.ts';
import type { ProjectsDeps } from './deps.ts';

/** Copies of copies that are remembered: who wrote a text is looked for no further back. */
const GENERATIONS_OF_COPIES = 20;

// What is no document, an image project's content, is copied with the row.
const contentStatement = statement<{ is_document: boolean }>(
  `update projects p set type = o.type, app = o.app, content = o.content,
     metadata = case when o.app = 'penora' then o.metadata || jsonb_build_object('copyOf',
       (to_jsonb(o.code) || coalesce(o.metadata -> 'copyOf', '[]')) - ${GENERATIONS_OF_COPIES}) else o.metadata end
   from projects o where p.code = $1 and o.code = $2 returning o.content is null as is_document`,
);

const SUFFIX = ' (copy)';

/** The title of a copy, within the length of titles. */
export function copyTitle(title: string): string {
  return (
    Array.from(title)
      .slice(0, limits.titleCharacters - SUFFIX.length)
      .join('') + SUFFIX
  );
}

/** A copy that the caller owns, of a project that the caller may read. Throws as `authorise` and `makeProject`. */
export async function duplicateProject(
  deps: ProjectsDeps,
  principal: Principal | null,
  code: string,
): Promise<Project> {
  const { project, userId } = await authorise(deps.database.sql, principal, code, 'export');
  return deps.database.transaction(({ sql }) =>
    makeProject(deps, sql, {
      ownerId: userId,
      title: copyTitle(project.title),
      leastBytes: 0,
      async write(tx, copy) {
        const [kind] = await tx.query(contentStatement, [copy, code]);
        if (kind?.is_document ?? true) return deps.documents.copy(tx, code, copy);
        return { sizeBytes: project.sizeBytes, words: project.words };
      },
    }),
  );
}
