import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../kit/browser.ts';
import { buildPages } from '../kit/pages.ts';
import { forget, type Penora, startPenora } from '../kit/penora.ts';
import { Person } from '../kit/person.ts';
import { Window, type WindowOptions } from '../kit/window.ts';

let penora: Penora;
let browser: Browser;
let windows: Window[] = [];
beforeAll(async () => {
  await buildPages();
  browser = await openBrowser();
  penora = await startPenora();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await forget(penora);
});
afterEach(async () => {
  await Promise.all(windows.map((window) => window.close()));
  windows = [];
});

async function open(person: Person, options: WindowOptions = {}): Promise<Window> {
  const window = await Window.open(browser, penora.url, person, options);
  windows.push(window);
  return window;
}

test('a writer downloads a text from the room and from the workspace', async () => {
  const anna = await Person.register(penora.url, 'Anna');
  const code = await anna.project('The Salt Lantern', 'The lamp was lit.');
  const window = await open(anna);
  const { page } = window;
  await window.enter(code);
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.locator('.pn-menu').getByText('Download').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Manuscript').waitFor();
  await window.picture('download-room');
  await dialog.getByText('Text', { exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('The Salt Lantern.txt');
  expect(await readFile(await file.path(), 'utf8')).toBe('The lamp was lit.\n');
  await page.getByText('is downloaded.').first().waitFor();

  const phone = await open(anna, { width: 390, height: 844 });
  await phone.page.goto(`${penora.url}/workspace`);
  await phone.page.getByRole('button', { name: /What to do with/ }).click();
  await phone.page.locator('.pn-menu').getByText('Download').click();
  await phone.page.getByRole('dialog').getByText('EPUB').waitFor();
  await phone.picture('download-phone');
});
