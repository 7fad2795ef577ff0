import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { attempt, providerAndModel, request } from './ask.ts';

const { provider, model } = await providerAndModel();
const impatient = await providerAndModel({ firstTokenMs: 1_500, idleMs: 1_500 });
const onlyIdle = await providerAndModel({ firstTokenMs: 60_000, idleMs: 60 });
beforeEach(() => [provider, impatient.provider, onlyIdle.provider].map((one) => one.reset()));
afterAll(() => Promise.all([provider, impatient.provider, onlyIdle.provider].map((one) => one.close())));

describe('an abort ends the attempt without an end and closes the connection', () => {
  test('between two deltas', async () => {
    const stop = new AbortController();
    provider.script({ deltas: ['a', 'b', 'c'], gated: true });
    provider.release(2);
    const answer = await attempt(model, request(), stop.signal, (text) => text === 'b' && stop.abort());
    expect(answer).toEqual({ deltas: ['a', 'b'], text: 'ab', end: undefined, failure: undefined });
    expect(await provider.ended(1)).toBe('left');
  });

  test.each([
    ['before the headers', { fault: { kind: 'mute' } }],
    ['before the first token', { fault: { kind: 'silence' } }],
    ['in a frame without end', { fault: { kind: 'huge', bytes: 10_000, endless: true } }],
  ] as const)('%s', async (_, scenario) => {
    const stop = new AbortController();
    provider.script(scenario);
    const answer = attempt(model, request(), stop.signal);
    await provider.received(1);
    stop.abort();
    expect(await answer).toEqual({ deltas: [], text: '', end: undefined, failure: undefined });
    expect(await provider.ended(1)).toBe('left');
  });

  test('while nobody asks for the next delta', async () => {
    const stop = new AbortController();
    provider.script({ deltas: ['a', 'b'], gated: true });
    provider.release(1);
    const events = model.stream(request(), stop.signal)[Symbol.asyncIterator]();
    expect(await events.next()).toMatchObject({ value: { text: 'a' } });
    stop.abort();
    expect(await provider.ended(1)).toBe('left');
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  test('before a second try, and before the first', async () => {
    const stop = new AbortController();
    provider.byDefault({ fault: { kind: 'status', status: 503 } });
    const answer = attempt(model, request(), stop.signal);
    await provider.ended(1);
    stop.abort();
    expect(await answer).toMatchObject({ deltas: [], end: undefined, failure: undefined });
    await attempt(model, request(), stop.signal);
    expect(provider.requests()).toHaveLength(1);
  });

  test('a reader that leaves by itself closes it too', async () => {
    provider.script({ deltas: ['a', 'b'], gated: true });
    provider.release(1);
    for await (const event of model.stream(request(), new AbortController().signal)) {
      expect(event).toEqual({ kind: 'delta', text: 'a' });
      break;
    }
    expect(await provider.ended(1)).toBe('left');
  });
});

describe('a silent provider is a timeout, and its connection is closed', () => {
  test.each([
    ['no headers', { fault: { kind: 'mute' } }],
    ['no token, only the role', { fault: { kind: 'silence' } }],
    ['no token, but comment lines', { pingEveryMs: 1, fault: { kind: 'silence' } }],
  ] as const)('%s', async (_, scenario) => {
    impatient.provider.script(scenario);
    expect(await attempt(impatient.model)).toMatchObject({ deltas: [], failure: { kind: 'timeout' } });
    expect(await impatient.provider.ended(1)).toBe('left');
    expect(impatient.provider.requests()).toHaveLength(1);
  });

  test('in mid-stream, comment lines or not, with what came kept', async () => {
    for (const pingEveryMs of [0, 1]) {
      onlyIdle.provider.script({ deltas: ['a', 'b'], pingEveryMs, fault: { kind: 'silence', afterDeltas: 1 } });
      const answer = await attempt(onlyIdle.model);
      expect(answer).toMatchObject({ text: 'a', end: undefined, failure: { kind: 'timeout' } });
    }
    expect(await onlyIdle.provider.ended(2)).toBe('left');
  });

  test('behind finish_reason it is the end', async () => {
    const last = 'data: {"choices":[{"delta":{"content":"."},"finish_reason":"length"}]}\n\n: ping\n\n';
    onlyIdle.provider.script({ deltas: ['a'], gated: true, fault: { kind: 'insert', afterDeltas: 0, bytes: last } });
    expect(await attempt(onlyIdle.model)).toMatchObject({ text: '.', end: { finish: 'length' }, failure: undefined });
  });
});
