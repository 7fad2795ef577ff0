import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Player, type ShownBlock } from './player.ts';

/** A text that is written, deleted and written on, one update a step. */
function written(steps: number): { updates: Uint8Array[][]; texts: string[] } {
  const doc = new Y.Doc();
  const root = doc.getXmlFragment('default');
  const updates: Uint8Array[][] = [];
  const texts: string[] = [];
  doc.on('update', (update: Uint8Array) => updates.push([update]));
  for (let n = 0; n < steps; n += 1) {
    doc.transact(() => {
      if (n % 7 === 3 && root.length > 1) root.delete(0, 1);
      else if (n % 3 === 0) {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(`begun ${n}`)]);
        root.insert(root.length, [paragraph]);
      } else ((root.get(root.length - 1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, `${n} `);
    });
    texts.push(
      root
        .toArray()
        .map((child) => (child as Y.XmlElement).toArray().join(''))
        .join('|'),
    );
  }
  return { updates, texts };
}

const textOf = (blocks: readonly ShownBlock[]): string =>
  blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('|');

test('wherever one goes, forwards or back, the text is what it was then', () => {
  const { updates, texts } = written(300);
  const player = new Player(updates, null);
  for (const position of [300, 1, 150, 149, 151, 20, 299, 0, 300]) {
    expect(textOf(player.seek(position))).toBe(position === 0 ? '' : texts[position - 1]);
  }
  player.close();
});

test('what a step changed is told, and what it did not change is the same value', () => {
  const { updates } = written(7);
  const player = new Player(updates, null);
  const before = player.seek(6);
  const after = player.seek(7);
  expect(after.filter(({ isFresh }) => isFresh)).toHaveLength(1);
  expect(after.filter((block) => before.includes(block)).length + 1).toBeGreaterThanOrEqual(after.length - 1);
});
