import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { properties } from '../../../../test/properties.ts';
import type { ModelMessage } from '../../models/model.ts';
import { type ComposeInput, compose } from '../compose.ts';
import { GAP, keepBothEnds, keepEnd, keepStart } from '../cut.ts';
import { condensed } from '../summaries.ts';
import { estimateTokens } from '../tokenEstimate.ts';
import { dataOf, inputOf, messagesOf, oneOfEach } from './inputs.ts';

const SENTENCES = [
  'The rain had stopped before dawn. ',
  'Дождь прекратился ещё до рассвета. ',
  'बारिश भोर से पहले थम चुकी थी। ',
  '雨在黎明前就停了。',
  'ฝนหยุดตกก่อนรุ่งสาง ',
  '😀🏴‍☠️👩‍👩‍👧‍👦',
  '\n\n',
  'a',
];
/** A text of up to some hundred thousand characters, as how often each sentence comes. */
const recipe = fc.array(fc.record({ sentence: fc.constantFrom(...SENTENCES), times: fc.nat(4_000) }), { maxLength: 3 });
type Recipe = { sentence: string; times: number }[];
const textOf = (parts: Recipe): string => parts.map(({ sentence, times }) => sentence.repeat(times)).join('');
const contexts = fc.constantFrom(4_096, 8_192, 32_768, 131_072);
const tools = Object.keys(oneOfEach) as ComposeInput['tool'][];

const tokensOf = (messages: readonly ModelMessage[]): number =>
  messages.reduce((sum, { content }) => sum + estimateTokens(content) + 8, 0);

describe('a prompt fits the context', () => {
  test.each(tools)('%s', (tool) => {
    const recipes = fc.record({ prompt: recipe, input: recipe, after: recipe, written: recipe, long: recipe });
    fc.assert(
      fc.property(recipes, contexts, (texts, contextTokens) => {
        const long = textOf(texts.long);
        const summaries = Array.from({ length: 49 }, () => long.slice(0, 2_000));
        const story = { title: 'T', chapters: 50, chapter: 50, outline: long, summaries, previous: long, notes: long };
        const request = {
          ...inputOf(oneOfEach[tool]),
          prompt: textOf(texts.prompt).slice(0, 8_000),
          input: textOf(texts.input),
          after: textOf(texts.after),
          around: {
            notes: long,
            outline: long,
            summaries: long,
            before: textOf(texts.input),
            isCut: true,
            isFound: true,
          },
          written: textOf(texts.written),
          model: { contextTokens },
          ...(tool === 'story' || tool === 'outline' ? { story } : {}),
        };
        const { messages, roomTokens, answer } = compose(request);
        expect(tokensOf(messages) + roomTokens).toBeLessThanOrEqual(contextTokens);
        expect(roomTokens).toBeGreaterThanOrEqual(Math.min(answer.max, 250));
      }),
      properties(6, 80),
    );
  });
});

describe('cutting', () => {
  const cuts = { keepEnd, keepStart, keepBothEnds };

  test.each(Object.entries(cuts))('%s keeps to the tokens and never halves a sign', (_, cut) => {
    fc.assert(
      fc.property(recipe, fc.nat(3_000), (parts, tokens) => {
        const whole = textOf(parts);
        const kept = cut(whole, tokens);
        if (kept !== whole) expect(estimateTokens(kept)).toBeLessThanOrEqual(tokens + 1);
        expect(kept.isWellFormed()).toBe(true);
      }),
      properties(25, 500),
    );
  });

  test('keeps the end of what comes before and the beginning of what comes after', () => {
    const before = 'First paragraph of the text.\n\nSecond paragraph stands here. It has two sentences.';
    expect(keepEnd(before, 25)).toBe('Second paragraph stands here. It has two sentences.');
    expect(keepEnd(before, 16)).toBe('It has two sentences.');
    expect(keepStart(before, 14)).toBe('First paragraph of the text.');
    expect(keepStart('One two three. Four five six. Seven eight nine.', 16)).toBe('One two three. Four five six.');
  });

  test('both ends are kept with a mark between', () => {
    const whole = `Beginning. ${'Middle. '.repeat(500)}Ending.`;
    const kept = keepBothEnds(whole, 100);
    expect(kept).toMatch(/^Beginning\./);
    expect(kept).toContain(GAP);
    expect(kept).toMatch(/Ending\.$/);
  });

  test('a text that fits is left alone', () => {
    expect(keepEnd('All of it. ', 100)).toBe('All of it. ');
  });
});

test('near the cursor everything is kept, far from it nothing', () => {
  const input = `FAR ${'The tide came in and went out again. '.repeat(20_000)}NEAR`;
  const after = `NEXT ${'Nobody saw the lamp go out. '.repeat(20_000)}LAST`;
  const data = dataOf(messagesOf({ ...oneOfEach.write, input, after, model: { contextTokens: 8_192 } }));
  const [before = '', behind = ''] = data.map(({ text }) => text);
  expect(before).toMatch(/NEAR$/);
  expect(before).not.toContain('FAR');
  expect(behind).toMatch(/^NEXT/);
  expect(behind).not.toContain('LAST');
  expect(before.length).toBeGreaterThan(behind.length);
});

test('the writer’s request is kept whole beside a text without end', () => {
  const prompt = 'Make it rain. '.repeat(100).trim();
  const data = dataOf(messagesOf({ ...oneOfEach.write, prompt, input: 'x y z. '.repeat(100_000) }));
  expect(data.find(({ kind }) => kind === 'request')?.text).toBe(prompt);
});

describe('rolling summaries', () => {
  const summaries = Array.from(
    { length: 30 },
    (_, index) => `Event ${index + 1} happens. Its consequence is told at length here, with names and places.`,
  );

  test('all in full where there is room', () => {
    expect(condensed(summaries, 10_000).split('\n')).toHaveLength(30);
    expect(condensed(summaries, 10_000)).toContain('1. Event 1 happens. Its consequence');
  });

  test('the newest in full, the oldest by their first sentence', () => {
    const text = condensed(summaries, 700);
    const lines = text.split('\n');
    expect(lines[0]).toBe('1. Event 1 happens.');
    expect(lines.at(-1)).toMatch(/^30\. Event 30 happens\. Its consequence/);
    expect(estimateTokens(text)).toBeLessThanOrEqual(700);
  });

  test('the oldest go when even that is too much', () => {
    const lines = condensed(summaries, 120).split('\n');
    expect(lines[0]).not.toMatch(/^1\./);
    expect(lines.at(-1)).toMatch(/^30\./);
  });
});
