/** The text as this device has it: to be taken along when the server does not keep it. */
import { FRAGMENT } from '@penora/protocol/document/nodes';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

const LEAVES = new Set(['paragraph', 'heading', 'codeBlock']);

/** Blocks joined by an empty line, as `content?format=txt` has them. */
export function plainTextOf(doc: Y.Doc): string {
  const blocks: string[] = [];
  const visit = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      if (LEAVES.has(child.nodeName)) blocks.push(child.toArray().map(wordsOf).join(''));
      else visit(child);
    }
  };
  visit(doc.getXmlFragment(FRAGMENT));
  return blocks.filter((block) => block !== '').join('\n\n');
}

function wordsOf(part: unknown): string {
  if (!(part instanceof Y.XmlText)) return '\n';
  const delta: { insert?: unknown }[] = part.toDelta();
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** The copy that an earlier visit has left, or null. */
export async function readCopy(place: string): Promise<string | null> {
  // Opening one that is not there would make it.
  const known = (await indexedDB.databases?.()) ?? [];
  if (!known.some(({ name }) => name === place)) return null;
  const doc = new Y.Doc();
  const copy = new IndexeddbPersistence(place, doc);
  await copy.whenSynced;
  const text = plainTextOf(doc);
  await copy.destroy();
  doc.destroy();
  return text === '' ? null : text;
}

export async function removeCopy(place: string): Promise<void> {
  const doc = new Y.Doc();
  const copy = new IndexeddbPersistence(place, doc);
  await copy.whenSynced;
  await copy.clearData();
  doc.destroy();
}

/** Gives a text to the person as a file. */
export function downloadText(title: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${title.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'Text'}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
