import { afterAll, beforeEach, expect, test } from 'vitest';
import { startDeepInfra } from './server.ts';

const provider = await startDeepInfra();
beforeEach(() => provider.reset());
afterAll(() => provider.close());

function ask(body: object = {}, init: RequestInit = {}): Promise<Response> {
  const request = { model: 'm', stream: true, max_tokens: 50, messages: [{ role: 'user', content: 'Hello' }], ...body };
  return fetch(`${provider.url}/chat/completions`, { method: 'POST', body: JSON.stringify(request), ...init });
}

const control = (path: string, body: object) =>
  fetch(`${provider.origin}/control${path}`, { method: 'POST', body: JSON.stringify(body) });

/** Data frames of a whole stream, parsed; comments and [DONE] as they are. */
async function frames(response: Response): Promise<unknown[]> {
  const text = await response.text();
  return text
    .split(/\r?\n\r?\n/)
    .filter((frame) => frame !== '')
    .map((frame) => (frame.startsWith('data: {') ? JSON.parse(frame.slice(6)) : frame));
}

test('streams role, deltas, finish with usage, and [DONE]', async () => {
  provider.script({ deltas: ['Good', ' day'] });
  const response = await ask();
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(await frames(response)).toMatchObject([
    { choices: [{ delta: { role: 'assistant', content: '' }, finish_reason: null }] },
    { choices: [{ delta: { content: 'Good' } }], model: 'm', object: 'chat.completion.chunk' },
    { choices: [{ delta: { content: ' day' } }] },
    { choices: [{ finish_reason: 'stop' }], usage: { completion_tokens: 2, estimated_cost: expect.any(Number) } },
    'data: [DONE]',
  ]);
});

test('sends usage the way of OpenAI, in ASCII and with CRLF when told so', async () => {
  provider.script({ text: 'é', usage: 'separate', encoding: 'ascii', lineEnd: 'crlf', cost: false });
  const text = await (await ask()).text();
  expect(text).toContain('\\u00e9');
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  expect(text).toMatch(/"choices":\[\],"usage":\{"prompt_tokens":\d+,"completion_tokens":1,"total_tokens":\d+\}/);
});

test('answers at once without `stream`', async () => {
  provider.script({ text: 'Good day' });
  expect(await (await ask({ stream: false })).json()).toMatchObject({
    object: 'chat.completion',
    choices: [{ message: { role: 'assistant', content: 'Good day' }, finish_reason: 'stop' }],
  });
});

test('takes scenarios from the prompt, then from the queue, then from the default', async () => {
  await control('', { default: { text: 'default' }, next: [{ text: 'queue' }] });
  const text = async (content: string) =>
    (await ask({ messages: [{ role: 'user', content }], stream: false })).text().then((body) => body.slice(-600));
  expect(await text('[[scenario:healthy text=prompt]]')).toContain('"content":"prompt"');
  expect(await text('a')).toContain('"content":"queue"');
  expect(await text('b')).toContain('"content":"default"');
  expect((await ask({ messages: [{ role: 'user', content: '[[scenario:nope]]' }] })).status).toBe(400);
  expect((await control('', { next: [{ gated: 1 }] })).status).toBe(400);
});

test('a gated stream goes delta by delta, over HTTP and from code', async () => {
  provider.script({ deltas: ['a', 'b', 'c'], gated: true });
  const response = await ask();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const until = async (part: string) => {
    let text = '';
    while (!text.includes(part)) text += (await reader?.read())?.value ?? part;
    return text;
  };
  await until('"role"');
  await control('/step', { count: 2 });
  expect(await until('"content":"b"')).not.toContain('"content":"c"');
  expect((await provider.received(1)).sentDeltas).toBe(2);
  provider.release(1);
  await until('[DONE]');
  expect(await provider.ended(1)).toBe('answered');
});

test('permits of one request are no permits for another', async () => {
  provider.byDefault({ deltas: ['a', 'b'], gated: true });
  const [first, second] = [await ask(), await ask()];
  provider.release(2, (await provider.received(2)).id);
  expect(await frames(second)).toContain('data: [DONE]');
  expect((await provider.received(1)).sentDeltas).toBe(0);
  provider.release(2);
  expect(await frames(first)).toContain('data: [DONE]');
});

test('keeps what was asked, and tells when the client left', async () => {
  const leave = new AbortController();
  provider.script({ gated: true });
  await ask({ seed: 7 }, { signal: leave.signal, headers: { authorization: 'Bearer hidden' } });
  const journal = await (await fetch(`${provider.origin}/control/requests`)).text();
  expect(JSON.parse(journal).items).toMatchObject([
    { body: { seed: 7, max_tokens: 50 }, hasKey: true, outcome: 'open', scenario: { gated: true } },
  ]);
  expect(journal).not.toContain('hidden');
  leave.abort();
  expect(await provider.ended(1)).toBe('left');
  expect(await (await fetch(`${provider.origin}/control/requests/1/ended`)).json()).toMatchObject({ outcome: 'left' });
});

test('a cut of its own is an answer, with half a frame at its end', async () => {
  provider.script({ deltas: ['a', 'b'], fault: { kind: 'destroy', afterDeltas: 1 } });
  const response = await ask();
  let text = '';
  const read = async () => {
    for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += part;
  };
  await expect(read()).rejects.toThrow();
  expect(text).toContain('"content":"a"');
  expect(text).toMatch(/[^\n]$/);
  expect(await provider.ended(1)).toBe('answered');
});

test('comment lines go on while the model is silent', async () => {
  provider.script({ pingEveryMs: 1, fault: { kind: 'silence', afterDeltas: 0 } });
  const response = await ask();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (text.split(': ping').length < 4) text += (await reader?.read())?.value;
  await reader?.cancel();
  expect(await provider.ended(1)).toBe('left');
});

test('refuses what is no request in the shape of a validation error', async () => {
  const response = await ask({ max_tokens: 0 });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ detail: [{ loc: ['body', 'max_tokens'], msg: expect.any(String) }] });
});

test('an account has one key and a number of answers at a time', async () => {
  const strict = await startDeepInfra({ apiKey: 'right', maxConcurrentPerModel: 1, scenario: { gated: true } });
  const knock = (key: string) =>
    fetch(`${strict.url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hello' }] }),
    });
  expect((await knock('wrong')).status).toBe(401);
  expect((await knock('right')).status).toBe(200);
  expect((await knock('right')).status).toBe(429);
  await strict.close();
});

test('lists the models that the product sells', async () => {
  const { data } = await (await fetch(`${provider.url}/models`)).json();
  expect(data.map(({ id }: { id: string }) => id)).toContain('mistralai/Mistral-7B-Instruct-v0.3');
});
