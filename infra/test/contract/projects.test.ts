import { Project } from '@penora/protocol/schemas/project';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Person, refusalOf } from '../kit/person.ts';
import { service } from '../kit/service.ts';
import { fold } from '../kit/text.ts';

const penora = service();
let anna: Person;
beforeAll(async () => {
  anna = await Person.register(penora.url);
});

const One = z.object({ project: Project });
const Many = z.object({ items: z.array(Project), nextCursor: z.string().nullable() });

async function codesOf(person: Person, query = ''): Promise<string[]> {
  return Many.parse(await person.get(`/api/projects${query}`)).items.map(({ code }) => code);
}

test('create, open, rename', async () => {
  const response = await anna.fetch('POST', '/api/projects', { title: '  The\u0007 Salt\nLantern ' });
  expect(response.status).toBe(201);
  const { project } = One.parse(await response.json());
  expect(project.code).toMatch(/^[A-Z0-9]{6}$/);
  expect(project).toMatchObject({ title: 'The SaltLantern', role: 'owner', app: 'penora', words: 0, sizeBytes: 0 });

  const renamed = One.parse(await anna.call('PATCH', `/api/projects/${project.code}`, { title: 'x'.repeat(300) }));
  expect(renamed.project.title).toBe('x'.repeat(200));
  await anna.call('PATCH', `/api/projects/${project.code}`, { title: '  ' });
  expect((await anna.projectInfo(project.code)).title).toBe('Untitled');
});

test('a text becomes blocks, and is read in every format', async () => {
  const code = await anna.project('Formats', 'One & two.\n\n\nThree <four>.\nFünf.');
  expect(await anna.text(code)).toBe('One & two.\n\nThree <four>.\n\nFünf.');
  const json: unknown = JSON.parse(await anna.text(code, 'json'));
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  expect(json).toMatchObject({
    type: 'doc',
    content: [paragraph('One & two.'), paragraph('Three <four>.'), paragraph('Fünf.')],
  });
  const html = await anna.text(code, 'html');
  expect(html).toContain('<p>One &amp; two.</p>');
  expect(html).toContain('&lt;four&gt;');
  expect(fold(await anna.text(code, 'md')).replaceAll('\\', '')).toContain('One & two. Three');
  const { sizeBytes, words } = await anna.projectInfo(code);
  expect(sizeBytes).toBe(Buffer.byteLength(await anna.text(code)));
  expect(words).toBe(5);
  expect((await anna.me()).storage.usedBytes).toBeGreaterThanOrEqual(sizeBytes);
  const type = (format: string) =>
    anna
      .fetch('GET', `/api/projects/${code}/content?format=${format}`)
      .then(({ headers }) => headers.get('content-type'));
  expect(await type('txt')).toContain('text/plain');
  expect(await type('html')).toContain('text/html');
  expect(await type('json')).toContain('application/json');
});

test('S1 what would pass the storage is refused with its figures, and changes nothing', async () => {
  const bob = await Person.register(penora.url, 'Bob');
  await bob.project('Half', 'a '.repeat(300_000));
  const { usedBytes } = (await bob.me()).storage;
  const refusal = await refusalOf(bob.post('/api/projects', { text: 'b '.repeat(300_000) }));
  expect(refusal.status).toBe(413);
  expect(refusal.problem).toMatchObject({ code: 'storage_full', usedBytes, limitBytes: 1_048_576 });
  expect(refusal.problem.neededBytes).toBeGreaterThan(0);
  expect((await bob.me()).storage.usedBytes).toBe(usedBytes);
  expect(await codesOf(bob)).toHaveLength(1);
});

