import { NewComment } from '@penora/protocol/schemas/comment';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { refusal } from '../../identity/test/world.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { deleteProject } from '../../projects/bin.ts';
import { openWorld, type World } from '../../projects/test/world.ts';
import { changeComment, createComment, deleteComment, listComments } from '../comments.ts';
import { type CommentsDeps, commentLimits } from '../deps.ts';
import { moveComments } from '../moveComments.ts';

let world: World;
let deps: CommentsDeps;
let code: string;
let [owner, editor, commenter, other, viewer]: PersonPrincipal[] = [];

beforeAll(async () => {
  world = await openWorld();
  deps = { database: world.database, channel: world.channel, limits: commentLimits };
});
afterAll(() => world.close());
beforeEach(async () => {
  [owner, editor, commenter, other, viewer] = await Promise.all(Array.from({ length: 5 }, () => world.person()));
  if (!owner || !editor || !commenter || !other || !viewer) throw new Error('five people');
  code = await world.project(owner);
  await world.join(code, editor, 'editor');
  await world.join(code, commenter, 'commenter');
  await world.join(code, other, 'commenter');
  await world.join(code, viewer, 'viewer');
});

function placeIn(root: string): string {
  const doc = new Y.Doc();
  const position = Y.createRelativePositionFromTypeIndex(doc.get(root, Y.XmlFragment), 0);
  return Buffer.from(Y.encodeRelativePosition(position)).toString('base64');
}
const anchor = { from: placeIn('default'), to: placeIn('default') };

type Who = PersonPrincipal | undefined;
const say = (who: Who, more: Record<string, unknown> = {}) =>
  createComment(deps, who ?? null, code, NewComment.parse({ anchor, text: 'Why?', quote: 'Once', ...more }));
const change = (who: Who, id: string, wish: { text?: string; resolved?: boolean }) =>
  changeComment(deps, who ?? null, code, id, wish);
const list = async (who: Who) => (await listComments(deps, who ?? null, code, { limit: 200 })).items;

test('a comment is read by everybody here, newest first, with the place it was written at', async () => {
  const told = world.listen(code);
  const first = await say(commenter);
  const second = await say(owner, { text: '  two\r\nlines\u0007 ' });
  expect(first).toMatchObject({ userId: commenter?.userId, name: 'Anna', anchor, quote: 'Once', resolved: false });
  expect(first).toMatchObject({ replyTo: null, editedAt: null });
  expect(second.text).toBe('two\nlines');
  expect(await list(viewer)).toEqual([second, first]);
  expect(told).toEqual([
    { kind: 'comments', code },
    { kind: 'comments', code },
  ]);
});

test('an answer to an answer belongs to the thread, stands where it stands, and is resolved with it', async () => {
  const first = await say(commenter);
  const answer = await say(other, { anchor: undefined, replyTo: first.id, text: 'Because.' });
  const again = await say(commenter, { replyTo: answer.id, text: 'I see.' });
  expect([answer, again]).toMatchObject([
    { replyTo: first.id, anchor },
    { replyTo: first.id, anchor },
  ]);
  expect(await change(editor, first.id, { resolved: true })).toMatchObject({ resolved: true });
  expect((await list(viewer)).map(({ resolved }) => resolved)).toEqual([true, true, true]);
  expect(await change(editor, first.id, { resolved: false })).toMatchObject({ resolved: false });
  expect(await refusal(change(editor, answer.id, { resolved: true }))).toMatchObject({ code: 'invalid' });
});

test('pages end and go on without a gap', async () => {
  const made = [];
  for (const text of ['1', '2', '3']) made.unshift((await say(owner, { text })).id);
  const page = await listComments(deps, owner ?? null, code, { limit: 2 });
  const rest = await listComments(deps, owner ?? null, code, { limit: 2, cursor: page.nextCursor ?? '' });
  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(made);
  expect(rest.nextCursor).toBeNull();
});

