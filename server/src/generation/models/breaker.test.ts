import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Breaker } from './breaker.ts';
import { type FailureKind, type Model, type ModelEvent, ModelFailure, type ModelRequest } from './model.ts';

const limits = { failures: 3, firstPauseMs: 100, maxPauseMs: 400, accountFailures: 2, accountPauseMs: 1_000 };
const request: ModelRequest = {
  ...{ modelId: 'm', messages: [], maxTokens: 1, seed: 1 },
  brief: {
    ...{ tool: 'write', options: {}, prompt: '', input: '', after: '', take: 1, written: '' },
    words: { min: 1, max: 2 },
  },
};

/** A model that fails as it is told, or waits, or answers. */
function scene() {
  const state = { now: 0, calls: 0, next: null as FailureKind | null, until: Promise.resolve() };
  const model: Model = {
    async *stream(): AsyncGenerator<ModelEvent> {
      state.calls += 1;
      await state.until;
      if (state.next !== null) throw new ModelFailure(state.next, 'as told');
      yield { kind: 'delta', text: 'word' };
      yield { kind: 'end', finish: 'stop' };
    },
  };
  const breaker = new Breaker(model, pino({ level: 'silent' }), limits, () => state.now);
  const ask = async (): Promise<string> => {
    try {
      for await (const _event of breaker.stream(request, new AbortController().signal));
      return 'answered';
    } catch (error) {
      return error instanceof ModelFailure ? error.kind : 'thrown';
    }
  };
  return { state, breaker, ask };
}

async function down() {
  const one = scene();
  one.state.next = 'timeout';
  for (let n = 0; n < limits.failures; n += 1) expect(await one.ask()).toBe('timeout');
  return one;
}

test('after failures in a row the model is not asked for a moment, then by one at a time', async () => {
  const { state, breaker, ask } = await down();
  expect(breaker.down).toBe(1);
  expect(await ask(), 'nobody asks').toBe('busy');
  expect(state.calls).toBe(3);
  state.now = 150;
  const gate = Promise.withResolvers<void>();
  state.until = gate.promise;
  const probe = ask();
  const others = [ask(), ask()];
  gate.resolve();
  expect(await probe).toBe('timeout');
  expect(await Promise.all(others), 'they hear what the one has found').toEqual(['busy', 'busy']);
  expect(state.calls).toBe(4);
});

test('the first answer opens it for all, those who waited too', async () => {
  const { state, breaker, ask } = await down();
  state.now = 150;
  state.next = null;
  const gate = Promise.withResolvers<void>();
  state.until = gate.promise;
  const all = [ask(), ask(), ask()];
  gate.resolve();
  expect(await Promise.all(all)).toEqual(['answered', 'answered', 'answered']);
  expect(breaker.down).toBe(0);
});

test('one answer between failures and requests that are refused do not count', async () => {
  const { state, breaker, ask } = scene();
  for (const next of ['timeout', 'broken', null, 'busy', 'refused', 'refused', 'refused', 'timeout'] as const) {
    state.next = next;
    await ask();
  }
  expect(breaker.down).toBe(0);
});

test("the operator's account refused several times in a row: unavailable for a moment", async () => {
  const { state, breaker, ask } = scene();
  state.next = 'account';
  expect(await ask()).toBe('account');
  expect(breaker.isUnavailable('m')).toBe(false);
  await ask();
  expect(breaker.isUnavailable('m')).toBe(true);
  state.now = 1_001;
  expect(breaker.isUnavailable('m')).toBe(false);
  state.next = null;
  await ask();
  state.now = 0;
  expect(breaker.isUnavailable('m')).toBe(false);
});
