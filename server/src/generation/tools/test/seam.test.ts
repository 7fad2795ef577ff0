import { describe, expect, test } from 'vitest';
import { seamAfter, seamAtCursor } from '../seam.ts';

const joined = (seam: (delta: string) => string, deltas: readonly string[]): string => deltas.map(seam).join('');

describe('an answer goes on from what was written', () => {
  test.each([
    ['at the start', '', ['\n', ' The', ' rain'], 'The rain'],
    ['a space that is there', 'The rain ', [' fell'], 'The rain fell'],
    ['a space that comes', 'The rain', [' fell'], 'The rain fell'],
    ['in a word', 'The ra', ['in fell'], 'The rain fell'],
    ['a space that is missing', 'The rain ', ['fell'], 'The rain fell'],
    ['between sentences', 'It rained.', ['Then', ' not'], 'It rained. Then not'],
    ['between sentences in speech', 'It rained.”', ['“No', '.”'], 'It rained.” “No.”'],
    ['behind a comma', 'It rained,', ['and'], 'It rained, and'],
    ['behind a colon', 'She said:', ['“Come', '.”'], 'She said: “Come.”'],
    ['behind speech', 'She said “no,”', ['and left'], 'She said “no,” and left'],
    ['behind a bracket', 'It (he said)', ['rained'], 'It (he said) rained'],
    ['in a name', 'O’', ['Brien'], 'O’Brien'],
    ['in a compound', 'well-', ['known'], 'well-known'],
    ['before a mark', 'It rained', ['. Then'], 'It rained. Then'],
    ['a thousand', 'It cost 3,', ['000'], 'It cost 3,000'],
    ['in Chinese behind a comma', '雨停了，', ['他'], '雨停了，他'],
    ['a number', 'It cost 3.', ['50 today'], 'It cost 3.50 today'],
    ['in Chinese', '雨停了。', ['他走了。'], '雨停了。他走了。'],
    ['a new paragraph', 'It rained.', ['\n\n', 'Then'], 'It rained.\n\nThen'],
    ['a new paragraph after a space', 'It rained. ', ['\n\nThen'], 'It rained. \n\nThen'],
    ['a paragraph that is there', 'It rained.\n\n', ['\n\nThen'], 'It rained.\n\nThen'],
    ['a comma', 'It rained', [', then'], 'It rained, then'],
  ])('%s', (_, written, deltas, whole) => {
    expect(written + joined(seamAfter(written), deltas)).toBe(whole);
  });

  test('wherever it was cut, the text is the same', () => {
    const whole = 'It cost 3.50, he said: “No,” and left.\n\nO’Brien (well-known, at 10:30) ran on… 雨停了。他走了。';
    for (let cut = 1; cut < whole.length; cut += 1) {
      const written = whole.slice(0, cut);
      // The model is given the beginning without the white space at its end, and goes on from there.
      const answer = whole.slice(written.trimEnd().length);
      expect(written + joined(seamAfter(written), [...answer]), `cut at ${cut}`).toBe(whole);
    }
  });

  test('white space alone adds nothing', () => {
    expect(joined(seamAfter('It rained. '), [' ', '\n'])).toBe('');
  });
});

describe('an answer begins at a cursor', () => {
  test.each([
    ['in an empty document', '', [' The rain'], 'The rain'],
    ['after a sentence', 'It rained.', ['Then'], 'It rained. Then'],
    ['after a space', 'It rained. ', [' Then'], 'It rained. Then'],
    ['after a word', 'It rained', [', then'], 'It rained, then'],
    ['after an opening mark', 'She said “', ['Come'], 'She said “Come'],
    ['after a dash', 'She said—', ['no'], 'She said—no'],
    ['in Japanese', '雨が止んだ', ['。彼は'], '雨が止んだ。彼は'],
    ['in Thai', 'ฝน', ['หยุด'], 'ฝนหยุด'],
    ['a new paragraph', 'It rained.', ['\n\nThen'], 'It rained.\n\nThen'],
  ])('%s', (_, before, deltas, whole) => {
    expect(before + joined(seamAtCursor(before), deltas)).toBe(whole);
  });
});
