import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { properties } from '../../../test/properties.ts';
import { Editor } from '../test/editor.ts';
import { writeText, writingOf } from './write.ts';

const ID = '11111111-1111-4111-8111-111111111111';

/** The blocks of a text that came in these chunks; `restarts` says before which of them the writer began anew. */
function blocksOf(chunks: readonly string[], restarts: (at: number) => boolean): string[] {
  const doc = new Y.Doc();
  const editor = new Editor(doc);
  let written = '';
  let writing = writingOf('');
  for (const [at, chunk] of chunks.entries()) {
    if (restarts(at)) writing = writingOf(written);
    writing = writeText(doc, { generationId: ID, position: null }, writing, chunk);
    written += chunk;
  }
  editor.node.check();
  return editor.node.content.content.map((node) => `${node.type.name}${node.attrs.level ?? ''} ${node.textContent}`);
}

const lines = fc.constantFrom(
  ['# Part 4', 'heading1 Part 4'],
  ['## A second one', 'heading2 A second one'],
  ['###### Deep', 'heading6 Deep'],
  ['* an item', 'bulletList an item'],
  ['#tag', 'paragraph #tag'],
  ['Of course, mist. And # more', 'paragraph Of course, mist. And # more'],
  ['#', 'paragraph #'],
  ['*', 'paragraph *'],
  ['* * *', 'horizontalRule '],
);

test('headings, items and scene breaks are those, wherever the text is cut and also after restarts', () => {
  fc.assert(
    fc.property(
      fc.array(lines, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(200), { maxLength: 60 }),
      fc.infiniteStream(fc.boolean()),
      (chosen, cuts, restarts) => {
        // Two items would be one list.
        const apart = [...chosen.flatMap((line) => [line, ['End.', 'paragraph End.'] as const])];
        const text = apart.map(([line]) => line).join('\n\n');
        const ends = [...new Set([...cuts.map((cut) => cut % (text.length + 1)), text.length])].sort((a, b) => a - b);
        const chunks = ends.map((end, at) => text.slice(ends[at - 1] ?? 0, end)).filter((chunk) => chunk !== '');
        const restart = [...Array(chunks.length)].map(() => restarts.next().value === true);
        expect(blocksOf(chunks, (at) => restart[at] ?? false)).toEqual(apart.map(([, block]) => block));
      },
    ),
    properties(200, 5_000),
  );
});

test('a heading of which the sign came with the words before it', () => {
  const whole = ['heading1 Part 3', 'paragraph One market.', 'heading1 Part 4', 'paragraph Two.'];
  const chunks = ['# Part 3\n\nOne ', 'market.\n\n#', ' Part ', '4\n\nTwo.'];
  expect(blocksOf(chunks, () => false)).toEqual(whole);
  expect(blocksOf(chunks, () => true)).toEqual(whole);
});
