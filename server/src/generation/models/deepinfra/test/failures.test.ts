import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { errorShapes } from '../../../../../../infra/stand-ins/deepinfra/errorBody.ts';
import type { ScenarioInput } from '../../../../../../infra/stand-ins/deepinfra/scenario.ts';
import { startDeepInfra } from '../../../../../../infra/stand-ins/deepinfra/server.ts';
import { deepInfraModel } from '../deepinfra.ts';
import { apiKey, attempt, providerAndModel } from './ask.ts';

const log = { warn: vi.fn(), error: vi.fn() };
const { provider, model } = await providerAndModel({ log });
beforeEach(() => {
  provider.reset();
  vi.clearAllMocks();
});
afterAll(() => provider.close());

const status = (code: number, more: object = {}): ScenarioInput => ({
  fault: { kind: 'status', status: code, retryAfter: '0', ...more },
});
const deltas = ['one ', 'two ', 'three '];

describe('before the first word', () => {
  test.each([
    [400, 'refused'],
    [401, 'account'],
    [402, 'account'],
    [403, 'account'],
    [404, 'refused'],
    [413, 'refused'],
    [422, 'refused'],
    [408, 'timeout'],
    [429, 'busy'],
    [500, 'busy'],
    [502, 'busy'],
    [503, 'busy'],
    [504, 'busy'],
  ] as const)('status %i is %s', async (code, kind) => {
    provider.byDefault(status(code));
    expect(await attempt(model)).toMatchObject({ deltas: [], failure: { kind } });
    expect(provider.requests()).toHaveLength(kind === 'refused' || kind === 'account' ? 1 : 2);
  });

  test.each(errorShapes)('an error of the shape "%s" keeps the provider\'s words', async (shape) => {
    provider.byDefault(status(422, { shape, message: 'the prompt is too long' }));
    const spoken = shape !== 'html' && shape !== 'text' && shape !== 'empty';
    const said = spoken ? /422 .*the prompt is too long$/ : /422 without a reason$/;
    expect((await attempt(model)).failure).toMatchObject({ kind: 'refused', message: expect.stringMatching(said) });
  });

  test.each([429, 500, 502, 503])('status %i is tried once more', async (code) => {
    provider.script(status(code));
    expect(await attempt(model)).toMatchObject({ end: { finish: 'stop' }, failure: undefined });
    expect(provider.requests().map(({ retry }) => retry)).toEqual([0, 1]);
  });

  test('so is a connection that is closed without an answer', async () => {
    provider.script({ fault: { kind: 'hangUp' } });
    expect((await attempt(model)).end?.finish).toBe('stop');
    provider.byDefault({ fault: { kind: 'hangUp' } });
    expect((await attempt(model)).failure?.kind).toBe('broken');
    expect(provider.requests()).toHaveLength(4);
  });

  test('and a provider that is not there', async () => {
    const gone = await startDeepInfra();
    await gone.close();
    const lost = deepInfraModel({ apiKey, baseUrl: gone.url });
    expect((await attempt(lost)).failure?.kind).toBe('broken');
  });

  test('advice to wait longer is handed on, not slept over', async () => {
    provider.byDefault(status(429, { retryAfter: '30' }));
    expect((await attempt(model)).failure).toMatchObject({ kind: 'busy', retryAfterMs: 30_000 });
    provider.byDefault(status(503, { retryAfter: 'Fri, 31 Dec 9999 23:59:59 GMT' }));
    expect((await attempt(model)).failure).toMatchObject({ kind: 'busy', retryAfterMs: 3_600_000 });
    expect(provider.requests()).toHaveLength(2);
    provider.byDefault(status(400, { retryAfter: 'soon' }));
    expect((await attempt(model)).failure?.retryAfterMs).toBeUndefined();
  });

  test('a redirect is refused and not followed', async () => {
    const elsewhere = await startDeepInfra();
    for (const code of [301, 302, 303, 304, 307, 308]) {
      provider.script({ fault: { kind: 'redirect', status: code, to: `${elsewhere.url}/chat/completions` } });
      expect((await attempt(model)).failure?.kind).toBe('refused');
    }
    expect(elsewhere.requests()).toEqual([]);
    expect(provider.requests()).toHaveLength(6);
    await elsewhere.close();
  });

  test('a web page instead of a stream is broken', async () => {
    provider.script({ fault: { kind: 'page' } });
    expect(await attempt(model)).toMatchObject({ deltas: [], failure: { kind: 'broken' } });
  });
});

