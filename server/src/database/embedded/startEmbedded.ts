import { createHash } from 'node:crypto';
import { type Address, chooseAddress, forgetTemporaryFolder, urlOf } from './address.ts';
import { ensureCluster } from './cluster.ts';
import { ADMIN_ROLE, OWNER_ROLE } from './credentials.ts';
import { EmbeddedError, notWritable, systemCode } from './errors.ts';
import { makeFolder } from './folders.ts';
import { dataFolder, type Home, openHome } from './home.ts';
import { type FolderLock, lockDataDir } from './lock.ts';
import { choosePlace, type Place } from './place.ts';
import { launch, type ServerPlan } from './postmaster.ts';
import { writeSettings } from './settings.ts';
import { RESTART_DELAYS_MS, supervise } from './supervisor.ts';
import { canDieWithUs } from './watchdog.ts';

export interface EmbeddedOptions {
  /** Made when missing; the cluster lies in its folder `postgres`. */
  readonly dataDir: string;
  /** The server's own lines and ours about it; they carry no secret and nothing that people wrote. */
  readonly log: (line: string) => void;
  /** Called at most once, when the server ended and could not be started again. */
  readonly onFailure: (reason: Error) => void;
  /** Pauses before the restarts in a row (milliseconds); about two minutes in all when not given. */
  readonly restartDelaysMs?: readonly number[];
}

export interface EmbeddedDatabase {
  /** For the application: owner of the database `penora`, may make databases and roles. */
  readonly url: string;
  /** For what only a superuser may do; the same database. */
  readonly superUrl: string;
  /** Fast shutdown within seconds; a second call waits for the first. */
  stop(): Promise<void>;
}

type Stop = () => Promise<void>;
const PORT_TRIES = 3;

/**
 * Starts PostgreSQL as a child of this process on the cluster in `dataDir`, made on the first start, and keeps it up.
 * Resolves when it accepts connections. Both addresses stay the same while this process lives. Must be called from
 * the main thread (Linux binds the child's life to the calling thread). Throws `EmbeddedError`, one line each.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { place, lock } = await takePlace(options);
  try {
    const credentials = await ensureCluster(place);
    const { address, stop } = await startListening(place, options);
    let stopped: Promise<void> | undefined;
    return {
      url: urlOf(address, OWNER_ROLE, credentials.owner),
      superUrl: urlOf(address, ADMIN_ROLE, credentials.admin),
      stop: () => {
        stopped ??= stop().finally(() => giveFree(place, lock));
        return stopped;
      },
    };
  } catch (error) {
    await giveFree(place, lock);
    if (error instanceof EmbeddedError || !systemCode(error)) throw error;
    throw notWritable(place.home.folder, error);
  }
}

/** The home is locked for itself: a copied DATA_DIR may lead to the same one. */
async function takePlace(options: EmbeddedOptions): Promise<{ place: Place; lock: FolderLock }> {
  await makeFolder(options.dataDir);
  const home = await openHome(options.dataDir);
  const lock = await lockDataDir(home.folder);
  try {
    const place = await choosePlace(home, options.log);
    if (place.home.folder === home.folder) return { place, lock };
    await lock.release();
    return { place, lock: await lockDataDir(place.home.folder) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A loopback port that was free may be taken before the server has it: then another one is tried. */
async function startListening(place: Place, options: EmbeddedOptions): Promise<{ address: Address; stop: Stop }> {
  const diesWithUs = await canDieWithUs();
  for (let left = PORT_TRIES; ; left--) {
    const address = await chooseAddress(place);
    await writeSettings(place.home, address);
    const plan = { place, address, clusterName: nameOf(place.home), diesWithUs, log: options.log };
    try {
      return { address, stop: await keepRunning(plan, options) };
    } catch (error) {
      if (address.kind === 'socket' || left === 1) throw error;
    }
  }
}

function keepRunning(plan: ServerPlan, options: EmbeddedOptions): Promise<Stop> {
  return supervise({
    launch: () => launch(plan),
    delaysMs: options.restartDelaysMs ?? RESTART_DELAYS_MS,
    log: options.log,
    onFailure: options.onFailure,
  });
}

async function giveFree(place: Place, lock: FolderLock): Promise<void> {
  await forgetTemporaryFolder(place.home);
  await lock.release();
}

/** Short, and not to be mistaken for the name of another cluster on this machine. */
function nameOf(home: Home): string {
  return `penora-${createHash('sha256').update(dataFolder(home)).digest('hex').slice(0, 10)}`;
}
