import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeDoc } from './doc/makeDoc.ts';
import type { Stored } from './log/updateLog.ts';
import { DocKeeper } from './room/docKeeper.ts';
import { History } from './room/history.ts';
import { together } from './state/condense.ts';
import type { Admitted } from './state/documentState.ts';
import { Author } from './test/author.ts';
import { Random } from './test/random.ts';
import { expectSame } from './test/same.ts';
import { work } from './worker/work.ts';

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? (process.env.PENORA_LONG === undefined ? 15 : 3_000)) };
const STEPS = 40;

/** A document of a server whose log is in memory: rounds, snapshots by the worker's way, restarts. */
class Server {
  stored: Stored = { snapshotNumber: 0, snapshot: null, tail: [] };
  history = new History(this.stored);
  keeper = new DocKeeper(this.history);
  /** Every update that was sent, in order. */
  readonly sent: Uint8Array[] = [];

  /** One turn: what each has sent in a row is one update, as `Entrance` makes it. */
  commit(updates: readonly Uint8Array[], random: Random): void {
    const admitted = this.#admit(updates);
    if (admitted.length === 0) return;
    if (random.chance(15)) {
      this.history.undo([together(admitted)]);
      this.commit(updates, random);
      return;
    }
    const row = together(admitted);
    const number = this.history.number + 1;
    this.history.save(row);
    this.stored.tail.push({ number, bytes: new Uint8Array(row.update.bytes) });
    this.sent.push(row.update.bytes);
  }

  snapshot(): { number: number; snapshot: Uint8Array } {
    const { snapshot } = work({ update: this.history.everything(), merge: true });
    return { number: this.history.number, snapshot: snapshot ?? Uint8Array.of(0, 0) };
  }

  rebase({ number, snapshot }: { number: number; snapshot: Uint8Array }): void {
    if (number <= this.stored.snapshotNumber) return;
    const tail = this.stored.tail.filter((row) => row.number > number);
    this.stored = { snapshotNumber: number, snapshot, tail };
    this.history.rebase(number, snapshot);
  }

  restart(): void {
    this.history = new History({ ...this.stored, tail: [...this.stored.tail] });
    this.keeper = new DocKeeper(this.history);
  }

  #admit(updates: readonly Uint8Array[]): Admitted[] {
    return updates.flatMap((update) => {
      const admission = this.history.admit(update);
      expect(admission.kind).not.toBe('missing');
      return admission.kind === 'new' ? [admission.admitted] : [];
    });
  }
}

const docOf = (...updates: readonly Uint8Array[]): Y.Doc => {
  const doc = makeDoc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};

test('whoever joins gets what was committed, however it was committed, and whatever they had before', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = new Random(seed);
      const server = new Server();
      const authors = Array.from({ length: 1 + random.below(3) }, (_, at) => new Author(random, at));
      const witness = makeDoc();
      let told = 0;
      let merge: { number: number; snapshot: Uint8Array } | null = null;
      let earlier = makeDoc();
      for (let step = 0; step < STEPS; step += 1) {
        const author = random.pick(authors);
        author.act(random);
        if (random.chance(10)) author.rejoin(random, server.history);
        if (random.chance(50)) server.commit(author.take(random), random);
        if (random.chance(60)) random.pick(authors).hear(server.sent);
        if (random.chance(6)) merge = server.snapshot();
        if (merge !== null && random.chance(40)) {
          server.rebase(merge);
          merge = null;
        }
        if (random.chance(4)) server.restart();
        for (; told < server.sent.length; told += 1) Y.applyUpdate(witness, server.sent[told] ?? Uint8Array.of(0, 0));
        expectSame(docOf(server.history.everything()), witness);
        const { snapshot, tail } = server.stored;
        expectSame(docOf(...(snapshot === null ? [] : [snapshot]), ...tail.map(({ bytes }) => bytes)), witness);
        Y.applyUpdate(earlier, server.history.since(Y.encodeStateVector(earlier)));
        expectSame(earlier, witness);
        if (random.chance(30)) expectSame(server.keeper.current(0), witness);
        if (random.chance(20)) earlier = docOf(...server.sent.slice(0, random.below(server.sent.length + 1)));
      }
      for (let rounds = 0; rounds < 4; rounds += 1) {
        for (const author of authors) {
          author.hear(server.sent);
          server.commit(author.takeAll(), random);
        }
      }
      for (const author of authors) {
        author.hear(server.sent);
        expectSame(docOf(server.history.everything()), author.doc);
      }
    }),
    runs,
  );
}, 600_000);
