import { closeCodes } from '@penora/protocol/closeCodes';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { mutate } from './test/mutate.ts';
import { Random } from './test/random.ts';
import { type RawClient, wordsHeard } from './test/rawClient.ts';
import { startService } from './test/service.ts';
import { until } from './test/stockClient.ts';
import { suite } from './test/suite.ts';
import { made, Typist } from './test/updates.ts';
import { Writer } from './update/writer.ts';

const on = suite();

test('D6 poison, piece by piece: the room goes on, and a new process loads it', async () => {
  const code = await on.db.project();
  const ann = await on.raw(code, 'ann', '&ext=1');
  const random = new Random(21);
  const typist = new Typist();
  // Whatever is changed in these, they are not the other's.
  const poisoner = new Typist(7_700_000_000);
  const good = [poisoner.begin(), poisoner.type('poison'), poisoner.erase(3, 2)];
  ann.update(typist.begin());
  for (let turn = 0; turn < 60; turn += 1) {
    const bad = await on.raw(code, `bad${turn}`);
    for (let count = 0; count < 5; count += 1) bad.update(mutate(random.pick(good), random, good));
    ann.update(typist.type(`${turn} `));
    await until(() => ann.heard.some((heard) => heard.kind === 'saved' && heard.dealt === turn + 2));
    bad.leave();
  }
  const fresh = await startService(await on.db.another());
  expect(await fresh.documents.text(code)).toContain(Array.from({ length: 60 }, (_, turn) => `${turn} `).join(''));
  expect(await on.joined(code, fresh)).toBe(await on.joined(code));
  await fresh.stop();
});

describe('D6 an update that breaks a limit or the schema is refused whole', () => {
  const insert = (name: string, then?: (node: Y.XmlElement) => void) =>
    made((doc) => {
      const node = new Y.XmlElement(name);
      doc.getXmlFragment('default').insert(0, [node]);
      then?.(node);
    });
  const text = (attributes: Record<string, unknown>) =>
    insert('paragraph', (node) => {
      const words = new Y.XmlText();
      node.insert(0, [words]);
      words.insert(0, 'words', attributes);
    });

  test.each<[string, Uint8Array]>([
    ['garbage', Uint8Array.of(1, 2, 3, 4, 5)],
    ['a client whose deletions come twice', new Writer().uint(0).uint(2).uint(5).uint(0).uint(5).uint(0).done()],
    ['another root', made((doc) => doc.getMap('settings').set('a', 1))],
    ['an unknown node', insert('script')],
    ['an unknown mark', text({ blink: {} })],
    ['a forbidden link', text({ link: { href: 'javascript:alert(1)' } })],
    ['a link with a hidden scheme', text({ link: { href: '\u0001javascript:alert(1)' } })],
    ['a generation that is none', text({ generation: { id: 'x' } })],
    ['an unknown attribute', insert('paragraph', (node) => node.setAttribute('onclick', 'x'))],
    ['a level that headings do not have', insert('heading', (node) => node.setAttribute('level', 9 as never))],
    ['text in the root', made((doc) => doc.getXmlFragment('default').insert(0, [new Y.XmlText('x')]))],
    ['an item without its list', insert('listItem')],
    [
      'an embed',
      made((doc) => {
        const words = new Y.XmlText();
        doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
        (doc.getXmlFragment('default').get(0) as Y.XmlElement).insert(0, [words]);
        words.insertEmbed(0, { image: 'http://tracker.example/x.png' });
      }),
    ],
  ])('%s', async (_, update) => {
    const code = await on.db.project();
    const [bad, ben, cem] = [await on.raw(code, 'bad'), await on.raw(code, 'ben'), await on.raw(code, 'cem')];
    bad.update(update);
    expect(await bad.closed).toBe(closeCodes.invalid);
    ben.update(new Typist().begin());
    await cem.next('update');
    expect(cem.heard.filter(({ kind }) => kind === 'update')).toHaveLength(1);
    expect(await on.rowsOf(code)).toHaveLength(1);
  });

  test('what comes behind it on the same socket is not taken either, what came before is', async () => {
    const code = await on.db.project();
    const [bad, ben] = [await on.raw(code, 'bad'), await on.raw(code, 'ben')];
    const typist = new Typist();
    bad.update(typist.begin());
    bad.update(Uint8Array.of(7));
    bad.update(typist.type('x'));
    expect(await bad.closed).toBe(closeCodes.invalid);
    await ben.next('update');
    expect(await on.rowsOf(code)).toHaveLength(1);
  });

  test('a missing dependency is parked while the server asks', async () => {
    const code = await on.db.project();
    const [ann, ben] = [await on.raw(code, 'ann'), await on.raw(code, 'ben')];
    const typist = new Typist();
    const [begin, one, two] = [typist.begin(), typist.type('one'), typist.type('two')];
    await ann.next('step1');
    ann.update(two);
    expect(Y.decodeStateVector((await ann.next('step1')).bytes)).toEqual(new Map());
    ann.update(one);
    ann.update(begin);
    await until(() => wordsHeard(ben) === 'onetwo');
    expect(await on.joined(code)).toBe('onetwo');
  });

  test('what stays missing is told to come back', async () => {
    const code = await on.db.project();
    const ann = await on.raw(code, 'ann');
    const typist = new Typist();
    typist.begin();
    ann.update(typist.type('x'));
    expect(await ann.closed).toBe(closeCodes.tryLater);
    expect(await on.rowsOf(code)).toEqual([]);
  });

  test('too much of it at once, too', async () => {
    const code = await on.db.project();
    const ann = await on.raw(code, 'ann');
    for (let count = 0; count < 300; count += 1) {
      const typist = new Typist();
      typist.begin();
      ann.update(typist.type('x'));
    }
    expect(await ann.closed).toBe(closeCodes.tryLater);
  });

  test.each<[string, (client: RawClient) => void, number]>([
    ['a frame over 8 MiB', (client) => client.send(new Uint8Array(8 * 1_048_576 + 1)), closeCodes.frameTooLarge],
    ['a text frame', (client) => client.send('text'), closeCodes.invalid],
    ['an empty frame', (client) => client.send(new Uint8Array(0)), closeCodes.invalid],
    ['an unknown message', (client) => client.send(Uint8Array.of(50, 1, 2)), closeCodes.invalid],
    ['an unknown sync message', (client) => client.send(Uint8Array.of(0, 7, 0)), closeCodes.invalid],
    ['a length beyond the frame', (client) => client.send(Uint8Array.of(0, 2, 255, 255, 255, 127)), closeCodes.invalid],
    ['a state vector that is none', (client) => client.send(Uint8Array.of(0, 0, 2, 9, 9)), closeCodes.invalid],
    ['awareness that is no JSON', (client) => client.send(Uint8Array.of(1, 5, 1, 99, 1, 1, 123)), closeCodes.invalid],
  ])('%s', async (_, send, expected) => {
    const client = await on.raw(await on.db.project());
    send(client);
    expect(await client.closed).toBe(expected);
  });

  test('auth messages are ignored', async () => {
    const client = await on.raw(await on.db.project());
    client.send(Uint8Array.of(2, 0, 1, 65));
    client.step1();
    await client.next('step2');
  });
});
