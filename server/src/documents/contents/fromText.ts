import { FRAGMENT } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';

/** The blocks of a text: one or more newlines begin a new one (contract.md, Text). */
export const blocksOf = (text: string): string[] =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .split(/\n+/)
    .filter((block) => block !== '');

/** A document of plain paragraphs, as an update for an empty one; `#` and the like stay text. Null for no text. */
export function documentFromText(text: string): Uint8Array | null {
  const blocks = blocksOf(text);
  if (blocks.length === 0) return null;
  const doc = new Y.Doc();
  const paragraphs = blocks.map((block) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(block)]);
    return paragraph;
  });
  doc.getXmlFragment(FRAGMENT).insert(0, paragraphs);
  return Y.encodeStateAsUpdate(doc);
}
