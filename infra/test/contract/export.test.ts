import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { Person } from '../kit/person.ts';
import { service } from '../kit/service.ts';

const penora = service();
let anna: Person;
let code: string;
beforeAll(async () => {
  anna = await Person.register(penora.url, 'Anna');
  code = await anna.project('Salz & "Licht"; नमक', 'The lamp was lit.\nNobody would say by whom.');
});

const begins: Record<string, [type: string, bytes: string]> = {
  pdf: ['application/pdf', '%PDF-1.7'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
  epub: ['application/epub+zip', 'PK'],
  html: ['text/html; charset=utf-8', '<!doctype html>'],
  md: ['text/markdown; charset=utf-8', 'The lamp was lit.'],
  txt: ['text/plain; charset=utf-8', 'The lamp was lit.\n\nNobody would say by whom.\n'],
};

describe('a project as a file', () => {
  test.each(Object.entries(begins))('%s has its type and a safe name', async (format, [type, bytes]) => {
    const response = await anna.fetch(
      'GET',
      `/api/projects/${code}/export?format=${format}&howMade=${format === 'pdf'}`,
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(
        `^attachment; filename="[\\x20-\\x7e]+\\.${format}"; filename\\*=UTF-8''Salz%20%26%20Licht%20%3B%20%E0%A4%A8%E0%A4%AE%E0%A4%95\\.${format}$`,
      ),
    );
    const body = Buffer.from(await response.arrayBuffer()).toString('latin1');
    expect(body.startsWith(bytes)).toBe(true);
  });

  test('an unknown format is told apart', async () => {
    expect((await anna.fetch('GET', `/api/projects/${code}/export?format=exe`)).status).toBe(422);
    expect((await anna.fetch('GET', `/api/projects/${code}/export`)).status).toBe(422);
  });
});

test('a long text comes while it is being made, whole; who leaves in the middle holds up nobody', async () => {
  const words = Array.from({ length: 20_000 }, (_, number) => `word${number}`);
  const bela = await Person.register(penora.url, 'Bela');
  const long = await bela.project('Long', words.join(' ').replaceAll(/(word\d+00) /g, '$1\n'));
  const ask = (format: string, signal: AbortSignal) =>
    fetch(`${penora.url}/api/projects/${long}/export?format=${format}`, { headers: { cookie: bela.cookie }, signal });
  const leaves = new AbortController();
  const left = await ask('pdf', leaves.signal);
  await left.body?.getReader().read();
  leaves.abort();
  const { signal } = new AbortController();
  const text = await ask('txt', signal);
  expect(text.headers.get('content-length')).toBeNull();
  expect((await text.text()).split(/\s+/).filter(Boolean)).toEqual(words);
  const pdf = Buffer.from(await (await ask('pdf', signal)).arrayBuffer()).toString('latin1');
  expect([pdf.slice(0, 8), pdf.slice(-6)]).toEqual(['%PDF-1.7', '%%EOF\n']);
});

test('a selection is exported, and held against the rules of a document', async () => {
  const ask = (node: unknown): Promise<Response> =>
    anna.fetch('POST', `/api/projects/${code}/export`, {
      format: 'md',
      title: 'Part',
      content: { type: 'doc', content: [node] },
    });
  const good = await ask({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Only this' }] });
  expect(good.status).toBe(200);
  expect(good.headers.get('content-disposition')).toContain('filename="Part.md"');
  expect(await good.text()).toBe('## Only this\n');
  expect((await ask({ type: 'script', content: [] })).status).toBe(422);
});

test('all texts come in one ZIP, each with what was said beside it', async () => {
  const anchor = { from: 'AQdkZWZhdWx0AA==', to: 'AQdkZWZhdWx0AA==' };
  await anna.post(`/api/projects/${code}/comments`, { anchor, text: 'Which lamp?' });
  const response = await anna.fetch('GET', '/api/account/projects.zip?format=txt');
  expect(response.headers.get('content-type')).toBe('application/zip');
  const files = Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer())));
  const name = `${code} Salz & Licht ; नमक`;
  expect(files.map(([each]) => each)).toEqual([`${name}.txt`, `${name} comments.txt`]);
  expect(strFromU8(files[0]?.[1] ?? new Uint8Array(0))).toContain('The lamp was lit.');
  expect(strFromU8(files[1]?.[1] ?? new Uint8Array(0))).toMatch(/Anna, [\d-]{10} [\d:]{5} UTC:\n {4}Which lamp\?/);
});
