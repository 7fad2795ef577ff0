import { FRAGMENT } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';

/** The mark of a text that a model wrote: whose it is (design.md, The model in the document). */
const GENERATION_MARK = 'generation';

/** The blocks of a text: one or more newlines begin a new one (contract.md, Text). */
export const blocksOf = (text: string): string[] =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .split(/\n+/)
    .filter((block) => block !== '');

/**
 * A document of plain paragraphs, as an update for an empty one; `#` and the like stay text. Null for no text.
 * `generationId`: the text is a model's, and carries its mark.
 */
export function documentFromText(text: string, generationId?: string): Uint8Array | null {
  const blocks = blocksOf(text);
  if (blocks.length === 0) return null;
  const doc = new Y.Doc();
  const paragraphs = blocks.map((block) => {
    const paragraph = new Y.XmlElement('paragraph');
    const content = new Y.XmlText();
    content.insert(0, block, generationId === undefined ? {} : { [GENERATION_MARK]: { id: generationId } });
    paragraph.insert(0, [content]);
    return paragraph;
  });
  doc.getXmlFragment(FRAGMENT).insert(0, paragraphs);
  return Y.encodeStateAsUpdate(doc);
}
