import * as Y from 'yjs';
import { seeded } from '../../test/kit/seeded.ts';

const AUTHORS = 5;
const WORDS_PER_PARAGRAPH = 80;
const CHUNK = 100;

export interface LongDocument {
  /** Its edits in the order in which they were made, some in each update. */
  updates: Uint8Array[];
  state: Uint8Array;
  text: string;
}

/** A document of so many edits of single characters by some authors, three in ten of them deletions. */
export function longDocument(edits: number): LongDocument {
  const random = seeded(3);
  const doc = new Y.Doc({ gc: true });
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const root = doc.getXmlFragment('default');
  let texts: Y.XmlText[] = [];
  const paragraph = (): void => {
    const node = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    node.insert(0, [text]);
    root.insert(root.length, [node]);
    texts = [...texts.slice(-20), text];
  };
  let words = 0;
  const edit = (): void => {
    if (texts.length === 0 || words >= WORDS_PER_PARAGRAPH) {
      paragraph();
      words = 0;
    }
    const text = random() < 0.9 ? texts.at(-1) : texts[Math.floor(random() * texts.length)];
    if (text === undefined) return;
    const at = random() < 0.93 ? text.length : Math.floor(random() * (text.length + 1));
    if (random() < 0.3 && text.length > 0) text.delete(Math.min(at, text.length - 1), 1);
    else {
      const isEnd = random() < 0.17;
      if (isEnd) words += 1;
      text.insert(at, isEnd ? ' ' : String.fromCharCode(97 + Math.floor(random() * 26)));
    }
  };
  for (let done = 0; done < edits; done += CHUNK) {
    doc.clientID = 1_000 + (Math.floor(done / CHUNK) % AUTHORS);
    doc.transact(() => {
      for (let count = 0; count < CHUNK; count += 1) edit();
    });
  }
  const text = root
    .toArray()
    .map((node) => (node as Y.XmlElement).toArray().join(''))
    .join('\n\n');
  return { updates, state: Y.encodeStateAsUpdate(doc), text };
}
