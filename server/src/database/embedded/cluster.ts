import { randomBytes } from 'node:crypto';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { program } from './binaries.ts';
import { commandAs, ownerFor, type RunAs, run } from './command.ts';
import { ADMIN_ROLE, type Credentials, DATABASE, makeCredentials, OWNER_ROLE, readCredentials } from './credentials.ts';
import { EmbeddedError, notWritable, systemCode } from './errors.ts';
import { giveTree, isRoot, makePrivateFolder } from './folders.ts';
import { dataFolder } from './home.ts';
import type { Place } from './place.ts';

const UNFINISHED = 'data.new-';

/**
 * The cluster of a home, made on the first start. It is prepared under another name and appears as `data` in one
 * step, so that a start cut off halfway leaves nothing that looks like a cluster. Throws `EmbeddedError`
 * `other_version`, `not_writable`, `failed`.
 */
export async function ensureCluster(place: Place): Promise<Credentials> {
  for (const entry of await readdir(place.home.folder)) {
    // What an earlier initdb may still be writing is left to the next start.
    const unfinished = join(place.home.folder, entry);
    if (entry.startsWith(UNFINISHED)) await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
  }
  const version = await clusterVersion(place);
  if (version === undefined) return createCluster(place);
  if (version !== String(place.major)) throw otherVersion(place, version);
  const owner = ownerFor(place.runAs);
  if (owner) await giveTree(dataFolder(place.home), owner);
  return readCredentials(place.home);
}

async function clusterVersion(place: Place): Promise<string | undefined> {
  const data = dataFolder(place.home);
  try {
    const { uid } = await stat(data);
    if (!isRoot() && process.getuid && uid !== process.getuid()) {
      throw notWritable(data, new Error(`it belongs to the user with the id ${uid}`));
    }
    return (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error instanceof EmbeddedError ? error : notWritable(data, error);
  }
}

function otherVersion(place: Place, version: string): EmbeddedError {
  const what = `The data folder ${place.home.folder} was made by PostgreSQL ${version}; this Penora brings ${place.major}.`;
  const advice = `Dump it with PostgreSQL ${version} (pg_dump) and restore it here, or set DATA_DIR to another folder.`;
  return new EmbeddedError('other_version', `${what} ${advice}`);
}

async function createCluster(place: Place): Promise<Credentials> {
  const { home, runAs } = place;
  const fresh = join(home.folder, `${UNFINISHED}${randomBytes(4).toString('hex')}`);
  try {
    await makePrivateFolder(fresh, ownerFor(runAs));
    await runInitdb(place, fresh);
    const credentials = await makeCredentials(home);
    await createRoles(place, fresh, credentials);
    await rename(fresh, dataFolder(home));
    await syncFolder(home.folder);
    return credentials;
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
    throw error instanceof EmbeddedError ? error : notWritable(home.folder, error);
  }
}

/** PostgreSQL's own C.UTF-8 needs no locale of the system; the file's authentication is replaced by ours anyway. */
async function runInitdb(place: Place, data: string): Promise<void> {
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const args = ['-D', data, `--username=${ADMIN_ROLE}`, ...locale, '--auth=reject', '--no-instructions'];
  await mustRun(place.runAs, program(place.binaries, 'initdb'), args);
}

/** Before anybody can connect, in a server that listens nowhere. One statement per line. */
async function createRoles(place: Place, data: string, credentials: Credentials): Promise<void> {
  const statements = [
    `ALTER ROLE ${ADMIN_ROLE} PASSWORD '${credentials.admin}'`,
    `CREATE ROLE ${OWNER_ROLE} LOGIN CREATEDB CREATEROLE PASSWORD '${credentials.owner}'`,
    `CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`,
  ];
  // A statement that failed must not be printed: it carries a password.
  const quiet = ['-c', 'exit_on_error=on', '-c', 'log_min_error_statement=panic', '-c', 'log_min_messages=fatal'];
  const args = ['--single', '-D', data, ...quiet, 'template1'];
  await mustRun(place.runAs, program(place.binaries, 'postgres'), args, `${statements.join('\n')}\n`);
}

async function mustRun(runAs: RunAs, file: string, args: string[], input = ''): Promise<void> {
  const { ok, stderr } = await run(commandAs(runAs, file, args), input);
  if (ok) return;
  const lines = stderr.trim().split('\n');
  const why = lines.find((line) => /error|fatal|could not/i.test(line)) ?? lines.at(-1);
  throw new EmbeddedError('failed', `The database could not be created in ${args[1]}: ${why}`, new Error(stderr));
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
