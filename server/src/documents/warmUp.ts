import { randomBytes } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { messages, syncMessages } from '@penora/protocol/document/messages';
import { FRAGMENT } from '@penora/protocol/document/nodes';
import { WebSocketServer } from 'ws';
import { documentLimits, documentTimes } from './limits.ts';
import { UpdateLog } from './log/updateLog.ts';
import type { Counters } from './room/counters.ts';
import { History } from './room/history.ts';
import { Paced } from './room/paced.ts';
import { Room, type RoomWorld } from './room/room.ts';
import { Accounts } from './room/storageGuard.ts';
import { Connection } from './socket/connection.ts';
import { Writer } from './update/writer.ts';

/** So long at most, in turns of a few milliseconds: whoever comes meanwhile is served in between. */
const MOST_MS = 500;
const ROUNDS = 300;
const PEERS = 4;
/** What is typed in a row between two rounds, in turn. */
const ROWS = [1, 2, 3];
/** Updates that skip the line: what reads and places them takes the longest to compile, and the most calls. */
const CROWDS = { rounds: 60, row: 20 };
const LOADS = 20;

/** The line of somebody who is not there: what is written to it is gone. */
class Wire extends Duplex {
  override _read(): void {}

  override _write(_bytes: unknown, _encoding: string, done: () => void): void {
    done();
  }

  say(message: Uint8Array): void {
    const { length } = message;
    const mask = randomBytes(4);
    const head = length < 126 ? [0x82, 128 | length] : [0x82, 254, length >>> 8, length & 255];
    this.push(Buffer.concat([Uint8Array.from(head), mask, message.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]));
  }
}

/** Somebody who writes a paragraph of their own, behind what they wrote last or somebody else did. */
class Ghost {
  readonly wire = new Wire();
  readonly #client: number;
  #clock = 0;
  #states = 0;

  constructor(client: number) {
    this.#client = client;
  }

