import { FRAGMENT } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';

/**
 * A Y.Doc that integrates and nothing else. After a foreign change Yjs removes format marks that it finds redundant, by
 * edits of its own; done here they would be in no log, and two docs of one log would differ (fuzzed: a mark was lost).
 * It does so only in transactions that are not local.
 */
export function makeDoc(): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT);
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    transaction.local = true;
  });
  return doc;
}
