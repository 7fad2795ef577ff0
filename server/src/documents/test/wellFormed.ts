import { mayMark } from '@penora/protocol/document/marks';
import { FRAGMENT, isNodeName, mayCarry, mayHold, mayHoldText, type NodeName } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';

/** What of a document is not of the schema, in words; empty when all is well. */
export function faultsOf(doc: Y.Doc): string[] {
  const faults: string[] = [];
  for (const name of doc.share.keys()) if (name !== FRAGMENT) faults.push(`root ${name}`);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) faults.push('something is pending');
  visit(doc.getXmlFragment(FRAGMENT), null, faults);
  return faults;
}

function visit(parent: Y.XmlFragment, name: NodeName | null, faults: string[]): void {
  for (const child of parent.toArray() as unknown[]) {
    if (child instanceof Y.XmlText) {
      if (!mayHoldText(name)) faults.push(`text in ${name}`);
      checkText(child, faults);
    } else if (child instanceof Y.XmlElement) {
      checkElement(child, name, faults);
    } else {
      faults.push(`${String(child)} in ${name}`);
    }
  }
}

function checkElement(node: Y.XmlElement, parent: NodeName | null, faults: string[]): void {
  const { nodeName } = node;
  if (!isNodeName(nodeName)) {
    faults.push(`node ${nodeName}`);
    return;
  }
  if (!mayHold(parent, nodeName)) faults.push(`${nodeName} in ${parent}`);
  for (const [key, value] of Object.entries(node.getAttributes())) {
    if (!mayCarry(nodeName, key, value)) faults.push(`attribute ${key} of ${nodeName}`);
  }
  visit(node, nodeName, faults);
}

function checkText(text: Y.XmlText, faults: string[]): void {
  if (Object.keys(text.getAttributes()).length > 0) faults.push('attributes of a text');
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert !== 'string') faults.push('something else in a text');
    for (const [key, value] of Object.entries(attributes ?? {})) if (!mayMark(key, value)) faults.push(`mark ${key}`);
  }
}