  begin(): void {
    const update = new Writer().uint(1).uint(2).uint(this.#client).uint(0);
    update.byte(7).uint(1).string(FRAGMENT).uint(3).string('paragraph').byte(7).uint(0).uint(this.#client).uint(0);
    this.#clock = 2;
    this.#say(messages.sync, syncMessages.update, update.uint(6).uint(0).done());
  }

  type(): void {
    this.#say(messages.sync, syncMessages.update, this.typed());
  }

  /** The update of its next character, which goes on with the last one or stands in front of it. */
  typed(where: 'behind' | 'before' = 'behind'): Uint8Array {
    const update = new Writer().uint(1).uint(1).uint(this.#client).uint(this.#clock);
    if (this.#clock === 2) update.byte(4).uint(0).uint(this.#client).uint(1);
    else
      update
        .byte(where === 'behind' ? 132 : 68)
        .uint(this.#client)
        .uint(this.#clock - 1);
    this.#clock += 1;
    return update.string('x').uint(0).done();
  }

  /** Takes its last character back. */
  erase(): void {
    const update = new Writer()
      .uint(0)
      .uint(1)
      .uint(this.#client)
      .uint(1)
      .uint(this.#clock - 1);
    this.#say(messages.sync, syncMessages.update, update.uint(1).done());
  }

  point(): void {
    this.#states += 1;
    const state = JSON.stringify({ user: { color: '#336699' }, cursor: { anchor: this.#states } });
    this.#say(
      messages.awareness,
      null,
      new Writer().uint(1).uint(this.#client).uint(this.#states).string(state).done(),
    );
  }

  ask(): void {
    this.#say(messages.sync, syncMessages.step1, Uint8Array.of(0));
  }

  #say(kind: number, sync: number | null, block: Uint8Array): void {
    const message = new Writer().uint(kind);
    this.wire.say((sync === null ? message : message.uint(sync)).block(block).done());
  }
}

function upgrade(): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  const key = randomBytes(16).toString('base64');
  Object.assign(request.headers, { upgrade: 'websocket', 'sec-websocket-key': key, 'sec-websocket-version': '13' });
  return request;
}

/** A room of nobody, without a database, and those who sit in it. */
class Haunted {
  readonly counters = { updates: 0, updateBytes: 0, deliveries: 0, refused: 0, dropped: 0, conflicts: 0, retries: 0 };
  readonly ghosts = Array.from({ length: PEERS }, (_, index) => new Ghost(index + 1));
  readonly room: Room;
  readonly #connections: Connection[] = [];
  readonly #log = new UpdateLog({ query: async () => [] });
  readonly #until = performance.now() + MOST_MS;

  constructor() {
    const limits = documentLimits(1_000);
    const nothing = (): void => undefined;
    const times = { ...documentTimes, awarenessMs: 1 };
    const told = { wake: nothing, tell: nothing, hasOthers: () => true, changed: nothing };
    const { counters } = this;
    const world: RoomWorld = { limits, times, counters, paced: new Paced(), accounts: new Accounts(), ...told };
    const use = { ownerId: '', usedBytes: 0, limitBytes: 1_048_576, sizeBytes: 0 };
    this.room = new Room('', { snapshotNumber: 0, snapshot: null, tail: [] }, use, world);
    const server = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false });
    const principal = { kind: 'person' as const, userId: '', sessionId: '' };
    const visitor = { principal, name: '', role: 'editor' as const, extended: true };
    for (const { wire } of this.ghosts) {
      server.handleUpgrade(upgrade(), wire, Buffer.alloc(0), (ws) => {
        const connection = new Connection(ws, wire, visitor, this.room, limits);
        this.#connections.push(connection);
        this.room.join(connection);
      });
    }
  }

  get isOver(): boolean {
    return performance.now() >= this.#until;
  }

  /** Everybody types and moves, through sockets. */
  haunt(round: number): void {
    for (const [index, ghost] of this.ghosts.entries()) {
      for (let row = ROWS[(round + index) % ROWS.length] ?? 1; row > 0; row -= 1) ghost.type();
      if (round % 8 === 7) ghost.erase();
      ghost.point();
    }
    if (round % 16 === 0) this.ghosts[0]?.ask();
  }

  /** The same past the sockets, and more of it; what is so written is many structs, as in a long document. */
  crowd(): void {
    for (const [index, connection] of this.#connections.entries()) {
      for (let row = 0; row < CROWDS.row; row += 1) {
        const update = this.ghosts[index]?.typed(row % 2 === 0 ? 'behind' : 'before');
        if (update !== undefined) this.room.hear(connection, { kind: 'update', update });
      }
    }
  }

  async commit(): Promise<void> {
    await nextTurn();
    const entries = this.room.admit();
    await this.#log.append([{ code: '', expected: this.room.history.number, updates: entries }]);
    this.room.settle(entries);
    this.room.endTurn();
  }
}

/**
 * Lets the engine compile what every update goes through before the first people come: after a restart all of them
 * come at once, and would pay for it. A room is written in and opened a few times. Returns what was done.
 */
export async function warmUp(): Promise<Counters> {
  const haunted = new Haunted();
  const { room, ghosts, counters } = haunted;
  for (const ghost of ghosts) ghost.begin();
  // First what takes the longest to compile; each once at least, however busy the machine is.
  for (let round = 0; round === 0 || (round < CROWDS.rounds && !haunted.isOver); round += 1) {
    haunted.crowd();
    await haunted.commit();
  }
  const snapshot = room.history.everything();
  for (let load = 0; load === 0 || (load < LOADS && !haunted.isOver); load += 1) {
    new History({ snapshotNumber: 1, snapshot, tail: [] }).everything();
    await nextTurn();
  }
  for (let round = 0; round === 0 || (round < ROUNDS && !haunted.isOver); round += 1) {
    haunted.haunt(round);
    await haunted.commit();
  }
  for (const { wire } of ghosts) wire.destroy();
  room.dispose();
  return counters;
}
