import { randomBytes } from 'node:crypto';
import { chmod, chown, lchown, lstat, mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { notWritable } from './errors.ts';

/** Owner of files as the file system sees it. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Makes a folder for us alone, and those above it. Root's may be passed through (not listed) by others, because the
 * database runs as another user inside of it. A folder that exists keeps its mode. Throws `EmbeddedError`
 * `not_writable`.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeWithParents(resolve(folder));
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/** Node's own `recursive` never ends below /proc, and hides the folders that a tight umask closes. */
async function makeWithParents(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  if (dirname(folder) !== folder) await makeWithParents(dirname(folder));
  try {
    await mkdir(folder, { mode: 0o700 });
    if (isRoot()) await chmod(folder, 0o711);
  } catch (error) {
    // Another process that starts at the same time may have made it.
    if (!(await isFolder(folder))) throw error;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Makes one folder that only `owner` (or we, without one) may enter. */
export async function makePrivateFolder(folder: string, owner: Owner | undefined): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (owner) await chown(folder, owner.uid, owner.gid);
}

/** Replaces a file in one step, never writing through a link that somebody may have laid there. */
export async function replaceFile(path: string, text: string, mode: number): Promise<void> {
  const next = `${path}.${randomBytes(4).toString('hex')}.next`;
  await writeFile(next, text, { mode, flag: 'wx' });
  await chmod(next, mode);
  await rename(next, path);
}

/** Gives a whole tree to `owner`, the top folder last: a change that was interrupted is seen and begun again. */
export async function giveTree(folder: string, owner: Owner): Promise<void> {
  const top = await lstat(folder);
  if (top.uid === owner.uid && top.gid === owner.gid) return;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  await lchown(folder, owner.uid, owner.gid);
}

/** Whether something lies there, a dangling link included. */
export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
