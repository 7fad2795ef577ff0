import { type CloseCode, closeCodes } from '@penora/protocol/closeCodes';
import type { StorageUse } from '../deps.ts';
import type { DocumentLimits, DocumentTimes } from '../limits.ts';
import type { Since, Stored } from '../log/updateLog.ts';
import type { Connection, Listener } from '../socket/connection.ts';
import { awarenessFrame, step1Frame, updateFrame } from '../socket/frames.ts';
import type { ClientMessage } from '../socket/messages.ts';
import { Awareness } from './awareness.ts';
import type { Told } from './betweenProcesses.ts';
import { broadcast } from './broadcast.ts';
import type { Counters } from './counters.ts';
import { DocKeeper } from './docKeeper.ts';
import { Entrance, type EntranceEvents, type Entry } from './entrance.ts';
import { History } from './history.ts';
import { Joining } from './joining.ts';
import type { Paced } from './paced.ts';
import { type Accounts, StorageGuard } from './storageGuard.ts';

/** What a room needs of its process. */
export interface RoomWorld {
  limits: DocumentLimits;
  times: DocumentTimes;
  counters: Counters;
  paced: Paced;
  accounts: Accounts;
  /** Has the room's lane commit what waits and do its jobs. */
  wake(room: Room): void;
  /** Tells the other processes that hold this document, and whether there may be any. */
  tell(code: string, told: Told): void;
  hasOthers(code: string): boolean;
  /** Something was committed. */
  changed(room: Room, entries: readonly Entry[]): void;
}

/** Work that needs the room for itself, between two appends. */
type Job = () => Promise<void>;

/** One open document in one process. Everything in it happens in turns: the lane commits, then jobs run, then answers. */
export class Room implements Listener, EntranceEvents {
  readonly code: string;
  readonly connections = new Set<Connection>();
  readonly awareness: Awareness;
  readonly guard: StorageGuard;
  /** For reading, and for the writing model's own changes before they are committed. */
  readonly doc: DocKeeper;
  readonly fork: DocKeeper;
  /** Waits in its lane. */
  isQueued = false;
  /** The log may have more than the history: it is read before anything is appended. */
  isBehind = false;
  /** A job has the room for itself. */
  isBusy = false;
  /** Used by something else than connections. */
  holds = 0;
  idleSince = Date.now();
  readonly history: History;
  readonly #world: RoomWorld;
  readonly #entrance: Entrance;
  #jobs: Job[] = [];
  /** Updates by other processes that came while something was being committed. */
  #heardMeanwhile: { first: number; updates: Uint8Array[] }[] = [];
  readonly #joining: Joining;
  #awarenessTimer: NodeJS.Timeout | null = null;

