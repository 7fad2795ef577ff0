import { type CommitLoop, commitLoop } from '../../kernel/commitLoop.ts';
import type { Logger } from '../../kernel/log.ts';
import type { DocumentTimes } from '../limits.ts';
import type { UpdateLog } from '../log/updateLog.ts';
import type { Counters } from './counters.ts';
import type { Entry } from './entrance.ts';
import { isLoss, Patience, within } from './patience.ts';
import type { Room } from './room.ts';

export interface LaneDeps {
  log: UpdateLog;
  logger: Logger;
  times: DocumentTimes;
  counters: Counters;
  /** The document is not there any more. */
  gone(room: Room): void;
  /** What the log holds cannot be understood. */
  broken(room: Room, error: unknown): void;
}

/** A room in the round that is being committed. */
interface Turn {
  room: Room;
  /** Admitted and not committed yet; null before the first look. */
  entries: Entry[] | null;
  /** Undone, to be admitted again when the log has been read. */
  withdrawn: Entry[];
}

const MAX_ROOMS = 1_000;
/** After so long without a round the lane is quiet: the next update is committed at once. */
const QUIET_MS = 40;
/** How long updates are collected in a busy lane: from here to there, the more deliveries a round has made. */
const WINDOW_MS = { least: 15, most: 50 };
const DELIVERIES_PER_MS = 1;

/**
 * Commits the updates of its rooms, round after round: one statement for all of them, then each room sends what is now
 * durable. The rooms of a process are spread over a few lanes, so that a slow one does not hold up all.
 */
export class Lane {
  readonly #deps: LaneDeps;
  readonly #loop: CommitLoop<Room>;
  /** Woken while a job had the room for itself: their turn comes when it is done. */
  readonly #later = new Set<Room>();
  /** In the round that is under way. */
  readonly #inRound = new Set<Room>();
  #lastRoundAt = 0;
  #lastDeliveries = 0;

  constructor(deps: LaneDeps) {
    this.#deps = deps;
    this.#loop = commitLoop<Room>({
      commit: (rooms) => this.#round(rooms),
      onFailure: (error, rooms) => {
        for (const room of rooms) deps.broken(room, error);
      },
      maxBatch: MAX_ROOMS,
      maxWaiting: Number.POSITIVE_INFINITY,
      windowMs: () => this.#windowMs(),
    });
  }

  wake(room: Room): void {
    if (room.isBusy) this.#later.add(room);
    if (room.isQueued || room.isBusy) return;
    // Nothing is to be collected: a model that writes does not wait for those who type elsewhere.
    if (room.hasOnlyJobs && !this.#inRound.has(room)) this.#finish(room);
    else {
      room.isQueued = true;
      this.#loop.add(room);
    }
  }

  settled(): Promise<void> {
    return this.#loop.settled();
  }

  #windowMs(): number {
    if (performance.now() - this.#lastRoundAt > QUIET_MS) return 0;
    return Math.min(WINDOW_MS.most, WINDOW_MS.least + this.#lastDeliveries / DELIVERIES_PER_MS);
  }

  async #round(woken: readonly Room[]): Promise<void> {
    const before = this.#deps.counters.deliveries;
    for (const room of woken) room.isQueued = false;
    // Woken during the last round, at the end of which a job has begun.
    for (const room of woken) if (room.isBusy) this.#later.add(room);
    const rooms = woken.filter(({ isBusy }) => !isBusy);
    for (const room of rooms) this.#inRound.add(room);
    await this.#commit(rooms.map((room) => ({ room, entries: null, withdrawn: [] })));
    for (const room of rooms) {
      this.#inRound.delete(room);
      this.#finish(room);
    }
    this.#lastDeliveries = this.#deps.counters.deliveries - before;
    this.#lastRoundAt = performance.now();
  }

  /**
   * Tries until everything is committed, dropped, or the patience is over. A try whose answer was lost is no special
   * case: if it was committed, the next one finds that the log has gone on, reads it, and has nothing left to append.
   */
  async #commit(turns: readonly Turn[]): Promise<void> {
    const patience = new Patience(this.#deps.times.retryMs);
    let open = turns;
    while (open.length > 0) {
      try {
        open = await this.#try(open);
      } catch (error) {
        if (!isLoss(error) && open.length > 1) {
          for (const turn of open) await this.#commit([turn]);
          return;
        }
        this.#deps.counters.retries += 1;
        this.#deps.logger.warn({ err: error, rooms: open.length }, 'updates could not be saved');
        if (!isLoss(error) || patience.isOver(performance.now())) {
          for (const turn of open) this.#giveUp(turn);
          return;
        }
        await patience.pause();
      }
    }
  }

  /** One try; returns the turns that have to be tried again because the log has gone on. */
  async #try(turns: readonly Turn[]): Promise<readonly Turn[]> {
    const { log, times, counters } = this.#deps;
    await Promise.all(turns.filter(({ room }) => room.isBehind).map((turn) => this.#catchUp(turn)));
    for (const turn of turns) turn.entries ??= turn.room.admit();
    const full = turns.filter(({ entries }) => entries !== null && entries.length > 0);
    if (full.length === 0) return [];
    const appends = full.map(({ room, entries }) => ({
      code: room.code,
      expected: room.history.number,
      updates: entries ?? [],
    }));
    const done = await within(times.statementMs, log.append(appends));
    const late: Turn[] = [];
    for (const turn of full) {
      if (done.has(turn.room.code)) {
        turn.room.settle(turn.entries ?? []);
        turn.entries = [];
        continue;
      }
      counters.conflicts += 1;
      turn.room.isBehind = true;
      late.push(turn);
    }
    return late;
  }

  async #catchUp(turn: Turn): Promise<void> {
    const { room } = turn;
    if (turn.entries !== null) {
      room.undo(turn.entries);
      turn.withdrawn = [...turn.entries, ...turn.withdrawn];
      turn.entries = null;
    }
    const { log, times } = this.#deps;
    const since = await within(times.statementMs, log.since(room.code, room.history.number));
    try {
      if (!room.catchUp(since)) {
        turn.entries = [];
        this.#deps.gone(room);
        return;
      }
    } catch (error) {
      turn.entries = [];
      this.#deps.broken(room, error);
      return;
    }
    if (turn.withdrawn.length > 0) turn.entries = room.admitAgain(turn.withdrawn);
    turn.withdrawn = [];
  }

  #giveUp({ room, entries, withdrawn }: Turn): void {
    // It may be in the log after all.
    room.isBehind = true;
    room.undo(entries ?? []);
    room.turnAway([...(entries ?? []), ...withdrawn]);
  }

  #finish(room: Room): void {
    const jobs = room.takeJobs();
    if (jobs.length === 0) {
      room.endTurn();
      return;
    }
    room.isBusy = true;
    const run = async () => {
      for (const job of jobs) await job();
    };
    void run().finally(() => {
      room.isBusy = false;
      room.endTurn();
      if (this.#later.delete(room)) this.wake(room);
    });
  }
}
