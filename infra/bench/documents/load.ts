import { setTimeout as sleep } from 'node:timers/promises';
import { Typist } from '../../../server/src/documents/test/updates.ts';
import { Latencies } from '../kit/latencies.ts';
import { askForAll, awarenessMessage, eachRun, eachState, updateIn, updateMessage } from './messages.ts';
import { BenchSocket } from './socket.ts';
import type { Target } from './target.ts';

/** What moves between clients. */
export type Traffic = 'typing' | 'cursors';

export interface Load {
  rooms: number;
  /** In each room. */
  clients: number;
  /** Acts a second, all rooms together. Of typing, one client of each room is the author; cursors move at all. */
  rate: number;
  seconds: number;
}

export interface Measurement {
  /** Characters or states that arrived, a second. */
  deliveries: number;
  missing: number;
  /** Of the server's own process. */
  cpuPerDeliveryUs: number;
  serverCpu: number;
  generatorCpu: number;
  p50: number;
  p99: number;
  /** The generator was late: what was measured is less than the server can do. */
  isGeneratorLate: boolean;
}

const WARM_MS = 500;
/** A server may be busy with others. */
const SILENCE_MS = 3_000;
const LATE_MS = 30;
const BUSY = 0.95;
const STATE = JSON.stringify({
  cursor: { anchor: { item: { client: 1, clock: 1 } }, head: { item: { client: 1, clock: 1 } } },
});

interface Author {
  socket: BenchSocket;
  typist: Typist;
  acts: number;
}

/** A room: who acts in it, and when each act was sent, by author and clock. */
class BenchRoom {
  readonly authors: Author[] = [];
  readonly #sentAt = new Map<number, Float64Array>();
  readonly #latencies: Latencies;

  constructor(latencies: Latencies) {
    this.#latencies = latencies;
  }

  add(author: Author, capacity: number): void {
    this.authors.push(author);
    this.#sentAt.set(author.typist.client, new Float64Array(capacity));
  }

  sent(client: number, clock: number): void {
    const times = this.#sentAt.get(client);
    if (times !== undefined) times[clock] = performance.now();
  }

  heard(client: number, clock: number, length: number, now: number): void {
    const times = this.#sentAt.get(client);
    for (let one = clock; one < clock + length; one += 1) {
      const at = times?.[one] ?? 0;
      if (at > 0) this.#latencies.add(now - at);
    }
  }
}

function heardIn(room: BenchRoom, traffic: Traffic, own: number): (bytes: Buffer, now: number) => void {
  if (traffic === 'cursors') return cursorsHeardIn(room, own);
  return (bytes, now) => {
    const update = updateIn(bytes, 'update');
    if (update === null) return;
    eachRun(update, (client, clock, length) => {
      // Some servers send everything back to its author, too.
      if (client !== own) room.heard(client, clock, length, now);
    });
  };
}

/** The last state stands for those before it, which nobody needs any more. */
function cursorsHeardIn(room: BenchRoom, own: number): (bytes: Buffer, now: number) => void {
  const known = new Map<number, number>();
  return (bytes, now) =>
    eachState(bytes, (client, clock) => {
      if (client === own) return;
      const next = (known.get(client) ?? 0) + 1;
      room.heard(client, next, clock + 1 - next, now);
      known.set(client, clock);
    });
}

async function fill(target: Target, load: Load, traffic: Traffic, latencies: Latencies) {
  const { addresses, headers } = await target.documents(load.rooms);
  const sockets: BenchSocket[] = [];
  const rooms: BenchRoom[] = [];
  for (const address of addresses) {
    const room = new BenchRoom(latencies);
    rooms.push(room);
    for (let count = 0; count < load.clients; count += 1) {
      const typist = new Typist();
      const socket = await BenchSocket.open(address, headers, { message: heardIn(room, traffic, typist.client) });
      socket.send(askForAll);
      sockets.push(socket);
      if (traffic === 'typing' && count > 0) continue;
      const authors = load.rooms * (traffic === 'typing' ? 1 : load.clients);
      room.add({ socket, typist, acts: 0 }, Math.ceil((load.rate * (load.seconds + 1)) / authors) + 64);
      if (traffic === 'typing') socket.send(updateMessage(typist.begin()));
    }
  }
  await sleep(WARM_MS);
  return { sockets, rooms };
}