describe('after the first word', () => {
  test.each<[string, ScenarioInput['fault']]>([
    ['a cut in the middle of a frame', { kind: 'destroy', afterDeltas: 2 }],
    ['a cut between frames', { kind: 'destroy', afterDeltas: 2, midFrame: false }],
    ['an end without finish_reason', { kind: 'end', afterDeltas: 2 }],
    ['no JSON', { kind: 'insert', afterDeltas: 2, bytes: 'data: {"choices":[{"delta":\n\n' }],
    ['a web page in a frame', { kind: 'insert', afterDeltas: 2, bytes: 'data: <html></html>\n\n' }],
    ['no UTF-8 in no frame', { kind: 'insert', afterDeltas: 2, bytes: 'data: \u0000\ufffd\n\n' }],
    [
      'content that is no text',
      { kind: 'insert', afterDeltas: 2, bytes: 'data: {"choices":[{"delta":{"content":7}}]}\n\n' },
    ],
    ['choices that are none', { kind: 'insert', afterDeltas: 2, bytes: 'data: {"choices":"x"}\n\n' }],
    [
      'an engine that gives up',
      { kind: 'insert', afterDeltas: 2, bytes: 'data: {"choices":[{"finish_reason":"abort"}]}\n\n' },
    ],
    ['a frame of two megabytes', { kind: 'huge', afterDeltas: 2, bytes: 2_000_000 }],
    ['a frame without end', { kind: 'huge', afterDeltas: 2, bytes: 1_100_000, endless: true }],
    ['two megabytes of comments', { kind: 'insert', afterDeltas: 2, bytes: ': ping\n\n'.repeat(250_000) }],
  ])('%s is broken, keeps what came and is not tried again', async (_, fault) => {
    provider.byDefault({ deltas, fault });
    expect(await attempt(model)).toMatchObject({ text: 'one two ', end: undefined, failure: { kind: 'broken' } });
    expect(provider.requests()).toHaveLength(1);
  });

  test('a large frame within the limit is text', async () => {
    provider.script({ deltas, fault: { kind: 'huge', afterDeltas: 1, bytes: 900_000 } });
    expect((await attempt(model)).text).toHaveLength(900_000 + deltas.join('').length);
  });

  test.each(['message', 'openai', 'detail', 'validation'] as const)('an error frame "%s" speaks', async (shape) => {
    provider.script({
      deltas,
      fault: { kind: 'errorFrame', afterDeltas: 2, shape, code: 503, message: 'engine died' },
    });
    expect(await attempt(model)).toMatchObject({
      text: 'one two ',
      failure: { kind: shape === 'openai' ? 'busy' : 'broken', message: expect.stringContaining('engine died') },
    });
  });

  test('what breaks behind finish_reason takes nothing from the answer', async () => {
    const last = 'data: {"choices":[{"delta":{"content":"."},"finish_reason":"stop"}]}\n\n';
    for (const more of [
      'data: {"error":{"message":"late"}}\n\n',
      'data: {\n\n',
      'data: {"choices":[{"delta":{"content":"?"}}]}\n\n',
      'data: {"choices":[{"delta":{},"finish_reason":"length"}]}\n\n',
    ]) {
      provider.script({ deltas, fault: { kind: 'insert', afterDeltas: 2, bytes: last + more } });
      expect(await attempt(model)).toMatchObject({ text: 'one two .', end: { finish: 'stop' }, failure: undefined });
    }
  });
});

describe('what the operator hears', () => {
  test.each([
    [401, 1],
    [402, 1],
    [403, 1],
    [404, 0],
    [429, 0],
  ])('status %i calls the operator %i times', async (code, times) => {
    provider.byDefault(status(code));
    await attempt(model);
    expect(log.error).toHaveBeenCalledTimes(times);
  });

  test('neither key nor long answers reach an error or the log', async () => {
    provider.script(status(401, { message: `Incorrect API key provided: ${apiKey}. ${'And so on. '.repeat(100)}` }));
    const { failure } = await attempt(model);
    expect(failure?.message).toContain('Incorrect API key provided: [key].');
    expect(failure?.message.length).toBeLessThan(300);
    expect(Object.keys(failure ?? {}).sort()).toEqual(['kind', 'name', 'retryAfterMs']);
    expect(JSON.stringify([failure, failure?.stack, log.error.mock.calls])).not.toContain(apiKey);
  });
});
