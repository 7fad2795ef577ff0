import { inflateRawSync } from 'node:zlib';
import { countWords } from '@penora/protocol/words/pieces';
import { expect, test } from 'vitest';
import { read } from './read.ts';
import { workText } from './workText.ts';

const given = async (text: string, name: string) => {
  const reading = await read({ bytes: new Uint8Array(new TextEncoder().encode(text)), name });
  return { text: inflateRawSync(reading.text).toString(), words: reading.facts.words };
};

test('a model is given headings, scene breaks and emphasis, and the words are those of the text', async () => {
  const source =
    '# One\n\nIt was ***so*** **dark**, and *she ran*. Un**believ**able.\n\n***\n\n## Low *tide*\n\n- *Milk*\n- Bread\n\n> Quoted *line*\\\nand more';
  const { text, words } = await given(source, 'a.md');
  expect(text.split('\n\n')).toEqual([
    '# One',
    'It was ***so*** **dark**, and *she ran*. Unbelievable.',
    '* * *',
    '## Low tide',
    '* *Milk*',
    '* Bread',
    'Quoted *line*\nand more',
  ]);
  expect(countWords(text)).toBe(words);
});

test('plain text has the chapters that were found in it', async () => {
  const { text } = await given('Chapter 1\n\nOnce.\n\n* * *\n\nTwice.\n\nChapter 2\n\nEnd.', 'a.txt');
  expect(text).toBe('# Chapter 1\n\nOnce.\n\n* * *\n\nTwice.\n\n# Chapter 2\n\nEnd.');
});

test('emphasis inside words, beside its like or around signs of its own is left out', () => {
  const bold = [{ type: 'bold' as const }];
  const italic = [{ type: 'italic' as const }];
  const of = (...content: { text: string; marks?: typeof bold | typeof italic }[]) =>
    workText({
      type: 'doc',
      content: [{ type: 'paragraph', content: content.map((part) => ({ type: 'text' as const, ...part })) }],
    });
  expect(of({ text: 'a ' }, { text: ' b ', marks: bold }, { text: 'c' })).toBe('a  **b** c');
  expect(of({ text: 'b', marks: bold }, { text: 'c', marks: italic }, { text: ' d' })).toBe('bc d');
  expect(of({ text: '5 * 3', marks: bold }, { text: ' d' })).toBe('5 * 3 d');
});
