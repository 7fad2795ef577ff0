import { limits } from '@penora/protocol/catalog/limits';
import { NewProject, type Project } from '@penora/protocol/schemas/project';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../identity/test/world.ts';
import { createProject, makeProject } from '../create.ts';
import { copyTitle, duplicateProject } from '../duplicate.ts';
import { listProjects } from '../list.ts';
import { nameProject, renameProject } from '../rename.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const contentOf = (code: string): Promise<string> => world.deps.documents.content(code, 'txt');

describe('a new project', () => {
  test('has a code, an owner, a size and its words', async () => {
    const anna = await world.person();
    const project = await createProject(world.deps, anna.userId, { title: 'Der Bär', text: 'Ein Bär schläft.' });
    expect(project).toMatchObject({
      code: expect.stringMatching(/^[A-Z0-9]{6}$/),
      title: 'Der Bär',
      type: 'text',
      app: 'penora',
      role: 'owner',
      sizeBytes: 18,
      words: 3,
      deletedAt: null,
    });
    expect(project.createdAt).toBe(project.updatedAt);
    expect(await contentOf(project.code)).toBe('Ein Bär schläft.');
    expect(await world.storage(anna)).toEqual({ used: 18, sum: 18 });
  });

  test.each([
    [undefined, 'Untitled'],
    ['', 'Untitled'],
    [' \t\n ', 'Untitled'],
    ['  A\u0000 title\u0007 \u2028here ', 'A title here'],
    ['🦊'.repeat(300), '🦊'.repeat(200)],
  ])('has a clean title: %j', async (title, clean) => {
    const anna = await world.person();
    const project = await createProject(world.deps, anna.userId, NewProject.parse({ title }));
    expect(project).toMatchObject({ title: clean, sizeBytes: 0, words: 0 });
  });

  test('draws another code when one is taken', async () => {
    const anna = await world.person();
    const taken = await world.project(anna);
    const draws = [taken, taken, 'FRESH1'];
    const made = await world.database.transaction(({ sql }) =>
      makeProject(
        world.deps,
        sql,
        { ownerId: anna.userId, title: '', leastBytes: 0, write: async () => ({ sizeBytes: 0, words: 0 }) },
        () => draws.shift() ?? taken,
      ),
    );
    expect(made.code).toBe('FRESH1');
  });

  test('L6 is undone whole when its document cannot be made', async () => {
    const anna = await world.person();
    const documents = { ...world.deps.documents, create: () => Promise.reject(new Error('no')) };
    await refusal(createProject({ ...world.deps, documents }, anna.userId, { text: 'lost' }));
    expect((await listProjects(world.database.sql, anna.userId, { limit: 5, bin: false })).items).toEqual([]);
    expect(await world.storage(anna)).toEqual({ used: 0, sum: 0 });
  });

  test('is refused beyond the number that one may own', async () => {
    const anna = await world.person();
    const deps = { ...world.deps, limits: { ...world.deps.limits, projectsPerOwner: 3 } };
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => createProject(deps, anna.userId, {})));
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(3);
    for (const r of results) if (r.status === 'rejected') expect(r.reason).toMatchObject({ code: 'wrong_state' });
  });
});

describe('a copy', () => {
  test('is owned by who makes it, with the same text and words', async () => {
    const [anna, ben] = [await world.person(), await world.person()];
    const code = await world.project(anna, 'Anna wrote this');
    await world.join(code, ben, 'viewer');
    await renameProject(world.deps, anna, code, 'A story');
    const copy = await duplicateProject(world.deps, ben, code);
    expect(copy).toMatchObject({ title: 'A story (copy)', role: 'owner', sizeBytes: 15, words: 3 });
    expect(copy.code).not.toBe(code);
    expect(await contentOf(copy.code)).toBe('Anna wrote this');
    expect(await world.storage(ben)).toEqual({ used: 15, sum: 15 });
    expect(await world.storage(anna)).toEqual({ used: 15, sum: 15 });
  });

  test('keeps what is no document', async () => {
    const anna = await world.person();
    const code = await world.project(anna, '');
    await world.rows(
      `update projects set app = 'imagegene', type = 'image', content = 'picture', metadata = '{"a":1}', size_bytes = 7
       where code = $1`,
      [code],
    );
    const copy = await duplicateProject(world.deps, anna, code);
    expect(copy).toMatchObject({ app: 'imagegene', type: 'image', sizeBytes: 7 });
    expect(await world.rows('select content, metadata from projects where code = $1', [copy.code])).toEqual([
      { content: 'picture', metadata: { a: 1 } },
    ]);
    expect(await world.storage(anna)).toEqual({ used: 14, sum: 14 });
  });

  test('needs a role there and room here', async () => {
    const [anna, ben] = [await world.person(), await world.person()];
    const code = await world.project(anna, 'x'.repeat(limits.storageBytes / 2));
    expect(await refusal(duplicateProject(world.deps, ben, code))).toMatchObject({ code: 'not_found' });
    await world.join(code, ben, 'viewer');
    await duplicateProject(world.deps, ben, code);
    await duplicateProject(world.deps, ben, code);
    expect(await refusal(duplicateProject(world.deps, ben, code))).toMatchObject({ code: 'storage_full' });
    expect((await listProjects(world.database.sql, ben.userId, { limit: 9, bin: false })).items).toHaveLength(3);
  });

  test('has a title within the length of titles', () => {
    expect(Array.from(copyTitle('🦊'.repeat(200)))).toHaveLength(200);
    expect(copyTitle('🦊'.repeat(200)).endsWith(' (copy)')).toBe(true);
  });
});

