import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixtureNames, type Replay, startReplay } from '../../../../../../infra/stand-ins/deepinfra/fixtures.ts';
import type { Model } from '../../model.ts';
import { deepInfraModel } from '../deepinfra.ts';
import { apiKey, attempt, request } from './ask.ts';

let replay: Replay;
let model: Model;
beforeAll(async () => {
  replay = await startReplay();
  model = deepInfraModel({ apiKey, baseUrl: replay.url });
});
afterAll(() => replay.close());

const text = 'The lamp was lit before dawn.\n\nNobody saw it.';
const usage = { promptTokens: 31, completionTokens: 4, estimatedCostUsd: 1.925e-6 };
const servedModelId = 'mistralai/Mistral-7B-Instruct-v0.3';
const many = 'दीपक जलता है। 灯は燃えている。 ไฟยังลุก 👩‍👩‍👧‍👦 🪔 Žluťoučký.';

const whole = (given: { text?: string; end?: object } = {}) => ({
  text,
  failure: undefined,
  ...given,
  end: { finish: 'stop', usage, servedModelId, ...given.end },
});
const failed = (kind: string, message: string, said = '') => ({
  text: said,
  end: undefined,
  failure: { kind, message: expect.stringContaining(message) },
});

/** What each answer must come to; the number is how many requests it takes, when it is not one. */
const outcomes: Record<string, [object, number?]> = {
  whole: [whole()],
  'usage-apart': [whole()],
  'usage-without-cost': [whole({ end: { usage: { promptTokens: 31, completionTokens: 4 } } })],
  'usage-missing': [whole({ end: { usage: undefined } })],
  length: [whole({ end: { finish: 'length' } })],
  'content-filter': [whole({ text: 'The lamp was lit', end: { finish: 'filtered' } })],
  'no-done': [whole()],
  'no-finish': [whole({ end: { finish: 'stop', usage: undefined } })],
  twice: [whole()],
  // Frames have no number of their own: what is said twice is a text that says it twice.
  'delta-twice': [whole({ text: 'The lampThe lamp was lit' })],
  comments: [whole()],
  crlf: [whole()],
  utf8: [whole({ text: many })],
  ascii: [whole({ text: many })],
  'torn-pair': [whole({ text: 'A lamp 🪔 burns.' })],
  reasoning: [whole()],
  'retired-model': [whole({ end: { servedModelId: 'mistralai/Mistral-Small-3.2-24B-Instruct-2506' } })],
  empty: [whole({ text: '', end: { usage: { ...usage, completionTokens: 0 } } })],
  nothing: [failed('broken', 'ended before the answer did')],
  'bad-json': [failed('broken', 'no JSON', 'The lamp was lit')],
  cut: [failed('broken', 'broke', 'The lamp was lit')],
  'cut-between': [failed('broken', 'ended before the answer did', 'The lamp was lit')],
  'error-first': [failed('busy', 'Model busy, retry later')],
  'error-inside': [failed('busy', 'CUDA error', 'The lamp was lit')],
  page: [failed('broken', 'no event stream')],
  '200-error': [failed('broken', 'exceeds maximum input length')],
  '400': [failed('refused', 'exceeds maximum input length')],
  '401': [failed('account', 'User is not authenticated')],
  '402': [failed('account', 'top up your balance')],
  '404': [failed('refused', 'does not exist')],
  '422': [failed('refused', 'body.max_tokens: Input should be greater than or equal to 1')],
  '429': [failed('busy', 'Model busy, retry later'), 2],
  '429-seconds': [{ ...failed('busy', 'Rate limited'), failure: { kind: 'busy', retryAfterMs: 7_000 } }],
  '429-date': [{ ...failed('busy', 'Rate limited'), failure: { kind: 'busy', retryAfterMs: 3_600_000 } }],
  '500': [failed('busy', 'inference exception'), 2],
  '502': [failed('busy', '502 without a reason'), 2],
  '503': [failed('busy', '503 without a reason'), 2],
};

test('every answer in a file has an outcome', () => {
  expect(Object.keys(outcomes).sort()).toEqual(fixtureNames);
});

describe.each([
  ['at once', Number.POSITIVE_INFINITY],
  ['in packets of seven bytes', 7],
  ['byte by byte', 1],
])('%s', (_how, packetBytes) => {
  test.each(Object.entries(outcomes))('%s', async (name, [outcome, requests = 1]) => {
    replay.answer(name, packetBytes);
    expect(await attempt(model, request({ modelId: servedModelId }))).toMatchObject(outcome);
    expect(replay.requests()).toBe(requests);
  });
});
