import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Collab } from '../kit/collab.ts';
import { Listener } from '../kit/listener.ts';
import { forget, type Penora, startPenora } from '../kit/penora.ts';
import { Person } from '../kit/person.ts';
import { addParagraph, fold, typeAtStart } from '../kit/text.ts';

let penora: Penora;
let anna: Person;
beforeAll(async () => {
  penora = await startPenora();
  anna = await Person.register(penora.url);
});
afterAll(() => forget(penora));

async function opened(person: Person, code: string): Promise<Collab> {
  const collab = new Collab(penora.url, code, { cookie: person.cookie, origin: penora.url });
  await collab.whenSynced();
  return collab;
}

/** Each sees what the other wrote last, hence all before it. */
async function inStep(...rooms: Collab[]): Promise<void> {
  for (const room of rooms) {
    const mark = `Seen ${room.doc.clientID}.`;
    addParagraph(room.doc, mark);
    await Promise.all(rooms.map((other) => other.whenText((text) => text.includes(mark))));
  }
}

test('D1 D2 D7 two stock clients converge, REST reads the same, and it is there after a restart', async () => {
  const code = await anna.project('Shared', 'Where it began.');
  const bob = await Person.register(penora.url, 'Bob');
  await anna.invite(code, bob, 'editor');
  const [a, b] = await Promise.all([opened(anna, code), opened(bob, code)]);
  expect(a.text).toBe('Where it began.');
  for (let n = 0; n < 20; n++) {
    addParagraph(a.doc, `a${n}`);
    addParagraph(b.doc, `b${n}`);
    typeAtStart(a.doc, 'x');
    typeAtStart(b.doc, 'y');
  }
  await inStep(a, b);
  expect(a.text).toBe(b.text);
  expect(Y.encodeStateVector(a.doc)).toEqual(Y.encodeStateVector(b.doc));
  const text = a.text;
  expect(fold(await bob.text(code))).toBe(fold(text));
  // The project's figures follow the live text a moment later.
  const sizeBytes = Buffer.byteLength(await anna.text(code));
  await expect.poll(async () => (await anna.projectInfo(code)).sizeBytes).toBe(sizeBytes);
  expect((await anna.projectInfo(code)).words).toBeGreaterThan(40);
  a.close();
  b.close();

  const { dataDir } = penora;
  expect(await penora.stop()).toBe(0);
  penora = await startPenora({ dataDir });
  anna = anna.at(penora.url);
  const again = await opened(anna, code);
  expect(again.text).toBe(text);
  again.close();
});

test('the client comes back by itself and brings what was written while the server was away', async () => {
  const code = await anna.project('Away', 'Before.');
  const a = await opened(anna, code);
  const { dataDir, url } = penora;
  const left = a.whenClosed();
  expect(await penora.stop()).toBe(0);
  expect(await left).toBe(1012);
  addParagraph(a.doc, 'Written alone.');
  penora = await startPenora({ dataDir, env: { PORT: new URL(url).port } });
  await a.whenSynced();
  const other = await opened(anna, code);
  expect(await other.whenText((text) => text.includes('Written alone.'))).toContain('Before.');
  a.close();
  other.close();
});

test('D3 the edits of viewers and commenters reach nobody, and their sockets stay open', async () => {
  for (const role of ['viewer', 'commenter']) {
    const code = await anna.project('Read only', 'Untouched.');
    const reader = await Person.register(penora.url, 'Vera');
    await anna.invite(code, reader, role);
    const [owner, read] = await Promise.all([opened(anna, code), opened(reader, code)]);
    addParagraph(read.doc, 'Smuggled in.');
    typeAtStart(owner.doc, 'Still ');
    // What comes after on the same socket proves that the edit before it was dealt with and the socket is open.
    await read.whenText((text) => text.includes('Still Untouched.'));
    await new Promise<void>((resolve) => {
      owner.provider.awareness.on('change', () => {
        const states = [...owner.provider.awareness.getStates().values()];
        if (states.some((state) => state.after === 'the edit')) resolve();
      });
      read.provider.awareness.setLocalStateField('after', 'the edit');
    });
    expect(read.closes).toEqual([]);
    expect(owner.text).toBe('Still Untouched.');
    const third = await opened(anna, code);
    expect(third.text).toBe('Still Untouched.');
    expect(await anna.text(code)).toBe('Still Untouched.');
    for (const room of [owner, read, third]) room.close();
  }
});

test('I3 a changed role takes effect on an open socket without closing it', async () => {
  const code = await anna.project('Promoted', 'Start.');
  const reader = await Person.register(penora.url, 'Vera');
  await anna.invite(code, reader, 'viewer');
  const [owner, read] = await Promise.all([opened(anna, code), opened(reader, code)]);
  await anna.call('PATCH', `/api/projects/${code}/members/${reader.id}`, { role: 'editor' });
  await until403IsOver(reader, code);
  addParagraph(read.doc, 'Now I may.');
  await owner.whenText((text) => text.includes('Now I may.'));
  expect(read.closes).toEqual([]);
  owner.close();
  read.close();
});

/** REST and sockets learn of a role by the same change; REST answers at once. */
async function until403IsOver(person: Person, code: string): Promise<void> {
  await person.call('PATCH', `/api/projects/${code}`, { title: 'Promoted, too' });
}

