import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeDoc } from '../doc/makeDoc.ts';
import { forge } from '../test/forge.ts';
import { joinedBy, sortedVector, textOf } from '../test/pair.ts';
import { Random } from '../test/random.ts';
import { session } from '../test/session.ts';
import { Typist, wordsOf } from '../test/updates.ts';
import { faultsOf } from '../test/wellFormed.ts';
import { InvalidUpdate } from '../update/reader.ts';
import { together } from './condense.ts';
import { type Admitted, DocumentState } from './documentState.ts';

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 60) };

function admitAll(state: DocumentState, updates: readonly Uint8Array[]): Admitted[] {
  return updates.flatMap((update) => {
    const admission = state.admit(update);
    return admission.kind === 'new' ? [admission.admitted] : [];
  });
}

/** Of an update that may be invalid. */
function admittedOrNothing(state: DocumentState, update: Uint8Array): Admitted[] {
  try {
    return admitAll(state, [update]);
  } catch (error) {
    if (error instanceof InvalidUpdate) return [];
    throw error;
  }
}

describe('D5 updates that are made one', () => {
  test('say what they said: to whoever has everything else, to whoever joins, and to the log', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        const state = new DocumentState();
        const [one, each, log] = [makeDoc(), makeDoc(), new DocumentState()];
        for (let updates = session(random, 3, 60); updates.length > 0; ) {
          const row = updates.slice(0, 1 + random.below(8));
          updates = updates.slice(row.length);
          if (random.chance(20)) state.undo(together(admitAll(state, row)));
          const admitted = admitAll(state, row);
          if (admitted.length === 0) continue;
          for (const { update } of admitted) Y.applyUpdate(each, update.bytes);
          const joined = together(admitted);
          state.save(joined);
          log.absorb(joined.update.bytes);
          Y.applyUpdate(one, joined.update.bytes);
          expect(one.store.pendingStructs).toBeNull();
        }
        expect(state.isUnsettled).toBe(false);
        for (const doc of [one, joinedBy(state.everything()), joinedBy(log.everything())]) {
          expect(textOf(doc)).toBe(textOf(each));
          expect(faultsOf(doc)).toEqual([]);
          expect(sortedVector(Y.encodeStateVector(doc))).toEqual(sortedVector(state.vector()));
        }
      }),
      runs,
    );
  });

  test('forgeries among them, too, integrate without throwing and leave nothing pending', () => {
    let forged = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        const [state, doc] = [new DocumentState(), makeDoc()];
        for (const update of session(random, 2, 30)) {
          // What somebody wrote may contradict what was forged in their name before.
          const admitted = admittedOrNothing(state, update);
          for (let tries = 0; tries < 4; tries += 1) {
            const lies = admittedOrNothing(state, forge(state.vector(), random));
            forged += lies.length;
            admitted.push(...lies);
          }
          if (admitted.length === 0) continue;
          const joined = together(admitted);
          state.save(joined);
          Y.applyUpdate(doc, joined.update.bytes);
        }
        for (const one of [doc, joinedBy(state.everything())]) {
          expect(one.store.pendingStructs).toBeNull();
          expect(faultsOf(one)).toEqual([]);
          expect(sortedVector(Y.encodeStateVector(one))).toEqual(sortedVector(state.vector()));
        }
      }),
      runs,
    );
    expect(forged).toBeGreaterThan(runs.numRuns);
  });

  test('characters typed in a row are one text, in the update and in what is kept', () => {
    const typist = new Typist();
    const state = new DocumentState();
    const text = 'long enough that its length takes two bytes. '.repeat(4);
    const updates = [typist.begin(), ...[...text].map((sign) => typist.type(sign))];
    const joined = together(admitAll(state, updates));
    expect(Y.decodeUpdate(joined.update.bytes).structs).toHaveLength(3);
    state.save(joined);
    for (const sign of text) state.save(together(admitAll(state, [typist.type(sign)])));
    expect(Y.decodeUpdate(state.everything()).structs).toHaveLength(3);
    expect(state.structs).toBe(3);
    expect(wordsOf(state.everything())).toBe(text + text);
  });

  test('a text written between two characters stays there', () => {
    const [ann, ben] = [new Y.Doc(), new Y.Doc()];
    const updates: Uint8Array[] = [];
    for (const [doc, other] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'other') return;
        updates.push(update);
        Y.applyUpdate(other, update, 'other');
      });
    }
    const paragraph = new Y.XmlElement('paragraph');
    const words = new Y.XmlText();
    ann.transact(() => {
      ann.getXmlFragment('default').insert(0, [paragraph]);
      paragraph.insert(0, [words]);
    });
    for (const [index, sign] of [...'acd'].entries()) words.insert(index, sign);
    const theirs = (ben.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    theirs.insert(1, 'b');
    words.insert(4, 'e');
    const state = new DocumentState();
    state.save(together(admitAll(state, updates)));
    expect(wordsOf(state.everything())).toBe('abcde');
    const half = new DocumentState();
    for (const update of updates.slice(0, 3)) half.absorb(update);
    const peer = joinedBy(half.everything());
    Y.applyUpdate(peer, state.since(Y.encodeStateVector(peer)));
    expect(wordsOf(Y.encodeStateAsUpdate(peer))).toBe('abcde');
  });
});
