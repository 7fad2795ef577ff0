import { FRAGMENT } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';

/** Yjs tells of nine events in each transaction, and makes two lists for each of them, also where nobody listens. */
class QuietDoc extends Y.Doc {
  override emit: Y.Doc['emit'] = (name, args) => {
    if (this._observers.has(name)) super.emit(name, args);
  };
}

/**
 * A Y.Doc that integrates and nothing else. After a foreign change Yjs removes format marks that it finds redundant, by
 * edits of its own; done here they would be in no log, and two docs of one log would differ (fuzzed: a mark was lost).
 * It does so only in transactions that are not local.
 */
export function makeDoc(): Y.Doc {
  const doc = new QuietDoc();
  doc.getXmlFragment(FRAGMENT);
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => {
    transaction.local = true;
  });
  return doc;
}