  constructor(code: string, stored: Stored, use: StorageUse, world: RoomWorld) {
    this.code = code;
    this.#world = world;
    this.history = new History(stored);
    this.#joining = new Joining(this.history, world.paced);
    this.guard = new StorageGuard(use, world.limits, world.accounts);
    this.awareness = new Awareness(world.limits, () => this.#awarenessChanged());
    this.doc = new DocKeeper(this.history);
    this.fork = new DocKeeper(this.history);
    this.#entrance = new Entrance(this.history, this.guard, world.limits, world.paced, this);
  }

  /** Nobody is here, and nothing is under way or left to do (D4). */
  get isIdle(): boolean {
    return this.connections.size === 0 && this.holds === 0 && !this.hasWork && !this.isBehind;
  }

  /** Something waits to be committed or done. */
  get hasWork(): boolean {
    return this.isQueued || this.isBusy || this.#jobs.length > 0 || !this.#entrance.isEmpty || !this.history.isSettled;
  }

  /** A job waits, and nothing that has to be committed or read before it. */
  get hasOnlyJobs(): boolean {
    return this.#jobs.length > 0 && !this.#entrance.isReady && this.history.isSettled && !this.isBehind;
  }

  join(connection: Connection): void {
    this.connections.add(connection);
    const states = this.awareness.everybody().map(awarenessFrame);
    connection.write(Buffer.concat([step1Frame(this.history.vector()), ...states]));
  }

  leave(connection: Connection): void {
    this.connections.delete(connection);
    this.idleSince = Date.now();
    this.awareness.leave(connection, this.idleSince);
    this.#entrance.forget(connection);
  }

  hear(connection: Connection, message: ClientMessage): void {
    switch (message.kind) {
      case 'step1':
        this.#joining.answer(connection, message.vector);
        return;
      case 'update':
        this.#hearUpdate(connection, message.update);
        return;
      case 'awareness':
        this.awareness.hear(connection, message.states, Date.now());
        return;
      case 'queryAwareness':
        connection.answer(Buffer.concat(this.awareness.everybody().map(awarenessFrame)));
        return;
      case 'ignored':
        return;
      default:
        message satisfies never;
    }
  }

  dealt(connection: Connection, place: number): void {
    connection.deal(place);
    connection.acknowledge(this.history.number);
  }

  /** What was dropped before stands in its copy alone: it is asked for. */
  promoted(connection: Connection): void {
    this.ask(connection);
  }

  ask(connection: Connection): void {
    connection.write(step1Frame(this.history.vector()));
  }

  refused(): void {
    this.#world.counters.refused += 1;
  }

  overdue(): void {
    this.#world.wake(this);
  }

  /** What another process says. */
  hearProcess(from: string, told: Told): void {
    switch (told.kind) {
      case 'hello':
        for (const states of this.awareness.own()) this.#world.tell(this.code, { kind: 'awareness', states });
        return;
      case 'awareness':
        this.awareness.hearProcess(from, told.states, Date.now());
        return;
      case 'updates':
        if (this.history.isSettled && !this.isBusy) this.#follow(told);
        else this.#heardMeanwhile.push(told);
        return;
      default:
        told satisfies never;
    }
  }

  /** Runs when nothing is being committed, before the next append; resolves when it is done. */
  enqueue(job: Job): void {
    this.#jobs.push(job);
    this.#world.wake(this);
  }

  takeJobs(): Job[] {
    const jobs = this.#jobs;
    this.#jobs = [];
    return jobs;
  }

  /** What waits, checked and in the order in which it is to be appended. */
  admit(): Entry[] {
    return this.#entrance.admit();
  }

  /** The same updates against what the log has become: what came by another way is left out. */
  admitAgain(entries: readonly Entry[]): Entry[] {
    return this.#entrance.admitAgain(entries);
  }

  undo(entries: readonly Entry[]): void {
    this.history.undo(entries.map(({ admitted }) => admitted));
    for (const { author, admitted } of entries) if (author !== null) this.guard.forgo(admitted.growth);
  }

  /** The entries are committed: now, and not before, others may see them (D2). */
  settle(entries: readonly Entry[]): void {
    const first = this.history.number + 1;
    for (const { author, admitted } of entries) {
      this.history.save(admitted);
      if (author !== null) this.guard.forgo(admitted.growth);
      this.guard.grow(admitted.growth);
    }
    const { counters } = this.#world;
    for (const { sent } of entries) counters.updates += sent.length;
    counters.deliveries += broadcast(this.connections, entries);
    const updates = entries.map(({ bytes }) => bytes);
    counters.updateBytes += updates.reduce((sum, { length }) => sum + length, 0);
    this.#world.tell(this.code, { kind: 'updates', first, updates });
    for (const { author, sent } of entries) for (const { place } of sent) author?.deal(place);
    for (const author of new Set(entries.map((entry) => entry.author))) author?.acknowledge(this.history.number);
    this.#world.changed(this, entries);
  }

  /** The database did not take these in all the time there was: their writers are told to come back. */
  turnAway(entries: readonly Entry[]): void {
    for (const { author } of entries) author?.close(closeCodes.tryLater);
    this.#entrance.turnAway();
  }

  /** Takes in what the log has; false when the document is gone. */
  catchUp(since: Since): boolean {
    if (since.kind === 'gone') return false;
    this.isBehind = false;
    this.#send(this.history.catchUp(since));
    return true;
  }

  /** Has the log read: it has gone on without this process having heard. */
  refresh(): void {
    this.isBehind = true;
    this.#world.wake(this);
  }

  /** A turn has ended: nothing is being committed. */
  endTurn(): void {
    for (const told of this.#heardMeanwhile.splice(0)) this.#follow(told);
    this.#joining.endTurn();
    if (this.#entrance.isReady || this.#jobs.length > 0) this.#world.wake(this);
  }

  closeAll(code: CloseCode): void {
    for (const connection of [...this.connections]) connection.close(code);
  }

  /** Frees what can be built anew. */
  dropIdle(now: number, idleMs: number): void {
    this.doc.dropIfIdle(now, idleMs);
    this.fork.dropIfIdle(now, idleMs);
    this.#joining.dropIfIdle(now, idleMs);
  }

  dispose(): void {
    if (this.#awarenessTimer !== null) clearTimeout(this.#awarenessTimer);
    this.#entrance.dispose();
    this.guard.leave();
    this.doc.drop();
    this.fork.drop();
  }

  #hearUpdate(connection: Connection, update: Uint8Array): void {
    const place = connection.countUpdate();
    if (!connection.mayEdit) {
      this.#world.counters.dropped += 1;
      this.dealt(connection, place);
      return;
    }
    if (this.#entrance.add(connection, place, update)) this.#world.wake(this);
    else connection.close(closeCodes.tryLater);
  }

  #follow({ first, updates }: { first: number; updates: readonly Uint8Array[] }): void {
    const taken = this.history.follow(first, updates);
    if (taken !== null) {
      this.#send(taken);
      return;
    }
    this.refresh();
  }

  #send(updates: readonly Uint8Array[]): void {
    if (updates.length === 0) return;
    const frames = updates.map((update) => ({ frame: updateFrame(update), author: null }));
    this.#world.counters.deliveries += broadcast(this.connections, frames);
    this.#entrance.retryParked();
    this.#world.changed(this, []);
  }

  #awarenessChanged(): void {
    if (this.connections.size === 0 && !this.#world.hasOthers(this.code)) this.awareness.forgetChanges();
    else this.#awarenessTimer ??= setTimeout(() => this.#flushAwareness(), this.#world.times.awarenessMs);
  }

  #flushAwareness(): void {
    this.#awarenessTimer = null;
    const { all, own } = this.awareness.flush();
    const frames = Buffer.concat(all.map(awarenessFrame));
    if (frames.length > 0) for (const connection of this.connections) connection.write(frames);
    for (const states of own) this.#world.tell(this.code, { kind: 'awareness', states });
  }
}
