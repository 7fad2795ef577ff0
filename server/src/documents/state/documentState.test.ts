import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeDoc } from '../doc/makeDoc.ts';
import { partsOf } from '../test/edits.ts';
import { forge } from '../test/forge.ts';
import { mutate } from '../test/mutate.ts';
import { joinedBy, Pair, sortedVector, textOf } from '../test/pair.ts';
import { Random } from '../test/random.ts';
import { session } from '../test/session.ts';
import { faultsOf } from '../test/wellFormed.ts';
import { type Admitted, DocumentState } from './documentState.ts';

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 60) };

/** A property of random documents and edits; fast-check prints the seed of one that fails. */
const forAny = (check: (random: Random) => void): void =>
  fc.assert(
    fc.property(fc.integer(), (seed) => check(new Random(seed))),
    runs,
  );

/** All characters in any order, without those that Yjs damages when somebody writes into a surrogate pair. */
const signsOf = (doc: Y.Doc): string[] =>
  partsOf(doc)
    .texts.flatMap((text) => text.toDelta() as { insert: string }[])
    .flatMap(({ insert }) => insert.match(/[^\ud800-\udfff\ufffd]/g) ?? [])
    .sort();

describe('D6 whatever is admitted integrates without throwing and leaves nothing pending', () => {
  test('what editors make is admitted, once', () => {
    forAny((random) => {
      const pair = new Pair();
      for (const update of session(random, 3, 60)) {
        expect(['new', 'nothing']).toContain(pair.give(update));
        expect(pair.give(update)).toBe('nothing');
      }
      pair.check();
      expect(textOf(joinedBy(pair.state.everything()))).toBe(textOf(pair.doc));
    });
  });

  test('updates with broken bytes', () => {
    let admitted = 0;
    forAny((random) => {
      const pair = new Pair();
      const updates = session(random, 3, 40);
      for (const update of updates) {
        pair.give(update);
        for (let tries = 0; tries < 6; tries += 1) {
          if (pair.give(mutate(random.chance(50) ? update : random.pick(updates), random, updates)) !== 'new') continue;
          admitted += 1;
          pair.check();
        }
      }
      pair.check();
    });
    expect(admitted).toBeGreaterThan(runs.numRuns / 2);
  });

  test('forged updates about what is there, before and after a compaction', () => {
    let admitted = 0;
    forAny((random) => {
      const pair = new Pair();
      for (const update of session(random, 2, 30)) {
        pair.give(update);
        for (let tries = 0; tries < 4; tries += 1) {
          if (pair.give(forge(pair.state.vector(), random)) !== 'new') continue;
          admitted += 1;
          pair.check();
        }
        if (random.chance(5)) pair.compact();
      }
      pair.check();
    });
    expect(admitted).toBeGreaterThan(runs.numRuns);
  });

  test('the whole has what was admitted, forgeries and all', () => {
    forAny((random) => {
      const pair = new Pair();
      for (const update of session(random, 2, 30)) {
        pair.give(update);
        pair.give(forge(pair.state.vector(), random));
      }
      // In what order forged neighbours stand depends on what came before them, in Yjs itself; what stands does not.
      const joined = joinedBy(pair.state.everything());
      expect(signsOf(joined)).toEqual(signsOf(pair.doc));
      expect(sortedVector(Y.encodeStateVector(joined))).toEqual(sortedVector(pair.state.vector()));
      expect(faultsOf(joined)).toEqual([]);
    });
  });
});

describe('D7 the log holds every update once', () => {
  test('a client that comes back with everything adds only what is new', () => {
    forAny((random) => {
      const pair = new Pair();
      const peer = makeDoc();
      const updates = session(random, 2, 40);
      const known = random.below(updates.length);
      for (const [index, update] of updates.entries()) {
        if (index < known) pair.give(update);
        Y.applyUpdate(peer, update);
      }
      pair.give(Y.encodeStateAsUpdate(peer));
      expect(textOf(joinedBy(pair.state.everything()))).toBe(textOf(peer));
      expect(pair.give(Y.encodeStateAsUpdate(peer))).toBe('nothing');
      const structs = pair.log.flatMap((update) => Y.decodeUpdate(update).structs);
      const clocks = structs.flatMap((s) =>
        Array.from({ length: s.length }, (_, at) => `${s.id.client}:${s.id.clock + at}`),
      );
      expect(new Set(clocks).size).toBe(clocks.length);
    });
  });

  test('an update is missing until what it refers to has come', () => {
    forAny((random) => {
      const pair = new Pair();
      let waiting = session(random, 3, 30);
      while (waiting.length > 0) {
        const order = [...waiting].sort(() => random.below(3) - 1);
        waiting = order.filter((update) => pair.give(update) === 'missing');
        expect(waiting.length).toBeLessThan(order.length);
      }
      pair.check();
    });
  });
});

describe('joining', () => {
  test('somebody who knows a part gets the rest', () => {
    forAny((random) => {
      const pair = new Pair();
      const updates = session(random, 3, 40);
      const peer = new Y.Doc();
      const known = random.below(updates.length);
      for (const [index, update] of updates.entries()) {
        pair.give(update);
        if (index < known) Y.applyUpdate(peer, update);
      }
      if (random.chance(50)) pair.compact();
      Y.applyUpdate(peer, pair.state.since(Y.encodeStateVector(peer)));
      expect(peer.store.pendingStructs).toBeNull();
      expect(sortedVector(Y.encodeStateVector(peer))).toEqual(sortedVector(pair.state.vector()));
      expect(peer.getXmlFragment('default').length).toBe(pair.doc.getXmlFragment('default').length);
    });
  });
});

describe('a stored document', () => {
  test('is the same read struct by struct and read as any update', () => {
    forAny((random) => {
      const doc = makeDoc();
      for (const update of session(random, 3, 60)) Y.applyUpdate(doc, update);
      const stored = Y.encodeStateAsUpdate(doc);
      const [begun, absorbed] = [new DocumentState(), new DocumentState()];
      begun.begin(stored);
      absorbed.absorb(stored);
      expect(begun.everything()).toEqual(absorbed.everything());
      expect(begun.vector()).toEqual(absorbed.vector());
      expect([begun.bytes, begun.structs]).toEqual([absorbed.bytes, absorbed.structs]);
      for (const update of session(random, 2, 20)) expect(begun.admit(update).kind).toBe(absorbed.admit(update).kind);
      expect(() => new DocumentState().begin(stored.subarray(1))).toThrow();
    });
  });
});

describe('undo', () => {
  test('what was not committed leaves no trace', () => {
    forAny((random) => {
      const updates = session(random, 3, 40);
      const saved = random.below(updates.length);
      const state = new DocumentState();
      const witness = new DocumentState();
      const unsaved: Admitted[] = [];
      for (const [index, update] of updates.entries()) {
        const admission = state.admit(update);
        if (admission.kind !== 'new') continue;
        if (index < saved) {
          state.save(admission.admitted);
          witness.absorb(admission.admitted.update.bytes);
        } else unsaved.push(admission.admitted);
      }
      for (const admitted of unsaved.reverse()) state.undo(admitted);
      expect(state.isUnsettled).toBe(false);
      expect(state.vector()).toEqual(witness.vector());
      expect(state.everything()).toEqual(witness.everything());
      for (const update of updates) {
        const [left, right] = [state.admit(update), witness.admit(update)];
        expect(left.kind).toBe(right.kind);
        if (left.kind === 'new') state.save(left.admitted);
        if (right.kind === 'new') witness.save(right.admitted);
      }
      expect(state.everything()).toEqual(witness.everything());
    });
  });
});
