import type { ProjectDocuments } from '../projects/deps.ts';
import type { WholeRow } from '../projects/stored.ts';

/** Documents that are read at the same time for one answer. */
const AT_ONCE = 8;

/** The content of one project: as it was stored, or the document's text as it is now. */
export async function contentOf(documents: ProjectDocuments, row: WholeRow): Promise<string> {
  return row.content ?? documents.content(row.code, 'txt');
}

/** The contents of many; what is deleted meanwhile is empty. In the order of the rows. */
export async function contentsOf(documents: ProjectDocuments, rows: readonly WholeRow[]): Promise<string[]> {
  const contents: string[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    contents.push(...(await Promise.all(some.map((row) => contentOf(documents, row).catch(gone)))));
  }
  return contents;
}

function gone(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'not_found') return '';
  throw error;
}
