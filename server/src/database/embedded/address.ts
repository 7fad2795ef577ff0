import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { resolve as absolute, basename, join } from 'node:path';
import { commandAs, ownerFor, run } from './command.ts';
import { DATABASE } from './credentials.ts';
import { makePrivateFolder, replaceFile } from './folders.ts';
import { type Home, socketFolder } from './home.ts';
import type { Place } from './place.ts';

/** Where the server listens: a socket that only its folder's owner reaches, or this machine's loopback. */
export type Address =
  | { readonly kind: 'socket'; readonly folder: string; readonly port: number }
  | { readonly kind: 'loopback'; readonly host: string; readonly port: number };

/** Only part of the socket's name. */
const SOCKET_PORT = 5432;
/** The kernel's limit for a socket's path, without the ending zero. */
const SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103;
const TEMPORARY_PREFIX = 'penora-';

/**
 * A socket inside the home; where that path is too long, in a new folder among the system's temporary ones; where
 * that does not work either (or on Windows), a free port on 127.0.0.1.
 */
export async function chooseAddress(place: Place): Promise<Address> {
  await forgetTemporaryFolder(place.home);
  if (process.platform !== 'win32') {
    const folder = socketFolder(place.home);
    await rm(folder, { recursive: true, force: true });
    if (fits(folder)) {
      await makePrivateFolder(folder, ownerFor(place.runAs));
      return { kind: 'socket', folder, port: SOCKET_PORT };
    }
    const temporary = await temporaryFolder(place);
    if (temporary) return { kind: 'socket', folder: temporary, port: SOCKET_PORT };
  }
  return { kind: 'loopback', host: '127.0.0.1', port: await freePort() };
}

/** Takes away what `chooseAddress` made outside the home, of this run or of one that was killed. */
export async function forgetTemporaryFolder(home: Home): Promise<void> {
  const folder = await readFile(note(home), 'utf8').catch(() => '');
  if (basename(folder).startsWith(TEMPORARY_PREFIX)) await rm(folder, { recursive: true, force: true });
  await rm(note(home), { force: true });
}

/** A killed server leaves its socket behind, with a process id that PostgreSQL may find alive as somebody else. */
export async function clearSocket(address: Address): Promise<void> {
  if (address.kind !== 'socket') return;
  await rm(socketFile(address.folder), { force: true });
  await rm(`${socketFile(address.folder)}.lock`, { force: true });
}

/** A URL that node-postgres and MikroORM both read: a socket's folder stands, encoded, in the place of the host. */
export function urlOf(address: Address, role: string, password: string): string {
  const host = address.kind === 'socket' ? encodeURIComponent(address.folder) : address.host;
  return `postgresql://${role}:${password}@${host}:${address.port}/${DATABASE}`;
}

const socketFile = (folder: string): string => join(folder, `.s.PGSQL.${SOCKET_PORT}`);
const fits = (folder: string): boolean => Buffer.byteLength(socketFile(folder)) <= SOCKET_PATH_BYTES;
const note = (home: Home): string => join(home.folder, 'socket-folder');

async function temporaryFolder(place: Place): Promise<string | undefined> {
  const owner = ownerFor(place.runAs);
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    const folder = await mkdtemp(join(absolute(parent), TEMPORARY_PREFIX)).catch(() => undefined);
    if (!folder) continue;
    if (owner) await chown(folder, owner.uid, owner.gid);
    if (fits(folder) && (await run(commandAs(place.runAs, '/bin/sh', ['-c', 'test -w "$1"', 'sh', folder]))).ok) {
      await replaceFile(note(place.home), folder, 0o644);
      return folder;
    }
    await rm(folder, { recursive: true });
  }
  return undefined;
}

/** Asks the system; another program may take it before the server does, which then fails to start. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() =>
        typeof bound === 'object' && bound ? resolve(bound.port) : reject(new Error('no free port')),
      );
    });
  });
}
