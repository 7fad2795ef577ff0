import { expect, test } from 'vitest';
import { inReadingOrder } from './columns.ts';
import { linesOf } from './lines.ts';
import type { Run } from './runs.ts';

const run = (text: string, x: number, y: number, more: Partial<Run> = {}): Run => ({
  ...{ text, x, y, width: text.length * 5, size: 10, endsLine: false },
  ...{ bold: false, italic: false, isRtl: /\p{sc=Hebrew}|\p{sc=Arabic}/u.test(text), mark: null },
  ...more,
});

const textsOf = (runs: readonly Run[]): string[] => inReadingOrder(linesOf(runs, 0)).map(({ text }) => text);

const words = (column: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${column}${at} and some more of it`);

test('two columns are read one after the other, however the page writes them', () => {
  const [left, right] = [words('left', 8), words('right', 8)];
  const beside = left.flatMap((text, at) => [run(text, 50, 700 - at * 14), run(right[at] ?? '', 300, 700 - at * 14)]);
  const heading = run('A heading over both columns, from the left to the right edge', 50, 740);
  const foot = run('And a line below them that goes over both, too, to the edge', 50, 560);
  expect(textsOf([heading, ...beside, foot])).toEqual([heading.text, ...left, ...right, foot.text]);
});

test('three columns, and columns of a script that runs to the left', () => {
  const three = [words('a', 6), words('b', 6), words('c', 6)];
  const runs = Array.from({ length: 6 }, (_, at) =>
    three.map((column, place) => run(column[at] ?? '', 40 + place * 180, 700 - at * 14)),
  ).flat();
  expect(textsOf(runs)).toEqual(three.flat());
  const [first, second] = [words('ראשון', 6), words('שני', 6)];
  const hebrew = first.map((text) => text.replaceAll(/[a-z ]+/g, ' ועוד מילים כאן'));
  const hebrewToo = second.map((text) => text.replaceAll(/[a-z ]+/g, ' ועוד מילים כאן'));
  const pages = hebrew.flatMap((text, at) => [
    run(hebrewToo[at] ?? '', 50, 700 - at * 14),
    run(text, 180, 700 - at * 14),
  ]);
  expect(textsOf(pages)).toEqual([...hebrew, ...hebrewToo]);
});

test('a table of contents and wide white space are no columns', () => {
  const rows = Array.from({ length: 12 }, (_, at) => `Chapter ${at + 1}, in which something happens`);
  const runs = rows.flatMap((text, at) => [run(text, 50, 700 - at * 14), run(String(at + 3), 500, 700 - at * 14)]);
  expect(textsOf(runs)).toEqual(rows.map((text, at) => `${text} ${at + 3}`));
});

test('what runs to the left is read from the right, with words of other scripts as they stand', () => {
  const parts = [
    run('לומר', 50, 700),
    run('Salt', 80, 700),
    run('Light', 110, 700),
    run('רצה', 150, 700),
    run('לא', 180, 700),
    run('האיש', 200, 700),
  ];
  expect(textsOf(parts)).toEqual(['האיש לא רצה Salt Light לומר']);
});

test('a note’s number stands in its line', () => {
  expect(textsOf([run('a note', 50, 700), run('1', 80, 704, { size: 6, width: 3 }), run('.', 83, 700)])).toEqual([
    'a note1.',
  ]);
});
