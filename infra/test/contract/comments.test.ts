import { Comment } from '@penora/protocol/schemas/comment';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import { Collab } from '../kit/collab.ts';
import { Listener } from '../kit/listener.ts';
import { Person, refusalOf } from '../kit/person.ts';
import { service } from '../kit/service.ts';

const penora = service();

const One = z.object({ comment: Comment });
const Page = z.object({ items: z.array(Comment), nextCursor: z.string().nullable() });

/** The first paragraph's words. */
const wordsOf = ({ doc }: Collab): Y.XmlText => {
  const block = doc.getXmlFragment('default').get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('no words');
  return text;
};
const place = (text: Y.XmlText, index: number): string =>
  Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index))).toString('base64');
const indexOf = (doc: Y.Doc, position: string): number | undefined =>
  Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(Buffer.from(position, 'base64')), doc)?.index;

test('a comment of a commenter is told to who is there, moves with the text, and leaves the text alone', async () => {
  const [anna, bob] = await Promise.all([Person.register(penora.url, 'Anna'), Person.register(penora.url, 'Bob')]);
  const code = await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
  await anna.invite(code, bob, 'commenter');
  const collab = new Collab(penora.url, code, anna);
  await collab.whenSynced();
  const words = wordsOf(collab);
  const listener = new Listener(penora.url, anna);
  await listener.connected();
  await listener.join(code);

  const anchor = { from: place(words, 4), to: place(words, 8) };
  const said = await bob.fetch('POST', `/api/projects/${code}/comments`, { anchor, text: 'Which lamp?' });
  expect(said.status).toBe(201);
  const { comment } = One.parse(await said.json());
  expect(comment).toMatchObject({ userId: bob.id, anchor, text: 'Which lamp?', resolved: false });
  await listener.until(() => listener.commented.includes(code));

  words.insert(0, 'Long ago: ');
  const [read] = Page.parse(await anna.get(`/api/projects/${code}/comments`)).items;
  expect([indexOf(collab.doc, read?.anchor.from ?? ''), indexOf(collab.doc, read?.anchor.to ?? '')]).toEqual([14, 18]);
  expect(await anna.text(code)).not.toContain('Which lamp');
  listener.close();
  collab.close();
});

test('thread, resolve, delete; the same request twice is one comment', async () => {
  const [anna, bob] = await Promise.all([Person.register(penora.url, 'Anna'), Person.register(penora.url, 'Bob')]);
  const code = await anna.project();
  await anna.invite(code, bob, 'commenter');
  const path = `/api/projects/${code}/comments`;
  const anchor = { from: 'AQdkZWZhdWx0AA==', to: 'AQdkZWZhdWx0AA==' };
  const key = { 'idempotency-key': 'once' };
  const first = One.parse(await bob.post(path, { anchor, text: 'Here' }, key)).comment;
  expect(One.parse(await bob.post(path, { anchor, text: 'Here' }, key)).comment.id).toBe(first.id);
  const reply = One.parse(await anna.post(path, { anchor, text: 'Yes', replyTo: first.id })).comment;
  expect(reply.replyTo).toBe(first.id);
  expect((await refusalOf(bob.call('PATCH', `${path}/${first.id}`, { resolved: true }))).status).toBe(403);
  expect(One.parse(await anna.call('PATCH', `${path}/${first.id}`, { resolved: true })).comment.resolved).toBe(true);
  expect((await refusalOf(bob.call('DELETE', `${path}/${reply.id}`))).status).toBe(403);
  expect((await bob.fetch('DELETE', `${path}/${first.id}`)).status).toBe(204);
  expect(Page.parse(await anna.get(path)).items).toEqual([]);
});
