import { cp, lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { completeLinks, copyBinaries, installedBinaries, program } from './binaries.ts';
import { commandAs, run } from './command.ts';
import { temporaryFolder } from './testing/scene.ts';

const version = (file: string) => run(commandAs({ kind: 'self' }, file, ['--version']));

// The packages for Windows have no links.
test.skipIf(process.platform === 'win32')(
  'an installation without its links is completed, a copy of it too',
  async () => {
    const folder = await temporaryFolder();
    const installed = await installedBinaries();
    // npm packages carry no links, and install scripts may be off.
    const filter = async (path: string) => !(await lstat(path)).isSymbolicLink() && !path.endsWith('.a');
    const bare = { ...installed, folder: join(folder, 'native') };
    await cp(installed.folder, bare.folder, { recursive: true, filter });
    expect((await version(program(bare, 'initdb'))).ok).toBe(false);

    const copy = await copyBinaries(bare, folder);
    expect((await version(program(copy, 'initdb'))).stdout).toContain('initdb (PostgreSQL) 18');
    expect(await copyBinaries(bare, folder)).toEqual(copy);

    expect(await completeLinks(bare)).toBe(true);
    expect((await version(program(bare, 'initdb'))).ok).toBe(true);
  },
);
