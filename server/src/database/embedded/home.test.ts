import { mkdir, readdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { moveHome, openHome } from './home.ts';
import { temporaryFolder } from './testing/scene.ts';

async function scene() {
  const folder = await temporaryFolder();
  const home = await openHome(folder);
  await writeFile(join(home.folder, 'kept'), 'data');
  const target = join(folder, 'elsewhere');
  await mkdir(target);
  return { folder, home, target };
}

test('a home that was moved is found from the same data folder', async () => {
  const { folder, home, target } = await scene();
  const moved = await moveHome(home, target);
  expect(await openHome(folder)).toEqual(moved);
  expect(await readFile(join(folder, 'postgres/kept'), 'utf8')).toBe('data');
  expect((await readdir(folder)).sort()).toEqual(['elsewhere', 'postgres']);
  const again = await moveHome(moved, folder);
  expect((await openHome(folder)).folder).toBe(again.folder);
  expect(await readFile(join(folder, 'postgres/kept'), 'utf8')).toBe('data');
});

test('a move cut off before anything was moved is forgotten', async () => {
  const { folder, home, target } = await scene();
  await symlink(join(target, 'home'), `${home.link}.next`);
  expect(await openHome(folder)).toEqual(home);
  expect((await readdir(folder)).sort()).toEqual(['elsewhere', 'postgres']);
});

test.each(['real folder', 'link'])(
  'a move cut off after the data was moved is finished (from a %s)',
  async (before) => {
    const { folder, home, target } = await scene();
    await symlink(join(target, 'home'), `${home.link}.next`);
    await rename(home.folder, join(target, 'home'));
    if (before === 'link') await symlink(join(folder, 'gone'), home.link);
    expect((await openHome(folder)).folder).toBe(await realpath(join(target, 'home')));
    expect(await readFile(join(folder, 'postgres/kept'), 'utf8')).toBe('data');
  },
);

test('the former copy goes once the link stands', async () => {
  const { folder, home, target } = await scene();
  await rm(join(home.folder, 'kept'));
  await moveHome(home, target);
  await mkdir(`${home.link}.former`);
  await openHome(folder);
  expect((await readdir(folder)).sort()).toEqual(['elsewhere', 'postgres']);
});
