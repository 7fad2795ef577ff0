import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const found = globSync('/usr/lib/postgresql/*/bin/pgbench').sort().at(-1);

/** Debian's pgbench; null where there is none. */
export const pgbench: string | null = found !== undefined && existsSync(found) ? found : null;

/** Transactions a second of a script, prepared, on so many connections. Throws what pgbench printed when it fails. */
export function runPgbench(url: string, script: string, clients: number, seconds: number): number {
  if (pgbench === null) throw new Error('no pgbench');
  const folder = mkdtempSync(join(tmpdir(), 'penora-pgbench-'));
  try {
    const file = join(folder, 'chunk.sql');
    writeFileSync(file, script);
    const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds), '-D', 'k=0'];
    const { stdout, stderr } = spawnSync(pgbench, [...options, '-f', file, url], { encoding: 'utf8' });
    const tps = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (tps === undefined || /aborted|ERROR/.test(stderr)) throw new Error(stderr || stdout);
    return Number(tps);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
