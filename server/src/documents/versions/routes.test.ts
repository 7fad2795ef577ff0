import { OpenVersion, Restored, Version } from '@penora/protocol/schemas/version';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import { OWNER } from '../test/database.ts';
import { stockClient, synced, until } from '../test/stockClient.ts';
import { openVersionsWorld, type VersionsWorld } from './test/world.ts';

let world: VersionsWorld;
beforeAll(async () => {
  world = await openVersionsWorld();
});
afterAll(() => world?.close());

const versionOf = (body: unknown): Version => z.object({ version: Version }).parse(body).version;
const listOf = (body: unknown): Version[] => z.object({ items: z.array(Version) }).parse(body).items;

async function named(code: string, name = 'First'): Promise<Version> {
  const reply = await world.ask('POST', `/api/projects/${code}/versions`, OWNER, { name });
  expect(reply.status).toBe(201);
  return versionOf(reply.body);
}

/** What a version says, against something. */
async function opened(code: string, id: string, query = ''): Promise<OpenVersion> {
  const reply = await world.ask('GET', `/api/projects/${code}/versions/${id}${query}`, OWNER);
  expect(reply.status).toBe(200);
  return OpenVersion.parse(reply.body);
}

async function restored(code: string, id: string, body?: unknown): Promise<Restored> {
  const reply = await world.ask('POST', `/api/projects/${code}/versions/${id}/restore`, OWNER, body);
  expect(reply.status).toBe(200);
  return Restored.parse(reply.body);
}

/** Somebody edits the document as a person does. */
async function edited(code: string, person: string, change: (root: Y.XmlFragment) => void): Promise<void> {
  const client = stockClient(world.main.service, code, person);
  await synced(client);
  const before = await world.text(code);
  client.doc.transact(() => change(client.doc.getXmlFragment('default')));
  await until(async () => (await world.text(code)) !== before);
  client.leave();
}

const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};

describe('who may', () => {
  const roles = ['viewer', 'commenter', 'editor'] as const;
  const reading = ['GET versions', 'GET versions/ID', 'GET replay'];
  const changing = [
    'POST versions',
    'PATCH versions/ID',
    'POST versions/ID/restore',
    'POST versions/ID/undo',
    'DELETE versions/ID',
  ];
  const bodies: Record<string, unknown> = { 'POST versions': { name: 'X' }, 'PATCH versions/ID': { name: 'Y' } };

  test('reads from viewer on, changes from editor on; for others there is nothing', async () => {
    const code = await world.project('One.\nTwo.');
    for (const role of roles) await world.join(code, `pn_${role}`, role);
    const ask = async (what: string, person: string | null): Promise<number> => {
      const { id } = await named(code);
      const [method = '', path = ''] = what.split(' ');
      const address = `/api/projects/${code}/${path.replace('ID', id)}`;
      return (await world.ask(method, address, person, bodies[what])).status;
    };
    for (const what of [...reading, ...changing]) {
      expect([what, await ask(what, null)]).toEqual([what, 401]);
      expect([what, await ask(what, 'pn_stranger')]).toEqual([what, 404]);
    }
    for (const what of reading) {
      for (const role of roles) expect([what, role, await ask(what, `pn_${role}`)]).toEqual([what, role, 200]);
    }
    for (const what of changing) {
      for (const role of ['viewer', 'commenter']) {
        expect([what, role, await ask(what, `pn_${role}`)]).toEqual([what, role, 403]);
      }
      expect([200, 201, 204, 409]).toContain(await ask(what, 'pn_editor'));
    }
  });

  test('a version of another project does not exist here', async () => {
    const [here, there] = [await world.project('Here.'), await world.project('There.')];
    const { id } = await named(there);
    for (const path of [`versions/${id}`, `versions/${id}/restore`]) {
      const method = path.endsWith('restore') ? 'POST' : 'GET';
      expect((await world.ask(method, `/api/projects/${here}/${path}`, OWNER)).status).toBe(404);
    }
  });
});

