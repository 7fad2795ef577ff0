import { closeCodes, WORN } from '@penora/protocol/closeCodes';
import type { DocumentLimits } from '../limits.ts';
import type { Connection } from '../socket/connection.ts';
import { updateFrame } from '../socket/frames.ts';
import { together } from '../state/condense.ts';
import type { Admitted } from '../state/documentState.ts';
import { InvalidUpdate } from '../update/reader.ts';
import type { History } from './history.ts';
import type { Paced } from './paced.ts';
import { Parking, type Placed } from './parking.ts';
import { type Reading, readyOf, startReading } from './reading.ts';
import type { StorageGuard } from './storageGuard.ts';

/**
 * What may be committed as one update: admitted, framed once, with the bytes for the log in the frame. What somebody has
 * sent in a row since the last turn is one.
 */
export interface Entry {
  author: Connection | null;
  userId: string | null;
  admitted: Admitted;
  frame: Buffer;
  bytes: Uint8Array;
  /** As it came: what was left out because others of the same turn had said it may be needed after all. */
  sent: readonly Placed[];
}

interface Waiting extends Placed {
  author: Connection;
  reading?: Reading;
}

/** What somebody has sent in a row. */
interface Row {
  author: Connection;
  admitted: Admitted[];
  sent: Placed[];
  bytes: number;
}

/** What one turn may commit so far, and how many updates that are. */
interface Turn {
  rows: Row[];
  updates: number;
  /** Known, but perhaps only from what this turn is about to commit. */
  doubtful: Waiting[];
}

/** What becomes of updates that do not become entries. */
export interface EntranceEvents {
  /** Known already, or dropped. */
  dealt(connection: Connection, place: number): void;
  /** Something is missing that this connection may have. */
  ask(connection: Connection): void;
  refused(): void;
  /** Somebody's parked updates may be over time. */
  overdue(): void;
}

/** Bytes and updates of one turn: a turn is one statement, and others wait behind it. */
const TURN_BYTES = 8 * 1_048_576;
const TURN_UPDATES = 2_000;
/** More than that is not made one update. */
const ROW_BYTES = 65_536;

/**
 * Where updates of connections wait for their turn and are checked, in order: what can never be valid closes its
 * sender, what is known is left out, what lacks something is parked, what the storage has no room for is refused.
 */
export class Entrance {
  readonly #history: History;
  readonly #guard: StorageGuard;
  readonly #limits: DocumentLimits;
  readonly #events: EntranceEvents;
  readonly #paced: Paced;
  readonly #parking: Parking;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  /** Not read until less waits here. */
  #held: Set<Connection> | null = null;
  #parkingTimer: NodeJS.Timeout | null = null;
  #retryParked = false;

  constructor(history: History, guard: StorageGuard, limits: DocumentLimits, paced: Paced, events: EntranceEvents) {
    this.#history = history;
    this.#guard = guard;
    this.#limits = limits;
    this.#events = events;
    this.#paced = paced;
    this.#parking = new Parking(limits);
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && !this.#retryParked;
  }

  /** Something may be admitted now: what waits is not all being read, or behind what is. */
  get isReady(): boolean {
    return this.#retryParked || readyOf(this.#waiting).ready.length > 0;
  }

