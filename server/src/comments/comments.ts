import type { ListQuery } from '@penora/protocol/list';
import type { Comment, CommentChange, NewComment } from '@penora/protocol/schemas/comment';
import { type Sql, statement } from '../database/sql.ts';
import { type Page, readPage } from '../kernel/cursor.ts';
import { forbidden, invalid, notFound, wrongState } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Principal } from '../kernel/principal.ts';
import { authorise } from '../projects/authorise.ts';
import { tellProject } from '../projects/changes.ts';
import { may } from '../projects/may.ts';
import { lockProject } from '../projects/members.ts';
import { type AnchorBytes, parseAnchor } from './anchor.ts';
import { type CommentRow, commentColumns, commentTables, presentComment } from './commentRow.ts';
import type { CommentsDeps } from './deps.ts';

const listStatement = statement<CommentRow>(
  `select ${commentColumns} from ${commentTables}
   where c.project_code = $1
     and ($2::bigint is null or (c.created_at, c.id::text) < (timestamptz 'epoch' + $2 * interval '1 microsecond', $3))
   order by c.created_at desc, c.id::text desc limit $4`,
);
const oneStatement = statement<CommentRow>(
  `select ${commentColumns} from ${commentTables} where c.project_code = $1 and c.id = $2`,
);
const countStatement = statement<{ count: number }>('select count(*) as count from comments where project_code = $1');
const createStatement = statement(
  `insert into comments (id, project_code, thread_id, user_id, anchor_from, anchor_to, quote, text)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const rewordStatement = statement(
  'update comments set text = $3, edited_at = now() where project_code = $1 and id = $2',
);
const resolveStatement = statement(
  `update comments set resolved_at = case when $3 then coalesce(resolved_at, now()) end,
     resolved_by = case when $3 then coalesce(resolved_by, $4) end
   where project_code = $1 and id = $2`,
);
const deleteStatement = statement('delete from comments where project_code = $1 and id = $2');

async function rowOf(sql: Sql, code: string, id: string): Promise<CommentRow> {
  const [row] = await sql.query(oneStatement, [code, id]);
  if (row === undefined) throw notFound('comment');
  return row;
}

/** Comments and replies, newest first. Throws as `authorise`. */
export async function listComments(
  { database: { sql } }: Pick<CommentsDeps, 'database'>,
  principal: Principal | null,
  code: string,
  query: ListQuery,
): Promise<Page<Comment>> {
  await authorise(sql, principal, code, 'read');
  return readPage(query, (stretch) => sql.query(listStatement, [code, ...stretch]), presentComment);
}

/** An answer to an answer belongs to the same thread; a new thread needs its own place. */
async function placeOf(
  sql: Sql,
  code: string,
  { anchor, replyTo }: NewComment,
): Promise<{ threadId: string | null; anchor: AnchorBytes | null }> {
  if (replyTo !== undefined) {
    const answered = await rowOf(sql, code, replyTo);
    return { threadId: answered.thread_id ?? answered.id, anchor: null };
  }
  if (anchor === undefined) throw invalid('anchor', 'a comment needs a place');
  return { threadId: null, anchor: parseAnchor(anchor) };
}

/**
 * A comment on a passage, or an answer to one. Throws as `authorise`, `invalid` for an anchor that is none, `not_found`
 * for a comment to answer that is not there, `wrong_state` for a project that has enough of them.
 */
export async function createComment(
  deps: CommentsDeps,
  principal: Principal | null,
  code: string,
  wanted: NewComment,
): Promise<Comment> {
  if (wanted.anchor !== undefined) parseAnchor(wanted.anchor);
  const comment = await deps.database.transaction(async ({ sql }) => {
    const { userId } = await authorise(sql, principal, code, 'comment');
    await lockProject(sql, code);
    const { threadId, anchor } = await placeOf(sql, code, wanted);
    const [{ count } = { count: 0 }] = await sql.query(countStatement, [code]);
    if (count >= deps.limits.perProject)
      throw wrongState('This project has too many comments. Delete some that are resolved first.');
    const id = newId();
    const place = [anchor?.from ?? null, anchor?.to ?? null];
    await sql.query(createStatement, [id, code, threadId, userId, ...place, wanted.quote ?? '', wanted.text]);
    return presentComment(await rowOf(sql, code, id));
  });
  tellProject(deps.channel, { kind: 'comments', code });
  return comment;
}

/**
 * The words are their author's; a thread is resolved and opened by who may edit. Throws as `authorise`, `not_found`,
 * `forbidden`, `invalid` for a reply that is to be resolved.
 */
export async function changeComment(
  deps: CommentsDeps,
  principal: Principal | null,
  code: string,
  id: string,
  { text, resolved }: CommentChange,
): Promise<Comment> {
  const comment = await deps.database.transaction(async ({ sql }) => {
    const { userId } = await authorise(sql, principal, code, resolved === undefined ? 'comment' : 'resolve');
    await lockProject(sql, code);
    const before = await rowOf(sql, code, id);
    if (text !== undefined && before.user_id !== userId) throw forbidden('Only who wrote a comment can change it.');
    if (resolved !== undefined && before.thread_id !== null)
      throw invalid('resolved', 'a thread is resolved by its first comment');
    if (text !== undefined && text !== before.text) await sql.query(rewordStatement, [code, id, text]);
    if (resolved !== undefined) await sql.query(resolveStatement, [code, id, resolved, userId]);
    return presentComment(await rowOf(sql, code, id));
  });
  tellProject(deps.channel, { kind: 'comments', code });
  return comment;
}

/** Deletes a comment, with the first of a thread all of it. Throws as `authorise`, `not_found`, `forbidden`. */
export async function deleteComment(
  deps: CommentsDeps,
  principal: Principal | null,
  code: string,
  id: string,
): Promise<void> {
  await deps.database.transaction(async ({ sql }) => {
    const { userId, role } = await authorise(sql, principal, code, 'comment');
    await lockProject(sql, code);
    const { user_id: author } = await rowOf(sql, code, id);
    if (author !== userId && !may(role, 'moderate'))
      throw forbidden('Only who wrote a comment, or the owner, can delete it.');
    await sql.query(deleteStatement, [code, id]);
  });
  tellProject(deps.channel, { kind: 'comments', code });
}