describe('versions', () => {
  test('are kept under a name, listed newest first, renamed and deleted', async () => {
    const code = await world.project('One two three.');
    const first = await named(code, '  First  ');
    expect(first).toMatchObject({ name: 'First', kind: 'named', words: 3, sizeBytes: 14, by: { userId: OWNER } });
    const second = await named(code, 'Second');
    const list = async () => listOf((await world.ask('GET', `/api/projects/${code}/versions`, OWNER)).body);
    expect((await list()).map(({ name }) => name)).toEqual(['Second', 'First']);
    const page = await world.ask('GET', `/api/projects/${code}/versions?limit=1`, OWNER);
    const { nextCursor } = z.object({ nextCursor: z.string() }).parse(page.body);
    const rest = await world.ask('GET', `/api/projects/${code}/versions?limit=1&cursor=${nextCursor}`, OWNER);
    expect(listOf(rest.body).map(({ name }) => name)).toEqual(['First']);
    await world.ask('PATCH', `/api/projects/${code}/versions/${first.id}`, OWNER, { name: 'The first' });
    await world.ask('DELETE', `/api/projects/${code}/versions/${second.id}`, OWNER);
    expect((await list()).map(({ name }) => name)).toEqual(['The first']);
    expect((await world.ask('POST', `/api/projects/${code}/versions`, OWNER, { name: ' ' })).status).toBe(422);
  });

  test('show what came and went, and by whom', async () => {
    const code = await world.project('The lamp was lit.\nNobody saw the ship.');
    const { id } = await named(code);
    await edited(code, 'pn_ben', (root) => {
      const [first] = root.toArray() as Y.XmlElement[];
      const [text] = (first?.toArray() ?? []) as Y.XmlText[];
      text?.insert(9, 'slowly ');
      text?.delete(4, 5);
      root.delete(1, 1);
      root.insert(1, [paragraph('Something else entirely.')]);
    });
    await until(async () => (await opened(code, id)).diff?.writers.some(({ kind }) => kind === 'person') ?? false);
    const { text, content, diff } = await opened(code, id);
    expect(text).toBe('The lamp was lit.\n\nNobody saw the ship.');
    expect(content).toMatchObject({ type: 'doc', content: [{ type: 'paragraph' }, { type: 'paragraph' }] });
    const writers = diff?.writers ?? [];
    const told = diff?.blocks.map(({ change, block, parts }) => ({
      ...{ change, block },
      parts: parts.map((part) => [part.change, part.text, writers[part.by]?.kind]),
    }));
    expect(told).toEqual([
      {
        ...{ change: 'changed', block: 0 },
        parts: [
          ['same', 'The ', 'unknown'],
          ['removed', 'lamp', 'unknown'],
          ['added', 'slowly', 'person'],
          ['same', ' ', 'person'],
          ['same', 'was lit.', 'unknown'],
        ],
      },
      { change: 'added', block: null, parts: [['added', 'Something else entirely.', 'person']] },
      { change: 'removed', block: 1, parts: [['removed', 'Nobody saw the ship.', 'unknown']] },
    ]);
  });

  test('against the one before: what this one brought', async () => {
    const code = await world.project('One.');
    const first = await named(code);
    await edited(code, 'pn_ben', (root) => root.insert(1, [paragraph('Two.')]));
    const second = await named(code, 'Second');
    const { diff } = await opened(code, second.id, '?against=previous');
    expect(diff).toMatchObject({ from: first.id, to: second.id, words: { added: 1, removed: 0 } });
    const beginning = await opened(code, first.id, '?against=previous');
    expect(beginning.diff).toMatchObject({ from: 'nothing', words: { added: 1, removed: 0 } });
    expect((await opened(code, second.id, `?against=${first.id}`)).diff).toMatchObject({ from: first.id });
    expect((await opened(code, second.id, '?against=none')).diff).toBeNull();
  });

  test('a limit of versions with a name is said, and what is there stays', async () => {
    const small = await openVersionsWorld({ named: 1 });
    const code = await small.project('One.');
    const create = () => small.ask('POST', `/api/projects/${code}/versions`, OWNER, { name: 'X' });
    expect([(await create()).status, (await create()).status]).toEqual([201, 409]);
    await small.close();
  });
});

