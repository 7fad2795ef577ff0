import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from './pages.ts';

const SCRIPT = 'export const words = "the lamp was lit";\n'.repeat(40);
const html = (inside: string): string => `<html><head></head><body><div id="root">${inside}</div></body></html>`;

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'penora-pages-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), html(''));
  writeFileSync(join(folder, 'welcome.html'), html('<h1>Write together</h1>'));
  writeFileSync(join(folder, 'sw.js'), 'const BUILD = {};');
  writeFileSync(join(folder, 'assets', 'room-abc.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'room-abc.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets', 'small-abc.js'), 'export {};');
  server = createServer(express().use(pages(folder, { sukusuku: 'https://sukusuku.example' })));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Without `fetch`, which unpacks by itself. */
async function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage & { body: Buffer }> {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers }, resolve).once('error', reject);
  });
  return Object.assign(answer, { body: await buffer(answer) });
}

describe('the first page', () => {
  it('comes with its words to a stranger, and knows that they are one', async () => {
    const { body, headers } = await ask('/?from=a-letter');
    expect(body.toString()).toContain('<h1>Write together</h1>');
    expect(body.toString()).toContain('name="penora-stranger"');
    expect(body.toString()).toContain('https://sukusuku.example');
    expect(headers.vary).toContain('Cookie');
  });

  it('comes without them to somebody with a cookie, and so do all other pages', async () => {
    const mine = await ask('/', { cookie: 'penora_session=anything' });
    expect(mine.body.toString()).not.toContain('Write together');
    expect(mine.body.toString()).not.toContain('penora-stranger');
    const login = await ask('/login');
    expect(login.body.toString()).not.toContain('Write together');
    expect(login.body.toString()).toContain('penora-stranger');
  });
});

describe('what keeps the pages on a device', () => {
  it('is asked for again every time', async () => {
    const { headers, body } = await ask('/sw.js');
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/javascript; charset=utf-8' });
    expect(body.toString()).toBe('const BUILD = {};');
  });

  it('gets the page without anybody’s name in it, whoever asks', async () => {
    for (const cookie of ['', 'penora_session=anything']) {
      const shell = await ask('/shell.html', { cookie });
      expect(shell.headers['cache-control']).toBe('no-cache');
      expect(shell.body.toString()).toContain('https://sukusuku.example');
      expect(shell.body.toString()).not.toContain('penora-stranger');
    }
  });
});

describe('what the build has packed', () => {
  it('goes out as it is, for ever, to whoever can unpack it', async () => {
    const { headers, body } = await ask('/assets/room-abc.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(headers['content-type']).toMatch(/^text\/javascript/);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
  });

  it('goes out plain to whoever cannot', async () => {
    const refusals: Record<string, string>[] = [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'br;q=0' }];
    for (const headers of refusals) {
      const answer = await ask('/assets/room-abc.js', headers);
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.headers.vary).toBe('Accept-Encoding');
      expect(answer.body.toString()).toBe(SCRIPT);
    }
  });

  it('is not everything', async () => {
    const { headers, body } = await ask('/assets/small-abc.js', { 'accept-encoding': 'br' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe('export {};');
  });
});
