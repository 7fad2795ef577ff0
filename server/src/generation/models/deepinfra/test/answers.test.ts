import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { startDeepInfra } from '../../../../../../infra/stand-ins/deepinfra/server.ts';
import { deepInfraModel } from '../deepinfra.ts';
import { apiKey, attempt, providerAndModel, request } from './ask.ts';

const log = { warn: vi.fn(), error: vi.fn() };
const { provider, model } = await providerAndModel({ log });
beforeEach(() => {
  provider.reset();
  vi.clearAllMocks();
});
afterAll(() => provider.close());

test('asks for what it was asked, and nothing of the environment goes along', async () => {
  const strict = await startDeepInfra({ apiKey });
  vi.stubEnv('OPENAI_API_KEY', 'a key for somebody else');
  vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9');
  try {
    const end = (await attempt(deepInfraModel({ apiKey, baseUrl: strict.url }))).end;
    expect(end?.finish).toBe('stop');
    expect(strict.requests()[0]?.body).toEqual({
      model: 'vendor/model',
      messages: request().messages,
      max_tokens: 200,
      seed: 1,
      stream: true,
      stream_options: { include_usage: true },
    });
    await attempt(deepInfraModel({ apiKey: undefined, baseUrl: provider.url }));
    expect(provider.requests()[0]?.hasKey).toBe(false);
  } finally {
    vi.unstubAllEnvs();
    await strict.close();
  }
});

test('yields the deltas as they are, then one end with usage and the model that served', async () => {
  provider.script({ deltas: ['The rain', ' fell.', '\n\n', 'All night.'] });
  expect(await attempt(model)).toMatchObject({
    deltas: ['The rain', ' fell.', '\n\n', 'All night.'],
    end: {
      finish: 'stop',
      servedModelId: 'vendor/model',
      usage: { promptTokens: expect.any(Number), completionTokens: 4, estimatedCostUsd: expect.any(Number) },
    },
    failure: undefined,
  });
  expect(log.warn).not.toHaveBeenCalled();
});

test('finds usage in a frame of its own, without a cost, or not at all', async () => {
  provider.script({ words: 9, usage: 'separate' }, { words: 9, cost: false }, { words: 9, usage: 'absent' });
  expect((await attempt(model)).end?.usage).toHaveProperty('estimatedCostUsd');
  expect((await attempt(model)).end?.usage).not.toHaveProperty('estimatedCostUsd');
  expect((await attempt(model)).end).toMatchObject({ finish: 'stop', usage: undefined });
});

test('tells why the model stopped', async () => {
  provider.script({ words: 50 }, { finish: 'content_filter' }, { finish: 'eos' }, { text: '' });
  expect((await attempt(model, request({ maxTokens: 10 }))).end?.finish).toBe('length');
  expect((await attempt(model)).end?.finish).toBe('filtered');
  expect((await attempt(model)).end?.finish).toBe('stop');
  expect(await attempt(model)).toMatchObject({ deltas: [], end: { finish: 'stop' } });
});

test('a last assistant message is continued', async () => {
  const whole = await attempt(model, request({ maxTokens: 400 }));
  const half = whole.text.slice(0, 101);
  const messages = [...request().messages, { role: 'assistant' as const, content: half }];
  const rest = await attempt(model, request({ messages, maxTokens: 2_000 }));
  expect((half + rest.text).startsWith(whole.text.slice(0, -1))).toBe(true);
});

test('text in the frame with finish_reason is text, reasoning is none', async () => {
  provider.script({ deltas: ['One', ' two.'], finishWithText: true, reasoning: ['Let me think.'] });
  expect(await attempt(model)).toMatchObject({ deltas: ['One', ' two.'], end: { finish: 'stop' } });
});

test('the missing [DONE], frames twice and comment lines do not matter', async () => {
  provider.script(
    { text: 'Rain.', fault: { kind: 'noDone' } },
    { text: 'Rain.', fault: { kind: 'duplicate', frame: 'role' } },
    { text: 'Rain.', finishWithText: true, fault: { kind: 'duplicate', frame: 'last' } },
    { text: 'Rain.', fault: { kind: 'duplicate', frame: 'done' } },
    { text: 'Rain.', pingEveryMs: 1, firstAfterMs: 20, encoding: 'ascii', lineEnd: 'crlf' },
  );
  for (let n = 0; n < 5; n += 1) expect(await attempt(model)).toMatchObject({ text: 'Rain.', end: { finish: 'stop' } });
});

test('frames that say nothing are passed over', async () => {
  const nothing = ['null', '5', '[]', '{}', '{"choices":null}', '{"choices":[{"index":1,"delta":{"content":"x"}}]}'];
  const odd = [...nothing, '{"choices":[{"delta":null}],"model":7,"usage":{"prompt_tokens":"many"}}'];
  for (const json of odd) {
    provider.script({ deltas: ['a', 'b'], fault: { kind: 'insert', afterDeltas: 1, bytes: `data: ${json}\n\n` } });
    expect(await attempt(model), json).toMatchObject({ text: 'ab', end: { servedModelId: 'vendor/model' } });
  }
  provider.script({ deltas: ['a'], fault: { kind: 'insert', afterDeltas: 0, bytes: ':\n\n\n\nid: 4\nretry: 1\n\n' } });
  expect(await attempt(model)).toMatchObject({ text: 'a', end: { finish: 'stop' } });
});

test('another model than the one asked for is named and told to the operator', async () => {
  provider.script({ servedModel: 'vendor/replacement' });
  expect((await attempt(model)).end?.servedModelId).toBe('vendor/replacement');
  expect(log.warn).toHaveBeenCalledWith(
    { modelId: 'vendor/model', servedModelId: 'vendor/replacement' },
    expect.any(String),
  );
});