describe('the list', () => {
  const page = (userId: string, query: object = {}) =>
    listProjects(world.database.sql, userId, { limit: 50, bin: false, ...query });

  test('is last changed first, complete page by page, though many changed at the same time', async () => {
    const anna = await world.person();
    const made: Project[] = [];
    for (let n = 0; n < 12; n += 1) made.push(await createProject(world.deps, anna.userId, { title: `story ${n}` }));
    // Five at one moment; the others a microsecond apart, which milliseconds do not tell.
    await world.rows(
      `update projects set updated_at = timestamptz '2026-01-01 00:00:00.0001' + (case when title < 'story 5' then 0 else words + right(title, 1)::int end)
        * interval '1 microsecond' where owner_id = $1`,
      [anna.userId],
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await page(anna.userId, { limit: 5, cursor });
      seen.push(...items.map(({ code }) => code));
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect([...seen].sort()).toEqual(made.map(({ code }) => code).sort());
    const [newest] = made.filter(({ title }) => title === 'story 9');
    expect(seen[0]).toBe(newest?.code);
  });

  test('shows what is shared with the role there, and nothing of strangers', async () => {
    const [anna, ben, stranger] = [await world.person(), await world.person(), await world.person()];
    const code = await world.project(anna);
    await world.join(code, ben, 'commenter');
    expect((await page(ben.userId)).items).toMatchObject([{ code, role: 'commenter' }]);
    expect((await page(stranger.userId)).items).toEqual([]);
  });

  test('can be narrowed by title, code and app; signs are taken as they stand', async () => {
    const anna = await world.person();
    const titled = async (title: string) => (await createProject(world.deps, anna.userId, { title })).code;
    const [hundred, under, plain] = [await titled('100% wool'), await titled('snake_case'), await titled('Snakes')];
    const codes = async (query: object) => (await page(anna.userId, query)).items.map(({ code }) => code).sort();
    expect(await codes({ q: '100%' })).toEqual([hundred]);
    expect(await codes({ q: '%' })).toEqual([hundred]);
    expect(await codes({ q: 'SNAKE' })).toEqual([under, plain].sort());
    expect(await codes({ q: '_' })).toEqual([under]);
    expect(await codes({ q: '\\' })).toEqual([]);
    expect(await codes({ q: '\0' })).toHaveLength(3);
    expect(await codes({ q: plain.toLowerCase() })).toEqual([plain]);
    expect(await codes({ app: 'imagegene' })).toEqual([]);
    expect(await codes({ app: 'penora' })).toHaveLength(3);
    expect(await refusal(page(anna.userId, { cursor: 'nonsense' }))).toMatchObject({ code: 'invalid' });
  });
});

describe('renaming', () => {
  test('a title that the service finds is for a project without one: a person keeps their own', async () => {
    const anna = await world.person();
    const titleOf = async (code: string): Promise<unknown> =>
      (
        await world.database.sql.query<{ title: string }>({ text: 'select title from projects where code = $1' }, [
          code,
        ])
      )[0]?.title;
    const { code: own } = await createProject(world.deps, anna.userId, { title: 'My novel' });
    const { code: none } = await createProject(world.deps, anna.userId, {});
    const told = world.listen(none);
    for (const code of [own, none]) await nameProject(world.deps, code, 'The Salt Lantern');
    expect([await titleOf(own), await titleOf(none)]).toEqual(['My novel', 'The Salt Lantern']);
    expect(told).toEqual([{ kind: 'renamed', code: none }]);
  });

  test('is told to everybody who has it open, and moves it up', async () => {
    const anna = await world.person();
    const [older, newer] = [await world.project(anna), await world.project(anna)];
    const told = world.listen(older);
    expect(await renameProject(world.deps, anna, older, 'New title')).toMatchObject({ title: 'New title' });
    expect(told).toEqual([{ kind: 'renamed', code: older }]);
    const { items } = await listProjects(world.database.sql, anna.userId, { limit: 5, bin: false });
    expect(items.map(({ code }) => code)).toEqual([older, newer]);
  });
});
