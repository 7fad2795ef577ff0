import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal } from '../../identity/test/world.ts';
import { authorise } from '../authorise.ts';
import { deleteProject, purgeProjects, restoreProject } from '../bin.ts';
import { listProjects } from '../list.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const codes = async (userId: string, bin: boolean): Promise<string[]> =>
  (await listProjects(world.database.sql, userId, { limit: 50, bin })).items.map(({ code }) => code);

test('the bin is seen by the owner only, and gives back what it got with its members', async () => {
  const [anna, ben] = [await world.person(), await world.person()];
  const code = await world.project(anna);
  await world.join(code, ben, 'editor');
  const told = world.listen(code);
  await deleteProject(world.deps, anna, code, { forever: false });
  expect(await codes(anna.userId, false)).toEqual([]);
  expect(await codes(anna.userId, true)).toEqual([code]);
  for (const bin of [true, false]) expect(await codes(ben.userId, bin)).toEqual([]);
  const restored = await restoreProject(world.deps, anna, code);
  expect(restored).toMatchObject({ code, deletedAt: null, role: 'owner' });
  expect(await codes(ben.userId, false)).toEqual([code]);
  expect(told.map(({ kind }) => kind)).toEqual(['deleted', 'restored']);
});

test('deleting again keeps the day of the first time', async () => {
  const anna = await world.person();
  const code = await world.project(anna);
  await deleteProject(world.deps, anna, code, { forever: false });
  await world.rows("update projects set deleted_at = now() - interval '20 days' where code = $1", [code]);
  const { project } = await authorise(world.database.sql, anna, code, 'read');
  await deleteProject(world.deps, anna, code, { forever: false });
  expect((await authorise(world.database.sql, anna, code, 'read')).project.deletedAt).toBe(project.deletedAt);
});

test('for ever is for ever, from the bin or not', async () => {
  const anna = await world.person();
  const [fromBin, directly] = [await world.project(anna), await world.project(anna)];
  await deleteProject(world.deps, anna, fromBin, { forever: false });
  for (const code of [fromBin, directly]) {
    await deleteProject(world.deps, anna, code, { forever: true });
    expect(await refusal(authorise(world.database.sql, anna, code, 'read'))).toMatchObject({ code: 'not_found' });
    expect(await refusal(restoreProject(world.deps, anna, code))).toMatchObject({ code: 'not_found' });
  }
  expect(await world.storage(anna)).toEqual({ used: 0, sum: 0 });
  expect(await world.rows('select 1 from members where user_id = $1', [anna.userId])).toEqual([]);
});

test('only the owner deletes and restores', async () => {
  const [anna, ben, stranger] = [await world.person(), await world.person(), await world.person()];
  const code = await world.project(anna);
  await world.join(code, ben, 'editor');
  for (const forever of [true, false]) {
    expect(await refusal(deleteProject(world.deps, ben, code, { forever }))).toMatchObject({ code: 'forbidden' });
    expect(await refusal(deleteProject(world.deps, stranger, code, { forever }))).toMatchObject({ code: 'not_found' });
  }
  await deleteProject(world.deps, anna, code, { forever: false });
  for (const other of [ben, stranger])
    expect(await refusal(restoreProject(world.deps, other, code))).toMatchObject({ code: 'not_found' });
});

test('restoring what is not in the bin changes nothing', async () => {
  const anna = await world.person();
  const code = await world.project(anna);
  expect(await restoreProject(world.deps, anna, code)).toMatchObject({ code, deletedAt: null });
});

test('after 30 days the bin is emptied, by several processes at once too', async () => {
  const anna = await world.person();
  const made: string[] = [];
  for (let n = 0; n < 6; n += 1) made.push(await world.project(anna));
  const [kept = '', recent = '', ...old] = made;
  for (const code of made.slice(1)) await deleteProject(world.deps, anna, code, { forever: false });
  const age = (code: string, days: string) =>
    world.rows('update projects set deleted_at = now() - $2::interval where code = $1', [code, days]);
  for (const code of old) await age(code, '30 days 1 minute');
  await age(recent, '29 days 23 hours');
  const gone = await Promise.all([purgeProjects(world.database.sql), purgeProjects(world.database.sql)]);
  expect(gone[0] + gone[1]).toBe(old.length);
  expect(await codes(anna.userId, true)).toEqual([recent]);
  expect(await codes(anna.userId, false)).toEqual([kept]);
  const { used, sum } = await world.storage(anna);
  expect(used).toBe(sum);
});
