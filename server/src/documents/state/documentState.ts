import { readWhole } from '../update/cursor.ts';
import { parseUpdate } from '../update/parse.ts';
import { InvalidUpdate, Reader } from '../update/reader.ts';
import type { Deletions, Update } from '../update/struct.ts';
import { Writer } from '../update/writer.ts';
import { isTextBlock, Placing } from './admission.ts';
import { ClientLog } from './clientLog.ts';
import { DeletedClocks } from './deletedClocks.ts';
import { isRedundant, writeFresh } from './normalise.ts';
import { BURIED, Places, type Reach, TEXT_CLASS, TYPE_CLASS } from './places.ts';

/** What the head of a section takes at most. */
const SECTION_BYTES = 24;

/** Bytes between two blocks in the plain text: an empty line. */
const BLOCK_BYTES = 2;

/** What `admit` took in. Its bytes are what belongs into the log; nothing in them is known before. */
export interface Admitted {
  update: Update;
  /** By how many bytes the plain text grows, about: deletions count with the mean size of a character. */
  growth: number;
  /** Clients that had not written in this document. */
  newClients: number[];
  /** How far everything reached before: one for each update of which this is made (`condense.ts`), in order. */
  readonly reaches: readonly Reach[];
  readonly deletions: readonly Deletions[];
}

/** `nothing`: all of it is known. `missing`: it refers to what is not here yet; with the number of its structs. */
export type Admission =
  | { kind: 'new'; admitted: Admitted }
  | { kind: 'nothing' }
  | { kind: 'missing'; structs: number };

/**
 * A document as its updates, without a Y.Doc: what each client wrote, where everything stands, what is deleted. It says
 * whether an update may be applied, and it is the whole document for whoever joins.
 *
 * Two steps, because an update is durable before anybody sees it (D2): `admit` takes it in, `save` after the commit
 * makes it part of what is sent; `undo`, newest first, takes back what was not committed.
 */
export class DocumentState {
  readonly #places = new Places();
  readonly #deleted = new DeletedClocks();
  readonly #logs = new Map<number, ClientLog>();
  #textBytes = 0;
  #textUnits = 0;
  #unsaved = 0;
  #bytes = 0;
  #structs = 0;

  /** Throws `InvalidUpdate` when it can never be valid; `trusted` is for what comes from the log. */
  admit(came: Uint8Array | Update, trusted = false): Admission {
    const update = came instanceof Uint8Array ? parseUpdate(came, trusted) : came;
    const reach = this.#places.reach(update.sections.map(({ client }) => client));
    try {
      const admission = this.#take(update, reach, trusted);
      if (admission.kind !== 'new') this.#places.goBack(reach);
      return admission;
    } catch (error) {
      this.#places.goBack(reach);
      throw error;
    }
  }

  /** After the commit. Everything that was admitted before must be saved before. */
  save({ update, reaches }: Admitted): void {
    for (const section of update.sections) {
      let log = this.#logs.get(section.client);
      if (log === undefined) {
        log = new ClientLog(section.client);
        this.#logs.set(section.client, log);
      }
      const before = log.count;
      this.#bytes += log.append(update.bytes, section);
      this.#structs += log.count - before;
    }
    this.#unsaved -= reaches.length;
  }

  /** After a commit that failed for good, the newest first. */
  undo({ reaches, deletions }: Admitted): void {
    for (const { client, ranges } of deletions) this.#deleted.removeAll(client, ranges);
    for (const reach of reaches.toReversed()) this.#places.goBack(reach);
    this.#unsaved -= reaches.length;
  }

  /** Takes in what is in the log: known parts are left out, and what cannot be placed is garbage. Null: nothing new. */
  absorb(bytes: Uint8Array): Admitted | null {
    const admission = this.admit(bytes, true);
    if (admission.kind === 'missing') throw new InvalidUpdate('an update in the log refers to what is not there');
    if (admission.kind === 'nothing') return null;
    this.save(admission.admitted);
    return admission.admitted;
  }

