import { expect, test } from 'vitest';
import { docxOf, wp, wr } from '../../../server/src/files/import/test/files.ts';
import { barriers } from '../kit/accessibility.ts';
import { Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';
import type { Window } from '../kit/window.ts';

const PHONE = { width: 390, height: 844 };
const sentence = 'The lamp was lit before the ship was seen, and nobody in the town would say by whom. ';

/** The console tells of every refused upload. */
const house = stage({ env: { DEMO_WORDS_PER_SECOND: '400' }, meant: [/422|413|415/], name: 'files' });
const { open } = house;

interface Dropped {
  name: string;
  base64: string;
}

/** Drags files from the desk onto this element, as the browser tells a page of it. */
async function dropOn({ page }: Window, selector: string, files: Dropped[]): Promise<void> {
  const transfer = await page.evaluateHandle((all: Dropped[]) => {
    const data = new DataTransfer();
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    return data;
  }, files);
  await page.dispatchEvent(selector, 'dragenter', { dataTransfer: transfer });
  await page.getByText('Drop your files here').waitFor();
  await page.dispatchEvent(selector, 'drop', { dataTransfer: transfer });
}

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');
const book = docxOf(
  wp(wr('The lamp'), '<w:pStyle w:val="Heading1"/>') + wp(wr(sentence.repeat(12))) + wp(wr('bold', '<w:b/>')),
);

test('files dropped into the room are read side by side; one becomes a project, one says why it does not', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('Mine', 'It began in winter.');
  const window = await open(anna);
  await window.enter(code);
  await dropOn(window, '.ProseMirror', [
    { name: 'The lamp.docx', base64: base64(book) },
    { name: 'broken.docx', base64: base64(book.slice(0, 900)) },
  ]);
  const tray = window.page.getByRole('region', { name: 'Your files' });
  await tray.getByText(/Word · 2\d\d words · 1 page · English · 1 chapter/).waitFor();
  await tray.getByText('This file is damaged or cut off').waitFor();
  await window.picture('files-room');
  expect(await anna.text(code)).toBe('It began in winter.');
  await tray.getByRole('button', { name: 'Import as a project' }).click();
  await window.page.getByRole('heading', { name: 'The lamp', level: 1 }).first().waitFor();
  // The other file waits in a line of its own, out of the way of the room.
  const fold = tray.getByRole('button', { name: '1 file' });
  expect(await fold.getAttribute('aria-expanded')).toBe('false');
  await fold.click();
  await tray.getByText('This file is damaged or cut off').waitFor();
  await window.page.locator('.ProseMirror strong', { hasText: 'bold' }).waitFor();
  const imported = new URL(window.page.url()).pathname.split('/').at(-1) ?? '';
  expect(await anna.text(imported)).toContain(sentence.trim());
});

test('by the picker, on a phone: the price is on the button, and the result streams into a new project', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const before = await anna.balance();
  const window = await open(anna, PHONE);
  await window.page.goto(`${house.url}/workspace`);
  const choosing = window.page.waitForEvent('filechooser');
  await window.page.getByRole('button', { name: 'Bring files' }).press('Enter');
  await (await choosing).setFiles([
    { name: 'Salt.txt', mimeType: 'text/plain', buffer: Buffer.from(sentence.repeat(20)) },
  ]);
  const tray = window.page.getByRole('region', { name: 'Your files' });
  await tray.getByText(/Plain text · 360 words · 2 pages · English/).waitFor();
  await window.picture('files-phone');
  expect(await anna.balance()).toBe(before);
  await tray.getByRole('button', { name: /Summarize/ }).click();
  await window.page.waitForURL(/\/p\/[A-Z0-9]{6}/);
  const code = new URL(window.page.url()).pathname.split('/').at(-1) ?? '';
  expect((await anna.projectInfo(code)).title).toBe('Salt');
  await expect.poll(async () => (await anna.projectInfo(code)).words).toBeGreaterThan(20);
  expect(await anna.balance()).toBeLessThan(before);
});

test.each([
  ['dark', {}],
  ['paper', { theme: 'paper' }],
  ['phone', PHONE],
] as const)('nobody is kept from what was read and what was not, %s', async (name, options) => {
  const anna = await Person.register(house.url, 'Anna');
  const window = await open(anna, options);
  const { page } = window;
  await page.goto(`${house.url}/workspace`);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Bring files' }).click();
  await (await choosing).setFiles([
    { name: 'Salt.txt', mimeType: 'text/plain', buffer: Buffer.from(sentence.repeat(20)) },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    { name: 'broken.docx', mimeType: 'application/zip', buffer: Buffer.from(book.slice(0, 900)) },
  ]);
  const tray = page.getByRole('region', { name: 'Your files' });
  await tray.getByText(/Plain text · 360 words/).waitFor();
  await tray.getByText('This file is damaged or cut off').waitFor();
  await tray.getByText('There is nothing in this file').waitFor();
  await window.picture(`files-tray-${name}`);
  expect(await barriers(page)).toEqual([]);
});

test('of several files one is open at a time, and says when the coins do not reach', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const window = await open(anna);
  const { page } = window;
  await page.goto(`${house.url}/workspace`);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Bring files' }).press('Enter');
  await (await choosing).setFiles([
    { name: 'Long.txt', mimeType: 'text/plain', buffer: Buffer.from(sentence.repeat(400)) },
    { name: 'Short.txt', mimeType: 'text/plain', buffer: Buffer.from(sentence.repeat(20)) },
  ]);
  const tray = page.getByRole('region', { name: 'Your files' });
  await tray.getByText(/Plain text · 7,200 words/).waitFor();
  await tray.getByText(/Plain text · 360 words/).waitFor();
  const choose = (name: string) => tray.getByRole('button', { name: `Import or work on ${name}` });
  const beyond = tray.getByText('A result that costs more stops there');
  // Whichever was read first is open.
  await expect.poll(() => tray.getByRole('button', { name: 'Import as a project' }).count()).toBe(1);
  if (await choose('Long.txt').isVisible()) await choose('Long.txt').click();
  await beyond.waitFor();
  await choose('Short.txt').click();
  await beyond.waitFor({ state: 'detached' });
  await choose('Long.txt').waitFor();
});
