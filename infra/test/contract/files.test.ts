import { randomUUID } from 'node:crypto';
import { Estimate } from '@penora/protocol/schemas/generation';
import { countWords } from '@penora/protocol/words/pieces';
import { beforeAll, describe, expect, test } from 'vitest';
import { docxOf, wp, wr } from '../../../server/src/files/import/test/files.ts';
import { Person, refusalOf } from '../kit/person.ts';
import { analyze, importFile, sendFile } from '../kit/sending.ts';
import { service } from '../kit/service.ts';

const penora = service({ env: { DEMO_WORDS_PER_SECOND: '100000', LIMITS: '10' } });
let anna: Person;
beforeAll(async () => {
  anna = await Person.register(penora.url);
});

const sentence = 'The lamp was lit before the ship was seen, and nobody in the town would say by whom. ';
const book = ['# One', sentence.repeat(20).trim(), '# Two', `**Salt** and ${sentence.trim()}`].join('\n\n');

describe('analyze', () => {
  test('says what is in a file, and what working on it costs, as an estimate does', async () => {
    const before = await anna.balance();
    const found = await analyze(anna, { bytes: book, name: 'The lantern.md' });
    expect(found).toMatchObject({ title: 'The lantern', format: 'md', language: 'en', chapters: 2, notices: [] });
    const words = countWords(`One\n\n${sentence.repeat(20).trim()}\n\nTwo\n\nSalt and ${sentence.trim()}`);
    expect(found).toMatchObject({ words, pages: Math.ceil(words / 250), costMilliku: words * 10 });
    expect(found.preview).toContain('The lamp was lit');
    expect(Date.parse(found.expiresAt)).toBeGreaterThan(Date.now());
    expect(found.costs.map(({ instruction }) => instruction)).toEqual([
      ...['expand', 'fine-tune', 'script', 'summarize', 'continue'],
    ]);
    for (const { instruction, model, costMilliku } of found.costs) {
      const body = { tool: 'file', model, options: { instruction, fileId: found.fileId } };
      expect(Estimate.parse(await anna.post('/api/generations/estimate', body)).costMilliku).toEqual(costMilliku);
    }
    expect(await anna.balance()).toBe(before);
  });

  test('what was read is the sender’s alone', async () => {
    const { fileId } = await analyze(anna, { bytes: book, name: 'a.md' });
    const bob = await Person.register(penora.url, 'Bob');
    const body = { tool: 'file', options: { instruction: 'summarize', fileId } };
    expect((await refusalOf(bob.post('/api/generations', body))).status).toBe(404);
    expect(
      (await refusalOf(bob.post('/api/generations', { ...body, options: { ...body.options, fileId: randomUUID() } })))
        .status,
    ).toBe(404);
    const form = new FormData();
    form.set('fileId', fileId);
    const response = await fetch(`${penora.url}/api/projects/import`, {
      method: 'POST',
      headers: bob.headers,
      body: form,
    });
    expect(response.status).toBe(404);
  });
});

describe('import', () => {
  test('a Word file becomes a project', async () => {
    const bytes = docxOf(wp(wr('One'), '<w:pStyle w:val="Heading1"/>') + wp(wr('plain ') + wr('bold', '<w:b/>')));
    const { project } = await importFile(anna, { bytes, name: 'Салт.docx' });
    expect(project).toMatchObject({ title: 'Салт', role: 'owner', words: 3, sizeBytes: 15 });
    expect(await anna.text(project.code, 'html')).toBe('<h1>One</h1>\n<p>plain <strong>bold</strong></p>');
    expect(await anna.projectInfo(project.code)).toMatchObject({ words: 3, sizeBytes: 15 });
  });

  test('what was analyzed is imported without sending it again, under any title', async () => {
    const { fileId } = await analyze(anna, { bytes: book, name: 'a.md' });
    const form = new FormData();
    form.set('fileId', fileId);
    form.set('title', 'Another');
    const response = await fetch(`${penora.url}/api/projects/import`, {
      method: 'POST',
      headers: anna.headers,
      body: form,
    });
    expect(response.status).toBe(201);
    const { project } = Object(await response.json());
    expect(project.title).toBe('Another');
    expect(await anna.text(project.code)).toContain('Salt and The lamp');
  });

  test('a repeat with the same key makes one project, another file under it none', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const one = await importFile(anna, { bytes: 'once', name: 'a.txt', headers });
    expect((await importFile(anna, { bytes: 'once', name: 'a.txt', headers })).project.code).toBe(one.project.code);
    expect((await refusalOf(importFile(anna, { bytes: 'twice', name: 'a.txt', headers }))).problem.code).toBe(
      'idempotency_mismatch',
    );
  });

  test('S1 what has no room is refused with its figures, and nothing changes', async () => {
    const bob = await Person.register(penora.url, 'Bob');
    const big = 'a '.repeat(600_000);
    const refusal = await refusalOf(importFile(bob, { bytes: big, name: 'big.txt' }));
    expect(refusal.problem).toMatchObject({ status: 413, code: 'storage_full', neededBytes: big.length });
    expect((await bob.me()).storage.usedBytes).toBe(0);
    expect((await analyze(bob, { bytes: big, name: 'big.txt' })).words).toBe(600_000);
  });
});