function act(room: BenchRoom, author: Author, traffic: Traffic, isCounted: boolean): void {
  const { socket, typist } = author;
  author.acts += 1;
  const clock = traffic === 'typing' ? typist.clock : author.acts;
  const message =
    traffic === 'typing' ? updateMessage(typist.type('x')) : awarenessMessage([[typist.client, clock, STATE]]);
  if (isCounted) room.sent(typist.client, clock);
  socket.send(message);
}

/** Acts at a fixed rate whether or not the server keeps up; returns how many counted and how late the latest was. */
async function play(
  rooms: readonly BenchRoom[],
  load: Load,
  traffic: Traffic,
): Promise<{ counted: number; lateMs: number }> {
  const begin = performance.now();
  const total = Math.round((load.rate * (load.seconds * 1_000 + WARM_MS)) / 1_000);
  const lateness = new Latencies();
  let counted = 0;
  for (let next = 0; next < total; ) {
    const now = performance.now();
    const due = Math.min(total, Math.floor(((now - begin) * load.rate) / 1_000));
    if (due > next) lateness.add(now - begin - (next * 1_000) / load.rate);
    for (; next < due; next += 1) {
      const room = rooms[next % rooms.length];
      const turn = Math.floor(next / rooms.length);
      const author = room?.authors[turn % room.authors.length];
      const isCounted = (next * 1_000) / load.rate >= WARM_MS;
      if (room !== undefined && author !== undefined) act(room, author, traffic, isCounted);
      if (isCounted) counted += 1;
    }
    await sleep(1);
  }
  return { counted, lateMs: lateness.quantile(0.99) };
}

/** Waits until everything has arrived, or nothing has for so long. */
async function drain(latencies: Latencies, expected: number): Promise<void> {
  const arrived = { count: -1, at: 0 };
  while (latencies.count < expected) {
    if (latencies.count > arrived.count) Object.assign(arrived, { count: latencies.count, at: performance.now() });
    else if (performance.now() - arrived.at > SILENCE_MS) return;
    await sleep(50);
  }
}

/** Loads a server with rooms full of clients and measures what arrives, how late, and at what cost. */
export async function measure(target: Target, load: Load, traffic: Traffic): Promise<Measurement> {
  const latencies = new Latencies();
  const { sockets, rooms } = await fill(target, load, traffic, latencies);
  const own = process.cpuUsage();
  const before = { cpuMs: await target.process.cpuMs(), at: performance.now() };
  const { counted, lateMs } = await play(rooms, load, traffic);
  const wallMs = performance.now() - before.at;
  const used = process.cpuUsage(own);
  const cpuMs = (await target.process.cpuMs()) - before.cpuMs;
  const expected = counted * (load.clients - 1);
  await drain(latencies, expected);
  for (const socket of sockets) socket.close();
  const seconds = Math.max(load.seconds, (wallMs - WARM_MS) / 1_000);
  const generatorCpu = (used.user + used.system) / 1_000 / wallMs;
  const deliveries = latencies.count / seconds;
  return {
    deliveries,
    missing: expected - latencies.count,
    cpuPerDeliveryUs: ((cpuMs / wallMs) * 1e6) / Math.max(1, deliveries),
    serverCpu: cpuMs / wallMs,
    generatorCpu,
    p50: latencies.quantile(0.5),
    p99: latencies.quantile(0.99),
    isGeneratorLate: lateMs > LATE_MS || generatorCpu > BUSY,
  };
}
