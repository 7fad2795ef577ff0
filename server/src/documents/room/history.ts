import type { Since, Stored } from '../log/updateLog.ts';
import { type Admission, type Admitted, DocumentState } from '../state/documentState.ts';
import type { Deletions, Update } from '../update/struct.ts';

const NONE: readonly Deletions[] = [];

/** When a snapshot is made (design.md, Joins): so many updates, or so many bytes and a part of the last snapshot. */
const TAIL_UPDATES = 500;
const TAIL_BYTES = 65_536;
const TAIL_PART = 4;

/**
 * The log of one document as this process knows it: what is committed, up to a number, and in front of it what is being
 * committed just now. What the updates since the last snapshot deleted stays at hand, for docs that are kept up to date.
 */
export class History {
  #state = new DocumentState();
  #number = 0;
  #snapshotNumber = 0;
  #snapshotBytes = 0;
  #tail: { size: number; deletions: readonly Deletions[] }[] = [];
  #tailBytes = 0;

  constructor(stored: Stored) {
    this.#start(stored);
    for (const { bytes } of stored.tail) this.#take(bytes);
  }

  /** Of the last committed update. */
  get number(): number {
    return this.#number;
  }

  /** Nothing is being committed: what `everything` and `since` say is durable. */
  get isSettled(): boolean {
    return !this.#state.isUnsettled;
  }

  get bytes(): number {
    return this.#state.bytes;
  }

  get structs(): number {
    return this.#state.structs;
  }

  get snapshotBytes(): number {
    return this.#snapshotBytes;
  }

  /** What the next snapshot would take in. */
  get tail(): { updates: number; bytes: number } {
    return { updates: this.#tail.length, bytes: this.#tailBytes };
  }

  /** A snapshot is due, which may make the whole smaller. */
  get isTailLong(): boolean {
    const isLarge = this.#tailBytes > Math.max(TAIL_BYTES, this.#snapshotBytes / TAIL_PART);
    return isLarge || this.#tail.length > TAIL_UPDATES;
  }

  vector(): Uint8Array {
    return this.#state.vector();
  }

  everything(): Uint8Array {
    return this.#state.everything();
  }

  since(vector: Uint8Array): Uint8Array {
    return this.#state.since(vector);
  }

  /** What a doc lacks that has this state vector and the updates up to `number`, as one update; null: it is too old. */
  delta(number: number, vector: Uint8Array): Uint8Array | null {
    if (number < this.#snapshotNumber) return null;
    const missed = this.#tail.slice(number - this.#snapshotNumber);
    return this.#state.delta(
      vector,
      missed.flatMap(({ deletions }) => deletions),
    );
  }

  /** As it came, or read already. */
  admit(update: Uint8Array | Update): Admission {
    return this.#state.admit(update);
  }

  save(admitted: Admitted): void {
    this.#state.save(admitted);
    this.#note(admitted.update.bytes.length, admitted.deletions);
  }

  /** In the order in which they were admitted. */
  undo(admitted: readonly Admitted[]): void {
    for (const one of admitted.toReversed()) this.#state.undo(one);
  }

  /** Takes in what was committed elsewhere and returns what of it is to be sent. Everything must be settled. */
  catchUp(since: Exclude<Since, { kind: 'gone' }>): Uint8Array[] {
    const { kind } = since;
    if (kind === 'updates') return since.updates.flatMap(({ number, bytes }) => this.#takeNumbered(number, bytes));
    const { stored } = since;
    if (stored.snapshotNumber <= this.#number) {
      return stored.tail.flatMap(({ number, bytes }) => this.#takeNumbered(number, bytes));
    }
    const sent = this.#start(stored);
    return [...sent, ...stored.tail.flatMap(({ bytes }) => this.#take(bytes))];
  }

  /** Takes in updates that another process says it has committed; null when some are missing before them. */
  follow(first: number, updates: readonly Uint8Array[]): Uint8Array[] | null {
    if (first > this.#number + 1) return null;
    return updates.flatMap((bytes, index) => this.#takeNumbered(first + index, bytes));
  }

  /** A snapshot of the updates up to `number` was stored: goes on from it, which takes less room. */
  rebase(number: number, snapshot: Uint8Array): void {
    if (number < this.#snapshotNumber) return;
    const rest = this.#tail.slice(number - this.#snapshotNumber);
    const before = this.#state;
    this.#state = new DocumentState();
    this.#start({ snapshotNumber: number, snapshot, tail: [] });
    this.#state.absorb(before.since(this.#state.vector()));
    for (const { size, deletions } of rest) this.#note(size, deletions);
  }

  #start({ snapshotNumber, snapshot }: Stored): Uint8Array[] {
    const sent = snapshot === null ? null : this.#takeSnapshot(snapshot);
    this.#number = snapshotNumber;
    this.#snapshotNumber = snapshotNumber;
    this.#snapshotBytes = snapshot?.length ?? 0;
    this.#tail = [];
    this.#tailBytes = 0;
    return sent === null ? [] : [sent];
  }

  /** Returns what of it is to be sent. */
  #takeSnapshot(snapshot: Uint8Array): Uint8Array | null {
    if (!this.#state.isEmpty) return this.#state.absorb(snapshot)?.update.bytes ?? null;
    this.#state.begin(snapshot);
    return snapshot;
  }

  #takeNumbered(number: number, bytes: Uint8Array): Uint8Array[] {
    return number === this.#number + 1 ? this.#take(bytes) : [];
  }

  #take(bytes: Uint8Array): Uint8Array[] {
    const taken = this.#state.absorb(bytes);
    this.#note(bytes.length, taken?.deletions ?? NONE);
    return taken === null ? [] : [taken.update.bytes];
  }

  #note(size: number, deletions: readonly Deletions[]): void {
    this.#number += 1;
    this.#tail.push({ size, deletions: deletions.length === 0 ? NONE : deletions });
    this.#tailBytes += size;
  }
}
