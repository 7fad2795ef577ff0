import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root, run } from './node.ts';

const SOURCES = ['client/src', 'client/public', 'protocol/src'];
const FILES = ['client/index.html', 'client/vite.config.ts', 'client/package.json', 'package-lock.json'];
const STAMP = join(root, 'client/dist/.built-from');

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
  const hash = createHash('sha256');
  const files = [...SOURCES.flatMap(filesIn), ...FILES.map((file) => join(root, file))].sort();
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

function builtFrom(): string | null {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return null;
  }
}

/** Builds the pages when they are not up to date. Throws what the build printed when it fails. */
export async function buildClient(say: (line: string) => void): Promise<void> {
  const now = fingerprint();
  if (builtFrom() === now) return;
  say('Building the pages, once…');
  const client = join(root, 'client');
  const { code, output } = await run(bin('vite', 'vite', client), ['build', '--logLevel', 'warn'], {
    cwd: client,
    quiet: true,
  });
  if (code !== 0) throw new Error(`The pages could not be built.\n${output}`);
  writeFileSync(STAMP, now);
}