  /** False when too much waits already. */
  add(author: Connection, place: number, bytes: Uint8Array): boolean {
    if (this.#waitingBytes + bytes.length > this.#limits.waitingBytes) return false;
    const reading = startReading(bytes, this.#paced, () => this.#events.overdue());
    this.#waiting.push({ author, place, bytes, reading });
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes > this.#limits.crowdedBytes && !this.#held?.has(author)) {
      this.#held ??= new Set();
      this.#held.add(author);
      author.pause();
    }
    return true;
  }

  /** Something has come by another way, which parked updates may have waited for. */
  retryParked(): void {
    this.#retryParked = !this.#parking.isEmpty;
  }

  /** What may be committed next. */
  admit(): Entry[] {
    this.#expire();
    const turn = newTurn();
    let bytes = 0;
    let taken = 0;
    const { ready, unread } = readyOf(this.#waiting);
    for (const waiting of ready) {
      if (taken >= TURN_UPDATES || bytes > TURN_BYTES) break;
      taken += 1;
      bytes += waiting.bytes.length;
      this.#take(waiting, turn);
    }
    this.#waiting = [...unread, ...ready.slice(taken)];
    this.#waitingBytes -= bytes;
    if (this.#waitingBytes <= this.#limits.crowdedBytes) this.#letIn();
    if (turn.updates > 0 || this.#retryParked) this.#takeParked(turn);
    this.#putBack(turn);
    return turn.rows.map(entryOf);
  }

  /** Entries that were undone, against what the log has become. */
  admitAgain(entries: readonly Entry[]): Entry[] {
    const turn = newTurn();
    for (const { author, sent } of entries) {
      if (author !== null) for (const placed of sent) this.#take({ author, ...placed }, turn);
    }
    this.#putBack(turn);
    return turn.rows.map(entryOf);
  }

  /** Everybody who has something here is told to come back later. */
  turnAway(): void {
    for (const { author } of this.#waiting.splice(0)) author.close(closeCodes.tryLater);
    this.#waitingBytes = 0;
    this.#letIn();
  }

  forget(connection: Connection): void {
    this.#parking.forget(connection);
    this.#held?.delete(connection);
  }

  dispose(): void {
    if (this.#parkingTimer !== null) clearTimeout(this.#parkingTimer);
  }

  /** `parkedSince`: when it was first tried, if it was parked before. */
  #take(waiting: Waiting, turn: Turn, parkedSince: number | null = null): void {
    const { author, place } = waiting;
    if (author.isShunned) return;
    if (!author.mayEdit) {
      this.#events.dealt(author, place);
      return;
    }
    try {
      this.#admit(waiting, turn, parkedSince);
    } catch (error) {
      if (!(error instanceof InvalidUpdate)) throw error;
      this.#events.refused();
      author.close(closeCodes.invalid);
    }
  }

  #admit(waiting: Waiting, turn: Turn, parkedSince: number | null): void {
    const { author, place, reading } = waiting;
    if (reading !== undefined && reading.failure !== null) throw reading.failure;
    const admission = this.#history.admit(reading?.update ?? waiting.bytes);
    if (admission.kind === 'nothing') {
      if (this.#history.isSettled) this.#events.dealt(author, place);
      else turn.doubtful.push(waiting);
    } else if (admission.kind === 'missing') this.#park(waiting, admission.structs, parkedSince);
    else {
      const { growth } = admission.admitted;
      const isWorn = growth > 0 && this.#history.bytes > this.#limits.stateBytes;
      if (isWorn || !this.#guard.allows(growth)) {
        this.#history.undo([admission.admitted]);
        this.#events.refused();
        if (isWorn && this.#history.isTailLong) author.close(closeCodes.tryLater);
        else author.close(closeCodes.storageFull, isWorn ? WORN : '');
        return;
      }
      addTo(turn, waiting, admission.admitted);
    }
  }

  #park({ author, place, bytes }: Waiting, structs: number, parkedSince: number | null): void {
    switch (this.#parking.add(author, { place, bytes }, structs, parkedSince ?? performance.now())) {
      case 'first':
        if (parkedSince === null) this.#events.ask(author);
        this.#schedule();
        return;
      case 'full':
        this.#events.refused();
        author.close(closeCodes.tryLater);
        return;
      default:
    }
  }

  /** Each round may give what another one waited for. */
  #takeParked(turn: Turn): void {
    this.#retryParked = false;
    for (let before = -1; before < turn.updates && !this.#parking.isEmpty; ) {
      before = turn.updates;
      for (const { connection, updates, since } of this.#parking.takeAll()) {
        for (const update of updates) this.#take({ author: connection, ...update }, turn, since);
      }
    }
  }

  /** They are the first of the next turn: by then it is known whether what they repeat was committed (D2). */
  #putBack({ doubtful }: Turn): void {
    if (doubtful.length === 0) return;
    this.#waiting = [...doubtful, ...this.#waiting];
    this.#waitingBytes += doubtful.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  #letIn(): void {
    if (this.#held === null) return;
    for (const connection of this.#held) connection.resume();
    this.#held = null;
  }

  #expire(): void {
    for (const connection of this.#parking.overdue(performance.now())) {
      this.#parking.forget(connection);
      connection.close(closeCodes.tryLater);
    }
    this.#schedule();
  }

  #schedule(): void {
    const ms = this.#parking.nextMs(performance.now());
    if (ms === null || this.#parkingTimer !== null) return;
    this.#parkingTimer = setTimeout(() => {
      this.#parkingTimer = null;
      this.#retryParked = true;
      this.#events.overdue();
    }, ms + 1);
  }
}

const newTurn = (): Turn => ({ rows: [], updates: 0, doubtful: [] });

function addTo(turn: Turn, { author, place, bytes }: Waiting, admitted: Admitted): void {
  const sent = { place, bytes };
  const size = admitted.update.bytes.length;
  const row = turn.rows[turn.rows.length - 1];
  if (row?.author === author && row.bytes + size <= ROW_BYTES) {
    row.admitted.push(admitted);
    row.sent.push(sent);
    row.bytes += size;
  } else turn.rows.push({ author, admitted: [admitted], sent: [sent], bytes: size });
  turn.updates += 1;
}

const entryOf = ({ author, admitted, sent }: Row): Entry => framed(author, together(admitted), sent);

function framed(author: Connection | null, admitted: Admitted, sent: readonly Placed[]): Entry {
  const frame = updateFrame(admitted.update.bytes);
  const bytes = frame.subarray(frame.length - admitted.update.bytes.length);
  // The same bytes, so that the frame in which they came can go.
  admitted.update.bytes = bytes;
  return { author, userId: author?.principal.userId ?? null, admitted, frame, bytes, sent };
}

/** An entry of the service's own. */
export const ownEntry = (admitted: Admitted): Entry =>
  framed(null, admitted, [{ place: 0, bytes: admitted.update.bytes }]);
