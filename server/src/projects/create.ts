import type { NewProject, Project } from '@penora/protocol/schemas/project';
import { cleanTitle } from '@penora/protocol/schemas/text';
import type { z } from 'zod';
import { type Sql, statement } from '../database/sql.ts';
import { wrongState } from '../kernel/errors.ts';
import { drawProjectCode } from '../kernel/ids.ts';
import type { ProjectsDeps, TextSize } from './deps.ts';
import { noteSavedFrom } from './origin.ts';
import { type ProjectRow, presentProject, projectColumns } from './projectRow.ts';
import { demandRoom, lockStorage, setSize } from './storage.ts';

const countStatement = statement<{ count: number }>('select count(*) as count from projects where owner_id = $1');
const insertStatement = statement<{ code: string }>(
  `insert into projects (code, owner_id, title) values ($1, $2, $3) on conflict (code) do nothing returning code`,
);
const ownerStatement = statement("insert into members (project_code, user_id, role) values ($1, $2, 'owner')");
const rowStatement = statement<ProjectRow>(`select ${projectColumns} from projects p where p.code = $1`);

/** With 36^6 codes even a million projects collide once in two thousand draws. */
const DRAWS = 12;

/** A row under a fresh code. */
async function insertProject(sql: Sql, ownerId: string, title: string, draw: () => string): Promise<string> {
  for (let tries = 0; tries < DRAWS; tries += 1) {
    const [made] = await sql.query(insertStatement, [draw(), ownerId, title]);
    if (made !== undefined) return made.code;
  }
  throw new Error('no free project code was drawn');
}

export interface Making {
  ownerId: string;
  title: string;
  /** What the text takes at least, known before it is made. */
  leastBytes: number;
  /** Makes the document and says how large it is. */
  write: (sql: Sql, code: string) => Promise<TextSize>;
}

/**
 * A project with its owner and its document in one transaction: all of it or nothing. Throws `storage_full` when the
 * text has no room, `wrong_state` for somebody who has too many projects.
 */
export async function makeProject(
  { limits }: Pick<ProjectsDeps, 'limits'>,
  sql: Sql,
  { ownerId, title, leastBytes, write }: Making,
  draw: () => string = drawProjectCode,
): Promise<Project> {
  await lockStorage(sql, [ownerId]);
  await demandRoom(sql, ownerId, leastBytes);
  const [{ count } = { count: 0 }] = await sql.query(countStatement, [ownerId]);
  if (count >= limits.projectsPerOwner) throw wrongState('You have too many projects. Delete some for ever first.');
  const code = await insertProject(sql, ownerId, cleanTitle(title), draw);
  await sql.query(ownerStatement, [code, ownerId]);
  const { sizeBytes, words } = await write(sql, code);
  await demandRoom(sql, ownerId, sizeBytes);
  await setSize(sql, code, sizeBytes, words);
  const [row] = await sql.query(rowStatement, [code]);
  if (row === undefined) throw new Error('a new project is not there');
  return presentProject(row, 'owner');
}

/** Newlines are counted apart: how many bytes they become is the document's business. */
const leastBytesOf = (text: string): number => Buffer.byteLength(text.replace(/\n+/g, ''));

/** A new project of this person, in the caller's transaction: for those who make more than a project at once. */
export function createProjectIn(
  deps: Pick<ProjectsDeps, 'limits' | 'documents'>,
  sql: Sql,
  ownerId: string,
  { title = '', text = '' }: z.output<typeof NewProject>,
): Promise<Project> {
  const write = (tx: Sql, code: string): Promise<TextSize> => deps.documents.create(tx, code, text);
  return makeProject(deps, sql, { ownerId, title, leastBytes: leastBytesOf(text), write });
}

/** A new project with what a generation has written; its text says so, wherever it goes. Throws as `makeProject`. */
export function saveAsProject(
  deps: ProjectsDeps,
  ownerId: string,
  { title = '', text, generationId }: { title?: string | undefined; text: string; generationId: string },
): Promise<Project> {
  const write = async (tx: Sql, code: string): Promise<TextSize> => {
    await noteSavedFrom(tx, code, generationId);
    return deps.documents.create(tx, code, text, generationId);
  };
  return deps.database.transaction(({ sql }) =>
    makeProject(deps, sql, { ownerId, title, leastBytes: leastBytesOf(text), write }),
  );
}

/** A new project of this person, with a text if there is one. Throws as `makeProject`. */
export function createProject(
  deps: ProjectsDeps,
  ownerId: string,
  wanted: z.output<typeof NewProject>,
): Promise<Project> {
  return deps.database.transaction(({ sql }) => createProjectIn(deps, sql, ownerId, wanted));
}
