import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root, run } from './node.ts';

const SOURCES = ['client/src', 'client/build', 'client/public', 'protocol/src'];
const FILES = ['client/index.html', 'client/vite.config.ts', 'client/package.json', 'package-lock.json'];
const DIST = join(root, 'client/dist');
const STAMP_NAME = '.built-from';
/** Whoever asks for the build, tests too: another mode would bring React's much larger development version. */
const MODE = 'production';

function filesIn(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** A fingerprint of all that the built client is made from. */
function fingerprint(): string {
  const hash = createHash('sha256').update(MODE);
  const files = [...SOURCES.flatMap(filesIn), ...FILES.map((file) => join(root, file))].sort();
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

function builtFrom(): string | null {
  try {
    return readFileSync(join(DIST, STAMP_NAME), 'utf8');
  } catch {
    return null;
  }
}

/** Puts a finished build in its place; another start may have done the same a moment before. */
function moveIntoPlace(fresh: string): void {
  const old = `${fresh}-old`;
  try {
    if (existsSync(DIST)) renameSync(DIST, old);
    renameSync(fresh, DIST);
  } catch (error) {
    if (builtFrom() === null) throw error;
  } finally {
    for (const folder of [old, fresh]) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Builds the pages when they are not up to date, beside the ones that may be in use. Throws what the build printed
 * when it fails.
 */
export async function buildClient(say: (line: string) => void): Promise<void> {
  const now = fingerprint();
  if (builtFrom() === now) return;
  say('Building the pages, once…');
  const client = join(root, 'client');
  const fresh = join(client, `dist-${process.pid}`);
  const args = ['build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir'];
  const { code, output } = await run(bin('vite', 'vite', client), args, {
    cwd: client,
    quiet: true,
    env: { ...process.env, NODE_ENV: MODE },
  });
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`The pages could not be built.\n${output}`);
  }
  writeFileSync(join(fresh, STAMP_NAME), now);
  moveIntoPlace(fresh);
}
