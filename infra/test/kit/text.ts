import * as Y from 'yjs';

/** Comparisons fold white space and the markdown delimiters (contract.md, Text). */
export const fold = (text: string): string =>
  text
    .replace(/[*_#>]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function textOf(node: Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (node instanceof Y.XmlText) {
    const parts: { insert: unknown }[] = node.toDelta();
    return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '\n')).join('');
  }
  if (node instanceof Y.XmlHook) return '';
  return node.toArray().map(textOf).join('\n');
}

/** The text of a document as any Yjs client sees it, blocks on lines of their own. */
export const textOfDoc = (doc: Y.Doc): string => textOf(doc.getXmlFragment('default'));

/** Adds a paragraph at the end, as an editor does. */
export function addParagraph(doc: Y.Doc, text: string): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    const root = doc.getXmlFragment('default');
    root.insert(root.length, [paragraph]);
  });
}

/** Types at the beginning of the first paragraph. */
export function typeAtStart(doc: Y.Doc, text: string): void {
  const first = doc.getXmlFragment('default').get(0);
  const inner = first instanceof Y.XmlElement ? first.get(0) : undefined;
  if (inner instanceof Y.XmlText) inner.insert(0, text);
  else throw new Error('there is no paragraph to type into');
}

/** How often `part` stands in `text`. */
export const times = (text: string, part: string): number => text.split(part).length - 1;
