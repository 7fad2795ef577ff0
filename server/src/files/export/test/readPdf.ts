import { spawnSync } from 'node:child_process';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What another reader of PDF says of a file. */
export async function readPdf(bytes: Uint8Array) {
  const loading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  const { info } = await pdf.getMetadata();
  const outline = (await pdf.getOutline())?.map(({ title }) => title) ?? [];
  const mark = await pdf.getMarkInfo();
  await loading.destroy();
  return { pages, info, outline, isTagged: mark?.Marked === true };
}

export const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** What the tool that most of the world uses gives back, page by page. */
export function pdftotext(bytes: Uint8Array): string[] {
  const { stdout } = spawnSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: bytes, encoding: 'utf8' });
  return stdout.replace(DIRECTION, '').split('\f');
}

/** Lines end elsewhere on a page. */
export const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
export const unspaced = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');
