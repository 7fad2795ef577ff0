import { randomBytes } from 'node:crypto';
import { cp, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { notWritable, systemCode } from './errors.ts';
import { exists, isRoot, makeFolder } from './folders.ts';

/**
 * Where everything of the embedded database lies: the cluster (`data`), its passwords and settings, its socket.
 * `DATA_DIR/postgres`, or what a link of that name leads to.
 */
export interface Home {
  /** The entry in DATA_DIR. */
  readonly link: string;
  /** The folder itself, without links on the way. */
  readonly folder: string;
}

export const dataFolder = (home: Home): string => join(home.folder, 'data');
export const socketFolder = (home: Home): string => join(home.folder, 'socket');

/** Opens or makes the home in a data folder that exists. Throws `EmbeddedError` `not_writable`. */
export async function openHome(dataDir: string): Promise<Home> {
  const link = join(await realpath(dataDir), 'postgres');
  await finishMove(link);
  await makeFolder(link);
  return { link, folder: await realpath(link) };
}

/** Folders for the state of services that every user can reach, best first; systemd names ours. */
export function stateFolders(): string[] {
  if (!isRoot()) return [];
  const given = (process.env.STATE_DIRECTORY ?? '').split(delimiter).filter(Boolean);
  return [...given, '/var/lib/penora', '/opt/penora', '/srv/penora'];
}

/** Makes an empty home in one of those folders; undefined when that one cannot be written. */
export async function makeHomeIn(stateFolder: string, dataDirLink: string): Promise<string | undefined> {
  const folder = join(stateFolder, randomBytes(6).toString('hex'));
  try {
    await makeFolder(folder);
    await writeFile(join(folder, 'belongs-to'), `${dataDirLink}\n`);
    return folder;
  } catch {
    return undefined;
  }
}

/**
 * Moves a home, with all that is in it, into `folder` and leaves a link. The link is laid first under another name
 * and takes its place last, so that a move cut off at any point is finished or forgotten by the next `openHome`.
 */
export async function moveHome(home: Home, folder: string): Promise<Home> {
  const target = join(folder, 'home');
  await rm(socketFolder(home), { recursive: true, force: true });
  await rm(nextLink(home.link), { force: true });
  await symlink(target, nextLink(home.link));
  try {
    await rename(home.folder, target);
  } catch (error) {
    if (systemCode(error) !== 'EXDEV') throw notWritable(home.folder, error);
    await cp(home.folder, `${target}.unfinished`, { recursive: true, verbatimSymlinks: true });
    await rename(`${target}.unfinished`, target);
    await rename(home.folder, formerHome(home.link));
  }
  await rename(nextLink(home.link), home.link);
  await rm(formerHome(home.link), { recursive: true, force: true });
  return { link: home.link, folder: target };
}

async function finishMove(link: string): Promise<void> {
  if (await exists(nextLink(link))) {
    if (await leadsSomewhere(link)) await rm(nextLink(link));
    else await rename(nextLink(link), link);
  }
  if (await leadsSomewhere(link)) await rm(formerHome(link), { recursive: true, force: true });
}

const nextLink = (link: string): string => `${link}.next`;
const formerHome = (link: string): string => `${link}.former`;

const leadsSomewhere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
