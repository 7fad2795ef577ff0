import { expect } from 'vitest';
import * as Y from 'yjs';
import { makeDoc } from '../doc/makeDoc.ts';
import { DocumentState } from '../state/documentState.ts';
import { InvalidUpdate } from '../update/reader.ts';
import { faultsOf } from './wellFormed.ts';

export type Verdict = 'new' | 'nothing' | 'missing' | 'invalid';

export const textOf = (doc: Y.Doc): string => doc.getXmlFragment('default').toJSON();

export function joinedBy(update: Uint8Array): Y.Doc {
  const doc = makeDoc();
  Y.applyUpdate(doc, update);
  return doc;
}

export const sortedVector = (bytes: Uint8Array) => [...Y.decodeStateVector(bytes)].sort(([a], [b]) => a - b);

/** A state and, as the witness, a Y.Doc that integrates whatever the state takes in. */
export class Pair {
  state = new DocumentState();
  readonly doc = makeDoc();
  readonly log: Uint8Array[] = [];

  give(update: Uint8Array): Verdict {
    try {
      const admission = this.state.admit(update);
      if (admission.kind !== 'new') return admission.kind;
      this.state.save(admission.admitted);
      this.log.push(admission.admitted.update.bytes);
      Y.applyUpdate(this.doc, admission.admitted.update.bytes);
      return 'new';
    } catch (error) {
      if (error instanceof InvalidUpdate) return 'invalid';
      throw error;
    }
  }

  /** Goes on as after a compaction and a restart. */
  compact(): void {
    this.state = new DocumentState();
    this.state.begin(Y.encodeStateAsUpdate(this.doc));
  }

  check(): void {
    expect(faultsOf(this.doc)).toEqual([]);
    expect(sortedVector(this.state.vector())).toEqual(sortedVector(Y.encodeStateVector(this.doc)));
  }
}
