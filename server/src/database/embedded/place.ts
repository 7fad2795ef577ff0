import { rm } from 'node:fs/promises';
import { accountsFor, hasName, namespaceUid } from './accounts.ts';
import { type Binaries, completeLinks, copyBinaries, installedBinaries, program } from './binaries.ts';
import { commandAs, type Outcome, type RunAs, run } from './command.ts';
import { EmbeddedError } from './errors.ts';
import { isRoot } from './folders.ts';
import { dataFolder, type Home, makeHomeIn, moveHome, stateFolders } from './home.ts';

/** A combination that works: this PostgreSQL, run as this user, on the data in this home. */
export interface Place {
  readonly home: Home;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  /** Major version of PostgreSQL, e.g. 18. */
  readonly major: number;
}

/**
 * Finds out by trying. First with everything where it is; then with a copy of the binaries inside the home; at last
 * (root only) with the home itself moved to a folder for services, because the unprivileged user cannot pass the
 * folders above DATA_DIR and the system forbids user namespaces. Throws `EmbeddedError` `not_runnable`.
 */
export async function choosePlace(home: Home, log: (line: string) => void): Promise<Place> {
  const installed = await installedBinaries();
  const ways = await waysToRun(home);
  const tried: string[] = [];
  if (await completeLinks(installed)) {
    for (const runAs of ways) {
      const place = await tryPlace({ home, binaries: installed, runAs }, tried);
      if (place) return place;
    }
  }
  for (const runAs of ways) {
    const reachable = await homeFor(runAs, home, log);
    if (!reachable) continue;
    const place = await tryPlace(
      { home: reachable, binaries: await copyBinaries(installed, reachable.folder), runAs },
      tried,
    );
    if (place) return place;
  }
  throw notRunnable(home, tried);
}

async function waysToRun(home: Home): Promise<RunAs[]> {
  const uid = process.platform === 'linux' ? await namespaceUid() : undefined;
  const namespace: RunAs[] = uid === undefined ? [] : [{ kind: 'namespace', uid }];
  if (!isRoot()) return hasName() ? [{ kind: 'self' }] : [...namespace, { kind: 'self' }];
  const accounts = await accountsFor(dataFolder(home), home.folder);
  return [...accounts.map(({ uid, gid }): RunAs => ({ kind: 'account', uid, gid })), ...namespace];
}

async function tryPlace(candidate: Omit<Place, 'major'>, tried: string[]): Promise<Place | undefined> {
  const postgres = program(candidate.binaries, 'postgres');
  const { stdout, stderr } = await (process.platform === 'win32'
    ? run(commandAs(candidate.runAs, postgres, ['--version']))
    : shell(candidate.runAs, 'test -x "$2" && exec "$1" --version', postgres, candidate.home.folder));
  const major = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
  if (major !== undefined) return { ...candidate, major: Number(major) };
  tried.push(`as ${candidate.runAs.kind}: ${stderr.trim() || 'the folder cannot be reached'}`);
  return undefined;
}

/** The home itself where that user can enter it, or else, for root, a new one among the services' folders. */
async function homeFor(runAs: RunAs, home: Home, log: (line: string) => void): Promise<Home | undefined> {
  if (await canEnter(runAs, home.folder)) return home;
  if (runAs.kind !== 'account') return undefined;
  for (const stateFolder of stateFolders()) {
    const folder = await makeHomeIn(stateFolder, home.link);
    if (!folder) continue;
    if (await canEnter(runAs, folder)) {
      log(`The database of ${home.link} is kept in ${folder}: its own folder cannot be reached without root's rights.`);
      return moveHome(home, folder);
    }
    await rm(folder, { recursive: true });
  }
  return undefined;
}

async function canEnter(runAs: RunAs, folder: string): Promise<boolean> {
  return process.platform === 'win32' || (await shell(runAs, 'test -x "$1"', folder)).ok;
}

const shell = (runAs: RunAs, script: string, ...args: string[]): Promise<Outcome> =>
  run(commandAs(runAs, '/bin/sh', ['-c', script, 'sh', ...args]));

function notRunnable(home: Home, tried: string[]): EmbeddedError {
  const advice = isRoot()
    ? 'Start Penora as an ordinary user, let others pass the folders above it (chmod a+x), or set DATABASE_URL.'
    : 'Set DATABASE_URL to a PostgreSQL server instead.';
  const because = tried.at(-1) ?? 'no user was found that could';
  return new EmbeddedError('not_runnable', `PostgreSQL cannot run on ${home.folder} (${because}). ${advice}`);
}
