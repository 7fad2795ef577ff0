import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerTo, countWords, tokens } from './answer.ts';
import { type ChatRequest, chatRequestSchema } from './chatRequest.ts';
import { namedScenario } from './magic.ts';
import { healthy, type ScenarioInput, scenarioSchema } from './scenario.ts';

function ask(changes: Partial<ChatRequest> = {}, prefix = ''): ChatRequest {
  const messages = [{ role: 'user', content: 'Write about rain.' }];
  return chatRequestSchema.parse({
    model: 'm',
    messages: prefix === '' ? messages : [...messages, { role: 'assistant', content: prefix }],
    ...changes,
  });
}

const textOf = (request: ChatRequest, scenario: ScenarioInput = {}): string =>
  answerTo(request, scenarioSchema.parse(scenario))
    .deltas.map(({ text }) => text)
    .join('');

test('the same request gives the same text, another seed or prompt another', () => {
  expect(textOf(ask())).toBe(textOf(ask()));
  expect(textOf(ask({ seed: 2 }))).not.toBe(textOf(ask()));
  expect(textOf(ask({ messages: [{ role: 'user', content: 'Snow.' }] }))).not.toBe(textOf(ask()));
});

test('writes as many words as it is told, in paragraphs', () => {
  const text = textOf(ask({ max_tokens: 10_000 }), { words: 400 });
  expect(countWords(text)).toBe(400);
  expect(text.split('\n\n').length).toBeGreaterThan(3);
});

test('fits max_tokens by itself and obeys it otherwise', () => {
  const alone = answerTo(ask({ max_tokens: 200 }), healthy);
  expect(alone.finish).toBe('stop');
  expect(alone.deltas.length).toBeLessThanOrEqual(200);
  expect(countWords(alone.deltas.map(({ text }) => text).join(''))).toBeGreaterThan(100);

  const cut = answerTo(ask({ max_tokens: 7 }), namedScenario('healthy words=50'));
  expect(cut).toMatchObject({ finish: 'length', deltas: { length: 7 } });
});

test('tokens are the text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(tokens(text).join('')).toBe(text);
    }),
  );
});

test('a partial last assistant message is continued where it stops', () => {
  const whole = textOf(ask({ max_tokens: 5_000 }), { words: 60 });
  fc.assert(
    fc.property(fc.nat(whole.length), (at) => {
      const rest = textOf(ask({ max_tokens: 5_000 }, whole.slice(0, at)), { words: 60 });
      expect(whole.slice(0, at) + rest).toBe(whole);
    }),
  );
});

test('exact deltas are continued too, unless they are to be repeated', () => {
  const deltas = ['The rain', ' fell', ' all', ' night.'];
  expect(textOf(ask({}, 'The rain fe'), { deltas })).toBe('ll all night.');
  expect(textOf(ask({}, 'The rain fe'), { deltas, continues: false })).toBe(deltas.join(''));
  expect(textOf(ask({}, 'Another text'), { deltas })).toBe(deltas.join(''));
});
