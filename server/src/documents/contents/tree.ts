import { type MarkName, markOfKey } from '@penora/protocol/document/marks';
import { FRAGMENT, isNodeName, type NodeName } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';

export interface TreeMark {
  type: MarkName;
  attrs?: Record<string, unknown>;
}

export interface TreeText {
  type: 'text';
  text: string;
  marks?: TreeMark[];
}

export interface TreeNode {
  type: NodeName;
  attrs?: Record<string, unknown>;
  content?: TreePart[];
}

export type TreePart = TreeNode | TreeText;

/** A document as Tiptap's JSON: what every format is made from. */
export interface Tree {
  type: 'doc';
  content: TreeNode[];
}

export const isText = (part: TreePart): part is TreeText => part.type === 'text';

/** The document as it is now. Only reads. */
export function treeOf(doc: Y.Doc): Tree {
  return { type: 'doc', content: partsOf(doc.getXmlFragment(FRAGMENT)).filter((part) => !isText(part)) };
}

/** One node of a document with what stands in it; null when it is none of ours. */
export function nodeOf(element: Y.XmlElement): TreeNode | null {
  const type = element.nodeName;
  if (!isNodeName(type)) return null;
  const attributes = Object.entries(element.getAttributes()).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const content = partsOf(element);
  return {
    type,
    ...(attributes.length > 0 ? { attrs: Object.fromEntries(attributes) } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function partsOf(parent: Y.XmlFragment): TreePart[] {
  const parts: TreePart[] = [];
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) parts.push(...textsOf(child));
    else if (child instanceof Y.XmlElement) {
      const node = nodeOf(child);
      if (node !== null) parts.push(node);
    }
  }
  return parts;
}

function textsOf(text: Y.XmlText): TreeText[] {
  const texts: TreeText[] = [];
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof insert !== 'string' || insert === '') continue;
    const marks = marksOf(attributes ?? {});
    texts.push({ type: 'text', text: insert.toWellFormed(), ...(marks.length > 0 ? { marks } : {}) });
  }
  return texts;
}

function marksOf(attributes: Record<string, unknown>): TreeMark[] {
  const marks: TreeMark[] = [];
  for (const [key, value] of Object.entries(attributes)) {
    const type = markOfKey(key);
    if (type === undefined || value === null) continue;
    const attrs = typeof value === 'object' ? Object.entries(value).filter(([, own]) => own !== null) : [];
    marks.push(attrs.length > 0 ? { type, attrs: Object.fromEntries(attrs) } : { type });
  }
  return marks;
}
