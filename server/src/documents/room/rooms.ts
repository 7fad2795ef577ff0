import { type CloseCode, closeCodes } from '@penora/protocol/closeCodes';
import { UPDATE_CONNECTIONS } from '../../database/orm.ts';
import type { Unsubscribe } from '../../kernel/channel.ts';
import { notFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { DocumentsDeps, Withdrawal } from '../deps.ts';
import { type DocumentTimes, documentTimes } from '../limits.ts';
import { UpdateLog } from '../log/updateLog.ts';
import type { Connection } from '../socket/connection.ts';
import { MergeWorker } from '../worker/mergeWorker.ts';
import { decodeTold, encodeTold, roomTopic, type Told } from './betweenProcesses.ts';
import type { Counters } from './counters.ts';
import { Lane } from './lane.ts';
import { Paced } from './paced.ts';
import { within } from './patience.ts';
import { Room, type RoomWorld } from './room.ts';
import { Accounts } from './storageGuard.ts';
import { Upkeep } from './upkeep.ts';

/** So that a slow commit does not hold up all rooms; more would make smaller batches. */
const LANES = UPDATE_CONNECTIONS;

interface Open {
  room: Room;
  leave: Unsubscribe;
}

/** All open documents of this process. */
export class Rooms {
  readonly log: UpdateLog;
  readonly counters: Counters;
  readonly times: DocumentTimes;
  readonly #deps: DocumentsDeps;
  readonly #me = newId();
  readonly #lanes: Lane[];
  /** What rooms need, one for each lane. */
  readonly #worlds: RoomWorld[];
  readonly #upkeep: Upkeep;
  readonly #worker = new MergeWorker();
  readonly #paced = new Paced();
  readonly #accounts = new Accounts();
  readonly #open = new Map<string, Open>();
  readonly #loading = new Map<string, Promise<Room>>();
  readonly #timers: NodeJS.Timeout[];
  #polling = false;

  constructor(deps: DocumentsDeps) {
    this.#deps = deps;
    this.times = { ...documentTimes, ...deps.times };
    this.log = new UpdateLog(deps.database.sql, deps.database.updates);
    this.counters = { updates: 0, updateBytes: 0, deliveries: 0, refused: 0, dropped: 0, conflicts: 0, retries: 0 };
    this.#upkeep = new Upkeep({ ...deps, log: this.log, logger: deps.log, times: this.times, worker: this.#worker });
    this.#lanes = Array.from({ length: LANES }, () => this.#makeLane());
    this.#worlds = this.#lanes.map((lane) => this.#makeWorld(lane));
    this.#timers = [
      setInterval(() => void this.#poll(), this.times.pollMs),
      setInterval(() => this.#tend(), this.times.idleMs / 4),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  get size(): number {
    return this.#open.size;
  }

  *connections(): Generator<Connection> {
    for (const { room } of this.#open.values()) yield* room.connections;
  }

  /** Everybody who sits in a document here. */
  *sitting(): Generator<{ code: string; connection: Connection }> {
    for (const [code, { room }] of this.#open) for (const connection of room.connections) yield { code, connection };
  }

  /** The room of a document, loaded; it stays until `release`. Throws `not_found`. */
  async hold(code: string): Promise<Room> {
    const room = this.#open.get(code)?.room ?? (await this.#load(code));
    room.holds += 1;
    return room;
  }

  release(room: Room): void {
    room.holds -= 1;
    room.idleSince = Date.now();
  }

  async using<T>(code: string, work: (room: Room) => Promise<T>): Promise<T> {
    const room = await this.hold(code);
    try {
      return await work(room);
    } finally {
      this.release(room);
    }
  }

  /** A room that is open already. */
  peek(code: string): Room | undefined {
    return this.#open.get(code)?.room;
  }

  withdraw(withdrawal: Withdrawal): void {
    switch (withdrawal.kind) {
      case 'role':
        this.#changeRole(withdrawal);
        return;
      case 'project':
        this.#close(this.peek(withdrawal.code), closeCodes.noSuchProject);
        return;
      case 'signedOut':
        for (const connection of [...this.connections()]) {
          if (withdrawal.ends(connection.principal)) connection.close(closeCodes.notSignedIn);
        }
        return;
      default:
        withdrawal satisfies never;
    }
  }

  /** See `Upkeep.noteClients`. */
  noteClients(): Promise<void> {
    return this.#upkeep.noteClients();
  }

  /** Commits what was received, measures, closes the sockets with 1012, and forgets everything. */
  async close(settleMs: number): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const settling = async () => {
      while ([...this.#open.values()].some(({ room }) => room.hasWork)) {
        await Promise.all(this.#lanes.map((lane) => lane.settled()));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await this.#upkeep.close();
    };
    await within(settleMs, settling()).catch((error: unknown) => {
      this.#deps.log.error({ err: error }, 'documents were not settled in time');
    });
    await this.#worker.close();
    for (const { room } of [...this.#open.values()]) this.#close(room, closeCodes.restarting);
  }

  #makeLane(): Lane {
    return new Lane({
      log: this.log,
      logger: this.#deps.log,
      times: this.times,
      counters: this.counters,
      gone: (room) => this.#close(room, closeCodes.noSuchProject),
      broken: (room, error) => {
        this.#deps.log.error({ err: error, code: room.code }, 'a room was closed');
        this.#close(room, closeCodes.tryLater);
      },
    });
  }

  #load(code: string): Promise<Room> {
    const loading = this.#loading.get(code);
    if (loading !== undefined) return loading;
    const started = this.#loadNow(code).finally(() => this.#loading.delete(code));
    this.#loading.set(code, started);
    return started;
  }

  async #loadNow(code: string): Promise<Room> {
    // Subscribed before it is read: what is committed in between is told, and then read.
    let missed = false;
    let room: Room | null = null;
    const leave = this.#deps.channel.subscribe(roomTopic(code), (bytes) => {
      const heard = decodeTold(this.#me, bytes);
      if (heard === null) return;
      if (room === null) missed = true;
      else room.hearProcess(heard.from, heard.told);
    });
    try {
      const [stored, use] = await within(
        this.times.statementMs,
        Promise.all([this.log.load(code), this.#deps.storage(code)]),
      );
      if (stored === null) throw notFound('document');
      const world = this.#worlds[hash(code) % LANES];
      if (world === undefined) throw new Error('no lane');
      room = new Room(code, stored, use, world);
      this.#open.set(code, { room, leave });
      if (missed) room.refresh();
      world.tell(code, { kind: 'hello' });
      return room;
    } catch (error) {
      leave();
      throw error;
    }
  }

  #makeWorld(lane: Lane): RoomWorld {
    return {
      limits: this.#deps.limits,
      times: this.times,
      counters: this.counters,
      paced: this.#paced,
      accounts: this.#accounts,
      wake: (room) => lane.wake(room),
      tell: (own, told) => this.#tell(roomTopic(own), told),
      hasOthers: (own) => this.#deps.channel.hasOthers(roomTopic(own)),
      changed: (room, entries) => this.#upkeep.changed(room, entries),
    };
  }

  #tell(topic: string, told: Told): void {
    const { channel } = this.#deps;
    if (channel.hasOthers(topic)) channel.publish(topic, encodeTold(this.#me, told));
  }

  #changeRole({ code, userId, role }: Extract<Withdrawal, { kind: 'role' }>): void {
    for (const connection of [...(this.peek(code)?.connections ?? [])]) {
      if (connection.principal.userId !== userId) continue;
      if (role === null) connection.close(closeCodes.forbidden);
      else connection.setRole(role);
    }
  }

  /** One query for all open documents: a lost last message leaves no gap to see. */
  async #poll(): Promise<void> {
    for (const connection of this.connections()) connection.checkSilence(performance.now(), this.times.silenceMs);
    if (this.#polling || this.#open.size === 0) return;
    this.#polling = true;
    try {
      const asked = [...this.#open.values()].map(({ room }) => room);
      const numbers = await this.log.numbers(asked.map(({ code }) => code));
      for (const room of asked) this.#compare(room, numbers.get(room.code));
    } catch (error) {
      this.#deps.log.debug({ err: error }, 'documents were not compared');
    } finally {
      this.#polling = false;
    }
  }

  #compare(room: Room, number: number | undefined): void {
    if (number === undefined) this.#close(room, closeCodes.noSuchProject);
    else if (room.isBehind || (number > room.history.number && room.history.isSettled)) room.refresh();
  }

  #tend(): void {
    const now = Date.now();
    for (const [code, { room }] of this.#open) {
      room.awareness.tend(now);
      room.dropIdle(now, this.times.idleMs);
      const isOver = room.isIdle && this.#upkeep.isDone(room) && now - room.idleSince >= this.times.idleMs;
      if (isOver) this.#drop(code);
    }
  }

  #close(room: Room | undefined, code: CloseCode): void {
    if (room === undefined) return;
    room.closeAll(code);
    if (this.peek(room.code) === room) this.#drop(room.code);
  }

  #drop(code: string): void {
    const open = this.#open.get(code);
    if (open === undefined) return;
    this.#open.delete(code);
    open.leave();
    open.room.dispose();
    this.#upkeep.forget(open.room);
  }
}

function hash(code: string): number {
  let value = 0;
  for (const sign of code) value = (value * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