describe('restoring', () => {
  test('adds what is missing next to where it stood, reaches who is here, and is undone', async () => {
    const code = await world.project('One.\nTwo.\nThree.');
    const { id } = await named(code);
    await edited(code, 'pn_ben', (root) => root.delete(1, 1));
    const watching = stockClient(world.main.service, code, 'pn_cara');
    await synced(watching);
    const { version, added } = await restored(code, id);
    expect([added, version.kind, version.undoable]).toEqual([1, 'restore', true]);
    expect(await world.text(code)).toBe('One.\n\nTwo.\n\nThree.');
    await until(() => watching.text() === 'One.\nTwo.\nThree.');
    const undone = await world.ask('POST', `/api/projects/${code}/versions/${version.id}/undo`, OWNER);
    expect(versionOf(undone.body).undoable).toBe(false);
    expect(await world.text(code)).toBe('One.\n\nThree.');
    await until(() => watching.text() === 'One.\nThree.');
    watching.leave();
    expect((await opened(code, version.id, '?against=none')).text).toBe('One.\n\nThree.');
  });

  test('only the blocks that are asked for', async () => {
    const code = await world.project('One.\nTwo.\nThree.');
    const { id } = await named(code);
    await edited(code, 'pn_ben', (root) => root.delete(0, 3));
    expect((await restored(code, id, { blocks: [2] })).added).toBe(1);
    expect(await world.text(code)).toBe('Three.');
    expect((await restored(code, id, { blocks: [2] })).added).toBe(0);
    const path = `/api/projects/${code}/versions/${id}/restore`;
    const { status, body } = await world.ask('POST', path, OWNER, { blocks: [1, 3] });
    expect([status, body]).toEqual([422, expect.objectContaining({ code: 'invalid' })]);
  });

  test('undoing leaves what others wrote into what came back', async () => {
    const code = await world.project('One.\nTwo.');
    const { id } = await named(code);
    await edited(code, 'pn_ben', (root) => root.delete(1, 1));
    const { version } = await restored(code, id);
    await edited(code, 'pn_cara', (root) => {
      const [text] = (root.get(1) as Y.XmlElement).toArray() as Y.XmlText[];
      text?.insert(3, ' and a half');
    });
    await world.ask('POST', `/api/projects/${code}/versions/${version.id}/undo`, OWNER);
    expect(await world.text(code)).toBe('One.\n\n and a half');
  });

  test('without room it is refused, and nothing has changed', async () => {
    const code = await world.project('One.\nTwo, which is long enough.');
    const { id } = await named(code);
    await edited(code, 'pn_ben', (root) => root.delete(1, 1));
    const size = async () =>
      (await world.rows<{ size: number }>('select size_bytes as size from projects where code = $1', [code]))[0]?.size;
    await until(async () => (await size()) === 4);
    const other = await world.project();
    const { used_bytes } = (await world.rows<{ used_bytes: number }>('select used_bytes from storage_use'))[0] ?? {
      used_bytes: 0,
    };
    await world.rows('update projects set size_bytes = $2 where code = $1', [other, 1_048_576 - used_bytes - 3]);
    const reply = await world.ask('POST', `/api/projects/${code}/versions/${id}/restore`, OWNER);
    expect(reply).toMatchObject({ status: 413, body: { code: 'storage_full' } });
    await world.rows('update projects set size_bytes = 0 where code = $1', [other]);
    expect(await world.text(code)).toBe('One.');
    const { body } = await world.ask('GET', `/api/projects/${code}/versions`, OWNER);
    expect(listOf(body).map(({ kind }) => kind)).toEqual(['named']);
    expect((await restored(code, id)).added).toBe(1);
  });
});
