import * as Y from 'yjs';
import type { Logger } from '../../kernel/log.ts';
import type { TextMeasure } from '../contents/plainText.ts';
import type { DocumentSize, DocumentsDeps } from '../deps.ts';
import type { DocumentTimes } from '../limits.ts';
import type { UpdateLog } from '../log/updateLog.ts';
import { measureDoc } from '../measure/measurer.ts';
import type { MergeWorker } from '../worker/mergeWorker.ts';
import { asJob } from './asJob.ts';
import type { Entry } from './entrance.ts';
import { isLoss } from './patience.ts';
import type { Room } from './room.ts';

export interface UpkeepDeps {
  log: UpdateLog;
  logger: Logger;
  times: DocumentTimes;
  worker: MergeWorker;
  storage: DocumentsDeps['storage'];
  saveSizes: DocumentsDeps['saveSizes'];
}

/**
 * A document up to this size is measured in the event loop, where only what has changed is measured again. So few
 * structs take Yjs no time to speak of, however they were made to stand in each other's way (its time is quadratic).
 */
const SMALL = { bytes: 262_144, structs: 4_096 };
/** Up to this size a snapshot is made there, too: a thread costs more. */
const TINY = { bytes: 65_536, structs: 1_024 };
/** While somebody writes on and on, a small document is measured this often, in units of `measureMs`; a large one seldom. */
const BUSY_TURNS = 20;
const BUSY_LARGE_TURNS = 120;

/** Names of clients that wait for a database that is away. */
const MOST_NAMES = 20_000;

interface Chore {
  /** Changed since it was last measured, and since the last turn. */
  isDirty: boolean;
  isBusy: boolean;
  turns: number;
  /** A measurement or a merge is under way. */
  measuring: boolean;
  merging: boolean;
  mergedAt: number;
}

/** What is done in the background for rooms that have changed: sizes and words, snapshots, names of clients. */
export class Upkeep {
  readonly #deps: UpkeepDeps;
  readonly #chores = new Map<Room, Chore>();
  #clients: { code: string; client: number; userId: string }[] = [];
  readonly #timer: NodeJS.Timeout;
  #running: Promise<unknown> = Promise.resolve();
  #noting: Promise<void> = Promise.resolve();

  constructor(deps: UpkeepDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => this.#turn(), deps.times.measureMs);
    this.#timer.unref();
  }

  changed(room: Room, entries: readonly Entry[]): void {
    const chore = this.#choreOf(room);
    chore.isDirty = true;
    chore.isBusy = true;
    for (const { userId, admitted } of entries) {
      if (userId === null) continue;
      for (const client of admitted.newClients) this.#clients.push({ code: room.code, client, userId });
    }
  }

  /** Nothing is left to do for a room: it may be forgotten. */
  isDone(room: Room): boolean {
    const chore = this.#chores.get(room);
    return chore === undefined || !(chore.isDirty || chore.measuring || chore.merging);
  }

  forget(room: Room): void {
    this.#chores.delete(room);
  }

