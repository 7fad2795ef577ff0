import { FRAGMENT } from '@penora/protocol/document/nodes';
import { countWords } from '@penora/protocol/words/pieces';
import * as Y from 'yjs';
import { blockTexts, sizeOfBlocks, type TextMeasure, textSize } from '../contents/plainText.ts';
import { nodeOf } from '../contents/tree.ts';

interface Part {
  bytes: number;
  blocks: number;
  words: number;
}

const measured = new WeakMap<Y.Doc, WeakMap<object, Part>>();

/** Measures of the top nodes of a doc; those that change are measured again. */
function partsOf(doc: Y.Doc): WeakMap<object, Part> {
  const known = measured.get(doc);
  if (known !== undefined) return known;
  const parts = new WeakMap<object, Part>();
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    for (const type of transaction.changedParentTypes.keys()) parts.delete(type);
  });
  measured.set(doc, parts);
  return parts;
}

function measurePart(element: Y.XmlElement): Part {
  const node = nodeOf(element);
  const texts = node === null ? [] : blockTexts(node);
  return {
    bytes: texts.reduce((sum, text) => sum + textSize(text), 0),
    blocks: texts.length,
    words: texts.reduce((sum, text) => sum + countWords(text), 0),
  };
}

/** Size and words of a document; after the first time it costs only what has changed since. */
export function measureDoc(doc: Y.Doc): TextMeasure {
  const parts = partsOf(doc);
  const sum: Part = { bytes: 0, blocks: 0, words: 0 };
  for (const child of doc.getXmlFragment(FRAGMENT).toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    const part = parts.get(child) ?? measurePart(child);
    parts.set(child, part);
    sum.bytes += part.bytes;
    sum.blocks += part.blocks;
    sum.words += part.words;
  }
  return { sizeBytes: sizeOfBlocks(sum.bytes, sum.blocks), words: sum.words };
}
