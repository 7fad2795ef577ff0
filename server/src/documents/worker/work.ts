import * as Y from 'yjs';
import type { TextMeasure } from '../contents/plainText.ts';
import { makeDoc } from '../doc/makeDoc.ts';
import { measureDoc } from '../measure/measurer.ts';

/** What is done beside the event loop: building the whole document takes time. */
export interface Work {
  /** The document as one update. */
  update: Uint8Array;
  /** Whether a snapshot is wanted too. */
  merge: boolean;
}

export interface Done {
  measure: TextMeasure;
  snapshot: Uint8Array | null;
}

/** Merges by way of a Y.Doc with garbage collection: size changes, content does not (D5). */
export function work({ update, merge }: Work): Done {
  const doc = makeDoc();
  Y.applyUpdate(doc, update);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('the document is not whole');
  const done = { measure: measureDoc(doc), snapshot: merge ? Y.encodeStateAsUpdate(doc) : null };
  doc.destroy();
  return done;
}