describe('bad input', () => {
  test.each([
    ['nothing', '', 422],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex').toString('latin1'), 415],
    ['half an archive', 'PK\u0003\u0004 and no more', 422],
    ['more than 20 MB', 'x'.repeat(20 * 1_048_576 + 1), 413],
    ['much more', 'x'.repeat(30 * 1_048_576), 413],
  ])('%s', async (_, bytes, status) => {
    for (const path of ['/api/files/analyze', '/api/projects/import']) {
      const response = await sendFile(anna, path, { bytes, name: '../../etc/passwd' });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      const problem = Object(await response.json());
      expect(problem.detail.length).toBeGreaterThan(10);
    }
  });

  test('exactly 20 MB is read', async () => {
    const bytes = `${'word '.repeat(4 * 1_048_576 - 1)}words`;
    const refusal = await refusalOf(analyze(anna, { bytes, name: 'a.txt' }));
    // More text than anybody writes: not an accident of the upload.
    expect(refusal.problem).toMatchObject({ status: 413, code: 'too_large', reason: 'size' });
  });

  test('no form, no file, two files, another name', async () => {
    const post = (body: BodyInit, headers = {}) =>
      fetch(`${penora.url}/api/files/analyze`, { method: 'POST', headers: { ...anna.headers, ...headers }, body });
    expect((await post('{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await post('x', { 'content-type': 'multipart/form-data' })).status).toBe(422);
    expect((await post('x', { 'content-type': 'multipart/form-data; boundary=b' })).status).toBe(422);
    const form = (...names: string[]) => {
      const made = new FormData();
      for (const name of names) made.append(name, new Blob(['text']), 'a.txt');
      return made;
    };
    expect((await post(form())).status).toBe(422);
    expect((await post(form('other'))).status).toBe(422);
    expect((await post(form('file', 'file'))).status).toBe(422);
    expect((await post(form('file'))).status).toBe(200);
  });
});

describe('the tool for files', () => {
  test('works through a long text piece by piece into a new project; the price is that of its words', async () => {
    const bob = await Person.register(penora.url, 'Bob');
    const long = Array.from({ length: 60 }, (_, at) => `Paragraph ${at}. ${sentence.repeat(3)}`).join('\n\n');
    const { fileId } = await analyze(bob, { bytes: long, name: 'Long.txt' });
    const before = await bob.balance();
    const { generation } = await bob.generate({
      tool: 'file',
      prompt: undefined,
      options: { instruction: 'fine-tune', fileId },
    });
    await (await bob.fetch('GET', `/api/generations/${generation.id}/stream`)).text();
    const done = await bob.generation(generation.id);
    expect(done.status).toBe('completed');
    expect(done.words).toBeGreaterThan(500);
    expect(before - (await bob.balance())).toBe(done.words * 10);
    expect(await bob.projectInfo(done.projectCode)).toMatchObject({ title: 'Long' });
    expect(countWords(await bob.text(done.projectCode))).toBe(done.words);
  });

  test('every instruction ends within what was quoted, and the text it was asked of stays as it is', async () => {
    const bob = await Person.register(penora.url, 'Bob');
    const { project } = await importFile(bob, { bytes: book, name: 'Kept.md' });
    const kept = await bob.text(project.code, 'html');
    const { fileId, costs } = await analyze(bob, { bytes: sentence.repeat(12), name: 'Short.txt' });
    for (const { instruction, model, costMilliku } of costs) {
      const before = await bob.balance();
      const asked = { tool: 'file', model, prompt: undefined, options: { instruction, fileId } };
      const { generation } = await bob.generate(asked);
      await (await bob.fetch('GET', `/api/generations/${generation.id}/stream`)).text();
      const done = await bob.generation(generation.id);
      expect([instruction, done.status]).toEqual([instruction, 'completed']);
      const paid = before - (await bob.balance());
      expect(paid).toBe(done.costMilliku);
      expect(paid).toBeLessThanOrEqual(costMilliku.max);
      expect(done.projectCode).not.toBe(project.code);
    }
    expect(await bob.text(project.code, 'html')).toBe(kept);
    expect((await importFile(bob, { bytes: book, name: 'Kept.md' })).project.words).toBe(project.words);
  });

  test('a novel keeps its chapters and scenes over all its pieces, and the result is called after the file', async () => {
    const bob = await Person.register(penora.url, 'Bob');
    const scene = (at: number) => `Boat ${at} came in late. ${sentence.repeat(6).trim()}`;
    const chapter = (at: number) => `# Chapter ${at}: The lamp\n\n${scene(at)}\n\n* * *\n\n${scene(at + 50)}`;
    const novel = Array.from({ length: 10 }, (_, at) => chapter(at + 1)).join('\n\n');
    const { fileId, words } = await analyze(bob, { bytes: novel, name: 'My novel.v2.md' });
    const asked = { tool: 'file', prompt: undefined, options: { instruction: 'expand', fileId } };
    const { generation } = await bob.generate(asked);
    await (await bob.fetch('GET', `/api/generations/${generation.id}/stream`)).text();
    const { projectCode, status } = await bob.generation(generation.id);
    expect(status).toBe('completed');
    const lines = (await bob.text(projectCode, 'md')).split('\n').filter((line) => /^(?:# |---)/.test(line));
    expect(lines).toEqual(Array.from({ length: 10 }, (_, at) => [`# Chapter ${at + 1}: The lamp`, '---']).flat());
    expect(words).toBe(countWords(novel));
    const file = await bob.fetch('GET', `/api/generations/${generation.id}/export?format=txt`);
    expect(file.headers.get('content-disposition')).toContain('filename="My novel.v2 (expanded).txt"');
  });
});
