import { fileInstructions } from '@penora/protocol/catalog/tools';
import { countWords } from '@penora/protocol/words/pieces';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { properties } from '../../../../test/properties.ts';
import { compose } from '../compose.ts';
import { estimateTokens } from '../tokenEstimate.ts';
import { wordRange } from '../wordRange.ts';
import { type WorkRequest, workPieces } from '../workPieces.ts';
import { dataOf, inputOf } from './inputs.ts';

const PARAGRAPH = 'The rain had stopped before dawn. Mara walked the length of the pier. Nobody answered her.\n\n';

const requestOf = (input: string, parts: Partial<WorkRequest> = {}): WorkRequest => ({
  tool: 'file',
  options: { instruction: 'fine-tune' },
  input,
  inputWords: countWords(input),
  contextTokens: 32_768,
  ...parts,
});

test('a short text is one piece', () => {
  expect(workPieces(requestOf(PARAGRAPH))).toEqual([
    { text: PARAGRAPH, before: '', lead: '', words: { min: 14, max: 25 } },
  ]);
});

describe('the pieces of any text', () => {
  const unit = fc.constantFrom(PARAGRAPH, 'One. ', '雨在黎明前就停了。', 'बारिश थम चुकी थी। ', 'word ', 'x', '\n', '😀');
  const text = fc
    .array(fc.tuple(unit, fc.nat(900)), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.map(([part, times]) => part.repeat(times)).join(''));
  const instruction = fc.constantFrom(...fileInstructions);

  test('joined are the text; each fits the context; words add up; the same each time', () => {
    fc.assert(
      fc.property(text, instruction, fc.constantFrom(8_192, 32_768), (input, chosen, contextTokens) => {
        const request = requestOf(input, { options: { instruction: chosen }, contextTokens });
        const pieces = workPieces(request);
        expect(pieces.map((piece) => piece.text).join('')).toBe(input);
        expect(workPieces(request)).toEqual(pieces);
        if (chosen === 'continue') expect(pieces).toHaveLength(1);
        else for (const piece of pieces) expect(estimateTokens(piece.text)).toBeLessThan(contextTokens * 0.45);
        const asked = wordRange('file', { instruction: chosen }, request.inputWords);
        const total = pieces.reduce((sum, { words }) => sum + words.max, 0);
        // Each piece asks for one word at least.
        expect(Math.abs(total - asked.max)).toBeLessThan(pieces.length);
      }),
      properties(15, 500),
    );
  });
});

describe('a long text', () => {
  const input = PARAGRAPH.repeat(400);

  test('is cut between paragraphs, and each piece sees the end of the one before', () => {
    const pieces = workPieces(requestOf(input));
    expect(pieces.length).toBeGreaterThan(3);
    for (const [index, piece] of pieces.entries()) {
      expect(piece.text).toMatch(/^The rain[\s\S]*her\.\n\n$/);
      expect(piece.lead).toBe(index === 0 ? '' : '\n\n');
      expect(piece.before === '').toBe(index === 0);
    }
  });

  test.each(['expand', 'fine-tune', 'script', 'summarize'] as const)(
    '%s asks in each piece for what one answer holds',
    (instruction) => {
      const pieces = workPieces(requestOf(input, { options: { instruction } }));
      expect(pieces.length).toBeGreaterThan(1);
      for (const { words } of pieces) expect((words.min + words.max) / 2).toBeLessThan(1_300);
    },
  );

  test('with chapters rather begins a piece with one, and ends none with a heading or a scene break', () => {
    const chapter = (number: number) =>
      `# Chapter ${number}\n\n## Low tide\n\n${PARAGRAPH.repeat(37)}* * *\n\n${PARAGRAPH.repeat(20)}`;
    const text = Array.from({ length: 9 }, (_, index) => chapter(index + 1)).join('');
    const pieces = workPieces(requestOf(text)).map((piece) => piece.text);
    expect(pieces.join('')).toBe(text);
    expect(pieces.length).toBeGreaterThan(6);
    for (const piece of pieces) expect(piece).toMatch(/(?:her\.)\n\n$/);
    expect(pieces.filter((piece) => /^(?:# Chapter|\* \* \*)/.test(piece)).length).toBeGreaterThan(pieces.length * 0.6);
  });

  test('a rewrite goes the same way', () => {
    const pieces = workPieces(requestOf(input, { tool: 'rewrite', options: { style: 'shorten' } }));
    expect(pieces.map(({ text }) => text).join('')).toBe(input);
    expect(pieces.length).toBeGreaterThan(2);
  });

  test('a piece is composed whole, with its joints', () => {
    const pieces = workPieces(requestOf(input, { contextTokens: 8_192 }));
    const [, second] = pieces;
    if (second === undefined) throw new Error('one piece only');
    const piece = {
      number: 2,
      count: pieces.length,
      before: second.before,
      earlier: 'What I wrote.',
      words: second.words,
    };
    const { messages } = compose(
      inputOf({
        tool: 'file',
        options: { instruction: 'fine-tune' },
        input: second.text,
        piece,
        model: { contextTokens: 8_192 },
      }),
    );
    const texts = dataOf(messages).map(({ text }) => text);
    expect(texts).toEqual([second.before.trim(), 'What I wrote.', second.text.trim()]);
  });
});
