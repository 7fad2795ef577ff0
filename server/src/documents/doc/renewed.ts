import { FRAGMENT } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';
import { makeDoc } from './makeDoc.ts';

/** The same text with marks and attributes and without its deleted past, as one update. */
export function renewed(doc: Y.Doc): Uint8Array {
  const fresh = makeDoc();
  const nodes = doc.getXmlFragment(FRAGMENT).toArray();
  const kept = nodes.filter((node) => node instanceof Y.XmlElement);
  fresh.transact(() =>
    fresh.getXmlFragment(FRAGMENT).insert(
      0,
      kept.map((node) => node.clone()),
    ),
  );
  const update = Y.encodeStateAsUpdate(fresh);
  fresh.destroy();
  return update;
}
