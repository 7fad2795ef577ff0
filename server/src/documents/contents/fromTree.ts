import { FRAGMENT } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';
import { isText, type Tree, type TreeMark, type TreeNode, type TreePart, type TreeText } from './tree.ts';

/** A document as an update for an empty one. The tree is of the schema. Null for one without blocks. */
export function documentFromTree({ content }: Tree): Uint8Array<ArrayBuffer> | null {
  if (content.length === 0) return null;
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT).insert(0, content.map(elementOf));
  return new Uint8Array(Y.encodeStateAsUpdate(doc));
}

/** A node with all that stands in it, to be put into a document. */
export function elementOf(node: TreeNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  // An element takes values of any kind; its type says so of strings alone.
  for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value as never);
  element.insert(0, childrenOf(node.content ?? []));
  return element;
}

/** Texts that stand next to each other are one, as the editor writes them. */
function childrenOf(parts: readonly TreePart[]): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let texts: TreeText[] = [];
  const close = (): void => {
    if (texts.length > 0) children.push(textOf(texts));
    texts = [];
  };
  for (const part of parts) {
    if (isText(part)) texts.push(part);
    else {
      close();
      children.push(elementOf(part));
    }
  }
  close();
  return children;
}

function textOf(texts: readonly TreeText[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(texts.map(({ text: insert, marks = [] }) => ({ insert, attributes: formatOf(marks) })));
  return text;
}

const formatOf = (marks: readonly TreeMark[]): Record<string, unknown> =>
  Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}]));