test('list: newest first, in pages', async () => {
  const bob = await Person.register(penora.url, 'Bob');
  const made: string[] = [];
  for (const title of ['a', 'b', 'c', 'd', 'e']) made.unshift(await bob.project(title));
  expect(await codesOf(bob)).toEqual(made);
  const first = Many.parse(await bob.get('/api/projects?limit=2'));
  expect(first.items.map(({ code }) => code)).toEqual(made.slice(0, 2));
  expect(first.nextCursor).not.toBeNull();
  const second = Many.parse(
    await bob.get(`/api/projects?limit=3&cursor=${encodeURIComponent(first.nextCursor ?? '')}`),
  );
  expect(second.items.map(({ code }) => code)).toEqual(made.slice(2));
  expect(second.nextCursor).toBeNull();
});

test('delete to the bin, restore, delete for ever, duplicate', async () => {
  const bob = await Person.register(penora.url, 'Bob');
  const code = await bob.project('Kept', 'Some words here.');
  expect((await bob.fetch('DELETE', `/api/projects/${code}`)).status).toBe(204);
  expect(await codesOf(bob)).toEqual([]);
  expect((await bob.me()).storage.usedBytes, 'the bin counts').toBeGreaterThan(0);
  await bob.post(`/api/projects/${code}/restore`);
  expect(await bob.text(code)).toBe('Some words here.');

  const copy = One.parse(await bob.post(`/api/projects/${code}/duplicate`)).project;
  expect(copy.code).not.toBe(code);
  expect(await bob.text(copy.code)).toBe('Some words here.');

  expect((await bob.fetch('DELETE', `/api/projects/${code}?forever=true`)).status).toBe(204);
  expect((await refusalOf(bob.get(`/api/projects/${code}`))).status).toBe(404);
  expect(await codesOf(bob)).toEqual([copy.code]);
});

test('members: each role may what the contract says, strangers find nothing', async () => {
  const people = {
    viewer: await Person.register(penora.url, 'Vera'),
    commenter: await Person.register(penora.url, 'Carl'),
    editor: await Person.register(penora.url, 'Emil'),
  };
  const stranger = await Person.register(penora.url, 'Stranger');
  const code = await anna.project('Together', 'A text.');
  for (const [role, person] of Object.entries(people)) {
    expect(await anna.invite(code, person, role)).toMatchObject({ member: { userId: person.id, role } });
    expect(await codesOf(person)).toContain(code);
    expect((await person.projectInfo(code)).role).toBe(role);
    expect(await person.text(code)).toBe('A text.');
    const rename = await person.fetch('PATCH', `/api/projects/${code}`, { title: `by ${role}` });
    expect(rename.status, `${role} renames`).toBe(role === 'editor' ? 200 : 403);
    expect((await person.fetch('DELETE', `/api/projects/${code}`)).status, `${role} deletes`).toBe(403);
    expect((await refusalOf(person.invite(code, stranger, 'viewer'))).status, `${role} invites`).toBe(403);
    const estimate = await person.fetch('POST', '/api/generations', {
      ...{ projectCode: code, tool: 'write', options: {}, maxMilliku: 100, target: { kind: 'card' } },
    });
    expect(estimate.status, `${role} generates`).toBe(role === 'editor' ? 201 : 403);
  }
  expect((await anna.projectInfo(code)).title).toBe('by editor');
  const strange: [string, string, unknown?][] = [
    ['GET', ''],
    ['GET', '/content'],
    ['GET', '/members'],
    ['GET', '/generations'],
    ['PATCH', '', { title: 'mine' }],
    ['DELETE', ''],
    ['POST', '/duplicate'],
    ['POST', '/members', { email: stranger.email, role: 'editor' }],
  ];
  for (const [method, path, body] of strange) {
    const response = await stranger.fetch(method, `/api/projects/${code}${path}`, body);
    expect(response.status, `${method} ${path}`).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not_found' });
  }

  await anna.call('PATCH', `/api/projects/${code}/members/${people.viewer.id}`, { role: 'editor' });
  expect((await people.viewer.projectInfo(code)).role).toBe('editor');
  expect((await anna.fetch('DELETE', `/api/projects/${code}/members/${people.editor.id}`)).status).toBe(204);
  expect((await refusalOf(people.editor.get(`/api/projects/${code}`))).status).toBe(404);
  expect(await codesOf(people.editor)).not.toContain(code);
});