describe('who may', () => {
  test('write: commenters and above; a viewer and a stranger may not', async () => {
    for (const who of [commenter, editor, owner]) expect((await say(who)).userId).toBe(who?.userId);
    expect(await refusal(say(viewer))).toMatchObject({ code: 'forbidden' });
    expect(await refusal(say(await world.person()))).toMatchObject({ code: 'not_found' });
  });

  test('change the words: the author alone; the time of it is told', async () => {
    const { id } = await say(commenter);
    for (const who of [owner, editor, other, viewer])
      expect(await refusal(change(who, id, { text: 'No' }))).toMatchObject({ code: 'forbidden' });
    const changed = await change(commenter, id, { text: 'Why now?' });
    expect(changed).toMatchObject({ text: 'Why now?', editedAt: expect.any(String) });
  });

  test('resolve: editors and above, and all of a change or nothing', async () => {
    const { id } = await say(commenter);
    for (const who of [commenter, viewer])
      expect(await refusal(change(who, id, { resolved: true }))).toMatchObject({ code: 'forbidden' });
    expect(await refusal(change(editor, id, { resolved: true, text: 'Mine' }))).toMatchObject({ code: 'forbidden' });
    expect(await list(owner)).toMatchObject([{ resolved: false, text: 'Why?' }]);
  });

  test('delete: the author and the owner; with the first of a thread it is gone', async () => {
    const [first, mine] = [await say(commenter), await say(commenter)];
    await say(other, { replyTo: first.id });
    for (const who of [editor, other, viewer])
      expect(await refusal(deleteComment(deps, who ?? null, code, first.id))).toMatchObject({ code: 'forbidden' });
    await deleteComment(deps, commenter ?? null, code, mine.id);
    expect(await list(owner)).toHaveLength(2);
    await deleteComment(deps, owner ?? null, code, first.id);
    expect(await list(owner)).toEqual([]);
    expect(await refusal(deleteComment(deps, owner ?? null, code, first.id))).toMatchObject({ code: 'not_found' });
  });

  test('reach a comment through another project: nobody', async () => {
    const { id } = await say(commenter);
    const elsewhere = await world.project(commenter ?? { kind: 'person', userId: '', sessionId: '' });
    const other = changeComment(deps, commenter ?? null, elsewhere, id, { text: 'Here' });
    expect(await refusal(other)).toMatchObject({ code: 'not_found' });
    const reply = createComment(deps, commenter ?? null, elsewhere, NewComment.parse({ text: 'x', replyTo: id }));
    expect(await refusal(reply)).toMatchObject({ code: 'not_found' });
  });

  test('say anything in the bin: nobody; its owner reads on', async () => {
    await say(owner);
    await deleteProject(world.deps, owner ?? null, code, { forever: false });
    expect(await refusal(say(owner))).toMatchObject({ code: 'not_found' });
    expect(await list(owner)).toHaveLength(1);
    await deleteProject(world.deps, owner ?? null, code, { forever: true });
    expect(await world.rows('select 1 from comments where project_code = $1', [code])).toEqual([]);
  });
});

test('a place that no text has is refused', async () => {
  const noise = Buffer.from([9, 9, 9]).toString('base64');
  for (const from of [noise, placeIn('another'), Buffer.from([1]).toString('base64')])
    expect(await refusal(say(owner, { anchor: { from, to: anchor.to } })), from).toMatchObject({ code: 'invalid' });
  expect(NewComment.safeParse({ text: 'nowhere' }).success).toBe(false);
  expect(NewComment.safeParse({ anchor, text: ' \n ' }).success).toBe(false);
  expect(NewComment.safeParse({ anchor, text: 'x'.repeat(4_001) }).success).toBe(false);
});

test('there are never more than the limit, of many at the same moment', async () => {
  deps = { ...deps, limits: { perProject: 3 } };
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => say(commenter)));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(await refusal(say(commenter))).toMatchObject({ code: 'wrong_state' });
  deps = { ...deps, limits: commentLimits };
});

test('what one account has said belongs to the account that it is joined with', async () => {
  const { id } = await say(commenter);
  await moveComments(world.database.sql, commenter?.userId ?? '', other?.userId ?? '');
  expect((await list(owner)).find((comment) => comment.id === id)?.userId).toBe(other?.userId);
});
