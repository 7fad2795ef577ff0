import { expect, test } from 'vitest';
import { magicScenario, namedScenario, UnknownScenario } from './magic.ts';
import { presets } from './presets.ts';
import { scenarioSchema } from './scenario.ts';

test('every preset is a scenario', () => {
  for (const [name, preset] of Object.entries(presets)) {
    expect(namedScenario(name)).toEqual(scenarioSchema.parse(preset));
  }
});

test('a preset takes changes, also deep in its fault', () => {
  const scenario = namedScenario('busy fault.status=503 fault.retryAfter="7" words=12 servedModel=a/b');
  expect(scenario).toMatchObject({
    words: 12,
    servedModel: 'a/b',
    fault: { kind: 'status', status: 503, retryAfter: '7', shape: 'openai' },
  });
  expect(presets.busy.fault.status).toBe(429);
});

test('the last message with an order wins, others ask for nothing', () => {
  expect(magicScenario(['Write about rain.', '[[a link]]'])).toBeNull();
  expect(magicScenario(['[[scenario:empty]]', 'then [[scenario:{"words": 50, "gated": true}]] please'])).toMatchObject({
    words: 50,
    gated: true,
  });
});

test('what nobody knows is refused with its name', () => {
  expect(() => magicScenario(['[[scenario:nope]]'])).toThrow(UnknownScenario);
  expect(() => namedScenario('pace wordsPerSecond=fast')).toThrow(/wordsPerSecond/);
  expect(() => namedScenario('{"wordsPerSecnd":1}')).toThrow(UnknownScenario);
});
