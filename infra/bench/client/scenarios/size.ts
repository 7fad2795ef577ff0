import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { z } from 'zod';
import { Person } from '../../../test/kit/person.ts';
import { Window } from '../../../test/kit/window.ts';
import { figure, type Report } from '../../kit/report.ts';
import type { Row } from '../../kit/table.ts';
import type { Stage } from '../stage.ts';

/** Notes when the page can be used: it has loaded, and shows what it is for. */
async function noteUsable(page: Page, usable: string): Promise<void> {
  await page.addInitScript((selector) => {
    const seen = new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => {
        if (document.querySelector(selector) === null) return;
        watch.disconnect();
        resolve();
      });
      watch.observe(document, { childList: true, subtree: true });
    });
    const loaded = new Promise((resolve) => addEventListener('load', resolve, { once: true }));
    const usableAt = Promise.all([seen, loaded]).then(() => performance.now());
    const before = async (): Promise<string[]> => {
      const at = await usableAt;
      const all = performance.getEntriesByType('resource');
      return all.flatMap(({ name, startTime, duration }) => (startTime + duration <= at ? [name] : []));
    };
    Object.assign(window, { loadedBefore: before });
  }, usable);
}

/** What a page loads before it can be used, from an empty cache. */
async function loadedBy(page: Page, path: string, usable: string): Promise<Row> {
  await noteUsable(page, usable);
  const responses: Response[] = [];
  const hear = (response: Response): void => void responses.push(response);
  page.on('response', hear);
  await page.goto(path);
  await page.locator(usable).first().waitFor();
  page.off('response', hear);
  const before = new Set(z.array(z.string()).parse(await page.evaluate('loadedBefore()')));
  const bytes = { script: 0, stylesheet: 0, font: 0 };
  for (const response of responses) {
    if (!before.has(response.url())) continue;
    const kind = response.request().resourceType();
    if (kind !== 'script' && kind !== 'stylesheet' && kind !== 'font') continue;
    const body = await response.body();
    bytes[kind] += kind === 'font' ? body.length : gzipSync(body, { level: 9 }).length;
  }
  const kb = (size: number): string => `${figure(size / 1_000)} kB`;
  return { page: path, scripts: kb(bytes.script), styles: kb(bytes.stylesheet), fonts: kb(bytes.font) };
}

/** JavaScript, styles and fonts of each page, compressed with gzip. */
export async function size({ penora, browser }: Stage, report: Report): Promise<void> {
  const person = await Person.register(penora.url);
  const code = await person.project('A book', 'It began in winter.');
  const pages = [
    { path: '/', usable: 'h1', who: null },
    { path: '/login', usable: 'form', who: null },
    { path: '/', usable: '.pn-desk h1', who: person },
    { path: '/workspace', usable: 'table', who: person },
    { path: `/p/${code}`, usable: '.pn-room', who: person, name: '/p/CODE, its frame' },
    { path: `/p/${code}`, usable: '.pn-editor', who: person, name: '/p/CODE, with the editor' },
  ];
  const rows: Row[] = [];
  for (const { path, usable, who, name = path } of pages) {
    const window = await Window.open(browser, penora.url, who);
    const row = await loadedBy(window.page, path, usable);
    rows.push({ ...row, page: `${name}${who === null ? ', signed out' : ', signed in'}` });
    await window.close();
  }
  report.add({ title: 'What a page loads before it can be used', rows, notes: 'Compressed with gzip; empty cache.' });
}