  /** Begins with a whole document of the log; the state must be empty. */
  begin(bytes: Uint8Array): void {
    const { cursors, deletions } = readWhole(bytes);
    const placing = new Placing(cursors, this.#places, this.#deleted, true);
    if (!placing.run() || deletions.some((part) => !this.#knows(part))) {
      throw new InvalidUpdate('a snapshot refers to what is not there');
    }
    this.#textBytes = placing.textBytes;
    this.#textUnits = placing.textUnits;
    this.#delete(deletions);
    for (const cursor of cursors) {
      const log = new ClientLog(cursor.client);
      this.#logs.set(cursor.client, log);
      this.#bytes += log.begin(cursor);
      this.#structs += log.count;
    }
  }

  get isEmpty(): boolean {
    return this.#logs.size === 0 && !this.isUnsettled;
  }

  /** Whether something was admitted and neither saved nor undone: then there is no whole to send. */
  get isUnsettled(): boolean {
    return this.#unsaved > 0;
  }

  /** Bytes of all structs that are saved. */
  get bytes(): number {
    return this.#bytes;
  }

  get structs(): number {
    return this.#structs;
  }

  /** The state vector, as Yjs writes it. */
  vector(): Uint8Array {
    const clients = [...this.#places.vector()];
    const writer = new Writer(1 + clients.length * 9).uint(clients.length);
    for (const [client, next] of clients) writer.uint(client).uint(next);
    return writer.done();
  }

  /** The whole document as one update. */
  everything(): Uint8Array {
    return this.#write(this.#after(new Map()), this.#deleted.encode());
  }

  /** What somebody with this state vector lacks. Throws `InvalidUpdate` when it is none. */
  since(vector: Uint8Array): Uint8Array {
    const known = readVector(vector);
    if (known.size === 0) return this.everything();
    return this.#write(this.#after(known), this.#deleted.encode());
  }

  /** The same without deletions of old, for somebody who misses only these. */
  delta(vector: Uint8Array, missed: readonly Deletions[]): Uint8Array {
    const byClient = new Map<number, number[]>();
    for (const { client, ranges } of missed) {
      const all = byClient.get(client) ?? [];
      byClient.set(client, all);
      for (const clock of ranges) all.push(clock);
    }
    const deleted = new DeletedClocks();
    for (const [client, ranges] of byClient) deleted.addAll(client, ranges);
    return this.#write(this.#after(readVector(vector)), deleted.encode());
  }

  #take(update: Update, reach: Reach, trusted: boolean): Admission {
    const placing = new Placing(update.sections, this.#places, this.#deleted, trusted);
    if (!placing.run() || update.deletions.some((part) => !this.#knows(part))) {
      return { kind: 'missing', structs: update.sections.reduce((sum, { structs }) => sum + structs.length, 0) };
    }
    this.#textBytes += placing.textBytes;
    this.#textUnits += placing.textUnits;
    const deletions = this.#delete(update.deletions);
    if (deletions.length === 0 && placing.progress.every(({ fresh }) => fresh < 0)) return { kind: 'nothing' };
    const newClients = reach.clients.filter(({ next }) => next === 0).map(({ client }) => client);
    const growth = placing.textBytes + placing.blocks * BLOCK_BYTES - this.#shrink(deletions);
    const fresh = isRedundant(update, placing.progress, deletions)
      ? parseUpdate(writeFresh(update, placing.progress, deletions), true)
      : update;
    this.#unsaved += 1;
    return { kind: 'new', admitted: { update: fresh, growth, newClients, reaches: [reach], deletions } };
  }

  #knows({ client, ranges }: Deletions): boolean {
    const next = this.#places.next(client);
    return ranges.every((clock) => clock <= next);
  }

  #delete(deletions: readonly Deletions[]): Deletions[] {
    const fresh: Deletions[] = [];
    for (const { client, ranges } of deletions) {
      const added = this.#deleted.addAll(client, ranges);
      if (added.length > 0) fresh.push({ client, ranges: added });
    }
    return fresh;
  }

  #shrink(deletions: readonly Deletions[]): number {
    let units = 0;
    let blocks = 0;
    for (const { client, ranges } of deletions) {
      eachRange(ranges, (start, end) => {
        this.#places.eachRun(client, start, end, (value, length) => {
          if (value === BURIED) return;
          if (value % 4 === TEXT_CLASS) units += length;
          else if (value % 4 === TYPE_CLASS && isTextBlock(this.#places.types[value >>> 2]?.name ?? '')) blocks += 1;
        });
      });
    }
    const mean = this.#textUnits > 0 ? this.#textBytes / this.#textUnits : 1;
    return units * mean + blocks * BLOCK_BYTES;
  }

  #after(known: ReadonlyMap<number, number>): { log: ClientLog; clock: number }[] {
    const logs = [...this.#logs.values()].map((log) => ({ log, clock: known.get(log.client) ?? 0 }));
    return logs.filter(({ log, clock }) => clock < log.next);
  }

  #write(parts: readonly { log: ClientLog; clock: number }[], deletions: Uint8Array): Uint8Array {
    const sections = parts.map(({ log, clock }) => ({
      client: log.client,
      ...(clock === 0 ? log.all() : log.from(clock)),
    }));
    const size = sections.reduce((sum, { bytes }) => sum + sizeOf(bytes) + SECTION_BYTES, deletions.length + 8);
    const writer = new Writer(size).uint(sections.length);
    for (const { client, clock, count, bytes } of sections) {
      writer.uint(count).uint(client).uint(clock);
      for (const block of bytes) writer.raw(block);
    }
    return writer.raw(deletions).done();
  }
}

function eachRange(ranges: readonly number[], visit: (start: number, end: number) => void): void {
  for (let at = 0; at + 1 < ranges.length; at += 2) visit(ranges[at] ?? 0, ranges[at + 1] ?? 0);
}

/** Next clocks by client. Throws `InvalidUpdate`. */
export function readVector(bytes: Uint8Array): Map<number, number> {
  const reader = new Reader(bytes);
  const known = new Map<number, number>();
  for (let count = reader.uint(); count > 0; count -= 1) known.set(reader.uint(), reader.uint());
  if (reader.at !== reader.end) throw new InvalidUpdate('bytes are left over');
  return known;
}

const sizeOf = (blocks: readonly Uint8Array[]): number => blocks.reduce((sum, { length }) => sum + length, 0);
