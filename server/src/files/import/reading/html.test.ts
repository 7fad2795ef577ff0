import { expect, test } from 'vitest';
import { read } from './read.ts';

const titleOf = async (html: string): Promise<string> =>
  (await read({ bytes: new Uint8Array(new TextEncoder().encode(html)), name: 'chapter-7.final.html' })).title;

test('a page from elsewhere is called by its title, unless that says nothing', async () => {
  const page = (head: string) => `<!doctype html><html><head>${head}</head><body><p>Text.</p></body></html>`;
  expect(await titleOf(page('<title>\n The Salt &amp;\n Lantern </title>'))).toBe('The Salt & Lantern');
  for (const nothing of ['', '<title> </title>', '<title>Untitled 3</title>', '<title>Book1.docx</title>'])
    expect(await titleOf(page(nothing))).toBe('chapter-7.final');
  expect(await titleOf('<html><body><svg><title>Icon</title></svg><p>Text.</p>')).toBe('chapter-7.final');
});