test('4401 without a session, 4404 for what is not there or not yours, 4403 when access is withdrawn', async () => {
  const code = await anna.project('Doors', 'Inside.');
  const stranger = await Person.register(penora.url, 'Stranger');
  const refused = async (who: Person, where: string): Promise<number> => {
    const collab = new Collab(penora.url, where, who.cookie === '' ? {} : { cookie: who.cookie });
    const closed = await collab.whenClosed();
    expect(collab.text).toBe('');
    collab.close();
    return closed;
  };
  expect(await refused(new Person(penora.url), code)).toBe(4401);
  expect(await refused(stranger, code)).toBe(4404);
  expect(await refused(anna, 'NOSUCH')).toBe(4404);
  expect(await refused(anna, 'not%20a%20code')).toBe(4404);

  await anna.invite(code, stranger, 'editor');
  const inside = await opened(stranger, code);
  const listener = new Listener(penora.url, stranger);
  await listener.connected();
  await listener.join(code);
  await anna.call('DELETE', `/api/projects/${code}/members/${stranger.id}`);
  expect(await inside.whenClosed()).toBe(4403);
  inside.close();
  expect(await refused(stranger, code)).toBe(4404);
  expect(await listener.ask('project:join', { code })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  listener.close();
});

test('D6 what can never be valid is refused with 4409 and changes nothing', async () => {
  const code = await anna.project('Strict', 'Proper text.');
  const other = await opened(anna, code);
  const attempts: ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getMap('settings').set('a', 1),
    (doc) => doc.getXmlFragment('default').push([new Y.XmlElement('script')]),
    (doc) => doc.getXmlFragment('default').push([new Y.XmlText('no block around it')]),
    (doc) => {
      const image = new Y.XmlElement('paragraph');
      image.setAttribute('onclick', 'alert(1)');
      doc.getXmlFragment('default').push([image]);
    },
    (doc) => {
      const paragraph = new Y.XmlElement('paragraph');
      const text = new Y.XmlText();
      text.insert(0, 'click', { link: { href: 'javascript:alert(1)' } });
      paragraph.insert(0, [text]);
      doc.getXmlFragment('default').push([paragraph]);
    },
  ];
  for (const attempt of attempts) {
    const collab = await opened(anna, code);
    collab.doc.transact(() => attempt(collab.doc));
    expect(await collab.whenClosed(), String(attempt)).toBe(4409);
    collab.close();
  }
  addParagraph(other.doc, 'The room goes on.');
  const third = await opened(anna, code);
  await third.whenText((text) => text.includes('The room goes on.'));
  expect(third.text).toBe('Proper text.\nThe room goes on.');
  expect(other.closes).toEqual([]);
  other.close();
  third.close();
});

test('1009 a frame over 8 MiB ends its sender alone', async () => {
  const code = await anna.project('Large', 'Small.');
  const [sender, other] = await Promise.all([opened(anna, code), opened(anna, code)]);
  addParagraph(sender.doc, 'z'.repeat(9 * 1_048_576));
  expect(await sender.whenClosed()).toBe(1009);
  sender.close();
  addParagraph(other.doc, 'Here still.');
  const third = await opened(anna, code);
  await third.whenText((text) => text.includes('Here still.'));
  expect(third.text).toBe('Small.\nHere still.');
  other.close();
  third.close();
});

test('4413 text beyond storage and grace is refused, text that shrinks passes', async () => {
  const bob = await Person.register(penora.url, 'Bob');
  const code = await bob.project('Full', 'w'.repeat(1_048_000));
  const room = await opened(bob, code);
  addParagraph(room.doc, 'v'.repeat(200_000));
  expect(await room.whenClosed()).toBe(4413);
  room.close();
  const again = await opened(bob, code);
  expect(again.text).toBe('w'.repeat(1_048_000));
  const first = again.doc.getXmlFragment('default').get(0);
  const inner = first instanceof Y.XmlElement ? first.get(0) : null;
  if (inner instanceof Y.XmlText) inner.delete(0, 1_000_000);
  const third = await opened(bob, code);
  await third.whenText((text) => text.length === 48_000);
  expect(again.closes).toEqual([]);
  again.close();
  third.close();
});

test('D8 others see who is there by the name of the account, gone when the socket is', async () => {
  const code = await anna.project('Presence');
  const bob = await Person.register(penora.url, 'Bob');
  await anna.invite(code, bob, 'editor');
  const [a, b] = await Promise.all([opened(anna, code), opened(bob, code)]);
  const seenBy = (room: Collab, find: (states: Map<number, Record<string, unknown>>) => boolean) =>
    new Promise<void>((resolve) => {
      const look = (): void => {
        if (!find(room.provider.awareness.getStates())) return;
        room.provider.awareness.off('change', look);
        resolve();
      };
      room.provider.awareness.on('change', look);
      look();
    });
  b.provider.awareness.setLocalStateField('user', { name: 'Somebody Else', id: 'pn_forged', color: '#ff9aa2' });
  await seenBy(a, (states) => {
    const user = Object(states.get(b.doc.clientID)?.user);
    return user.name === 'Bob' && user.id === bob.id;
  });
  b.close();
  await seenBy(a, (states) => !states.has(b.doc.clientID));
  a.close();
});