  /** Measures everything that is left, once. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const [room, chore] of this.#chores) if (chore.isDirty && !chore.measuring) void this.#measure(room, chore);
    await this.#running;
    await this.noteClients();
  }

  #choreOf(room: Room): Chore {
    const known = this.#chores.get(room);
    if (known !== undefined) return known;
    const chore = { isDirty: false, isBusy: false, turns: 0, measuring: false, merging: false, mergedAt: 0 };
    this.#chores.set(room, chore);
    return chore;
  }

  #turn(): void {
    const now = performance.now();
    for (const [room, chore] of this.#chores) {
      if (this.#wantsMerge(room, chore, now)) void this.#merge(room, chore, now);
      if (!chore.isDirty || chore.measuring) continue;
      chore.turns += 1;
      const most = isSmall(room) ? BUSY_TURNS : BUSY_LARGE_TURNS;
      if (!chore.isBusy || chore.turns >= most || room.guard.isFarAhead) void this.#measure(room, chore);
      chore.isBusy = false;
    }
    void this.noteClients();
  }

  #measure(room: Room, chore: Chore): Promise<void> {
    chore.measuring = true;
    chore.isDirty = false;
    chore.turns = 0;
    const measuring = this.#measureNow(room).catch((error: unknown) => {
      chore.isDirty = true;
      this.#deps.logger.warn({ err: error, code: room.code }, 'a document was not measured');
    });
    const done = measuring.finally(() => {
      chore.measuring = false;
    });
    this.#running = Promise.all([this.#running, done]);
    return done;
  }

  async #measureNow(room: Room): Promise<void> {
    const { sizeBytes, words } = await this.#measureOf(room);
    const size: DocumentSize = { code: room.code, sizeBytes, words };
    await this.#deps.saveSizes([size]);
    room.guard.refresh(await this.#deps.storage(room.code));
  }

  /** What grows while a worker measures is added to what it finds. */
  async #measureOf(room: Room): Promise<TextMeasure> {
    const taken = await asJob(room, async () => {
      const before = room.guard.sizeBytes;
      if (!isSmall(room)) return { before, update: room.history.everything() };
      return { before, measure: room.doc.look(Date.now(), measureDoc) };
    });
    const measure = taken.measure ?? (await this.#deps.worker.do({ update: taken.update, merge: false })).measure;
    room.guard.measured(measure.sizeBytes + room.guard.sizeBytes - taken.before);
    return measure;
  }

  #wantsMerge(room: Room, { merging, mergedAt }: Chore, now: number): boolean {
    return room.history.isTailLong && !merging && now - mergedAt >= this.#deps.times.compactMs;
  }

  /** A snapshot of what is committed now, stored in place of the updates that it has taken in. */
  #merge(room: Room, chore: Chore, now: number): Promise<void> {
    chore.merging = true;
    chore.mergedAt = now;
    const merging = this.#mergeNow(room).catch((error: unknown) => {
      this.#deps.logger.warn({ err: error, code: room.code }, 'a snapshot was not stored');
    });
    const done = merging.finally(() => {
      chore.merging = false;
    });
    this.#running = Promise.all([this.#running, done]);
    return done;
  }

  async #mergeNow(room: Room): Promise<void> {
    const { number, snapshot } = await this.#snapshotOf(room);
    if (snapshot === null || !(await this.#deps.log.compact(room.code, number, snapshot))) return;
    await asJob(room, async () => room.history.rebase(number, snapshot));
  }

  async #snapshotOf(room: Room): Promise<{ number: number; snapshot: Uint8Array | null }> {
    const taken = await asJob(room, async () => {
      const { number } = room.history;
      if (!isWithin(TINY, room)) return { number, update: room.history.everything() };
      return { number, snapshot: room.doc.look(Date.now(), (doc) => Y.encodeStateAsUpdate(doc)) };
    });
    if (taken.update === undefined) return taken;
    const { snapshot } = await this.#deps.worker.do({ update: taken.update, merge: true });
    return { number: taken.number, snapshot };
  }

  /** Notes who stands behind the clients that have come since; for whoever asks now, hence after those under way. */
  noteClients(): Promise<void> {
    this.#noting = this.#noting.then(() => this.#noteNow());
    return this.#noting;
  }

  async #noteNow(): Promise<void> {
    const clients = this.#clients.splice(0, 1_000);
    if (clients.length === 0) return;
    try {
      await this.#deps.log.noteClients(clients);
    } catch (error) {
      this.#deps.logger.warn({ err: error }, 'names of clients were not noted');
      if (isLoss(error) && this.#clients.length < MOST_NAMES) this.#clients.unshift(...clients);
    }
  }
}

const isWithin = ({ bytes, structs }: typeof SMALL, { history }: Room): boolean =>
  history.bytes <= bytes && history.structs <= structs;

const isSmall = (room: Room): boolean => isWithin(SMALL, room);
