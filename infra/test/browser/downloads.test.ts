import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { barriers } from '../kit/accessibility.ts';
import { Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';

/** What the browser says of a download that is cut off on purpose. */
const house = stage({ meant: [/net::ERR_CONNECTION_RESET/] });
const { open } = house;

test('a writer downloads a text from the room and from the workspace', async () => {
  const anna = await Person.register(house.url, 'Anna');
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
  await phone.page.goto(`${house.url}/workspace`);
  await phone.page.getByRole('button', { name: /What to do with/ }).click();
  await phone.page.locator('.pn-menu').getByText('Download').click();
  await phone.page.getByRole('dialog').getByText('EPUB').waitFor();
  await phone.picture('download-phone');
});

test('only what is selected, by the bar above it', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('The Salt Lantern', 'The lamp was lit.\nNobody would say by whom.');
  const window = await open(anna);
  const { page } = window;
  await window.enter(code);
  await window.reads('Nobody would say');
  await page.getByText('Nobody would say').selectText();
  await page.getByRole('button', { name: 'Download the selection' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('The selection, 5 words').waitFor();
  await dialog.getByText('Text', { exact: true }).click();
  await window.picture('download-selection');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(await readFile(await file.path(), 'utf8')).toBe('Nobody would say by whom.\n');
});

test('all texts in one file; one that is cut off is told of and not saved', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('The Salt Lantern', 'The lamp was lit.');
  const window = await open(anna);
  const { page } = window;
  await page.goto(`${house.url}/workspace`);
  const button = page.getByRole('button', { name: 'Download all' });
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Text', { exact: true }).click();
  await page.route('**/api/account/projects.zip*', (route) => route.abort('connectionreset'));
  await dialog.getByRole('button', { name: 'Download' }).click();
  await dialog.getByRole('alert').waitFor();
  await window.picture('download-all-failed');
  await page.unroute('**/api/account/projects.zip*');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^penora-\d{4}-\d\d-\d\d\.zip$/);
  const names = Object.keys(unzipSync(new Uint8Array(await readFile(await file.path()))));
  expect(names).toEqual([`${code} The Salt Lantern.txt`]);
  await page.getByText('All your texts are downloaded.').first().waitFor();
});

test.each([
  ['dark', {}],
  ['paper', { theme: 'paper' }],
  ['phone', { width: 390, height: 844 }],
] as const)('nobody is kept from a download, %s', async (name, options) => {
  const anna = await Person.register(house.url, 'Anna');
  await anna.project('The Salt Lantern', 'The lamp was lit.');
  const window = await open(anna, options);
  const { page } = window;
  await page.goto(`${house.url}/workspace`);
  await page.getByRole('button', { name: 'Download all' }).click();
  await page.getByRole('dialog').getByText('EPUB').waitFor();
  await window.picture(`download-all-${name}`);
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /What to do with/ }).click();
  await page.locator('.pn-menu').getByText('Download').click();
  await page.getByRole('dialog').getByText('How this text was made').or(page.getByText('Manuscript')).first().waitFor();
  await window.picture(`download-one-${name}`);
  expect(await barriers(page)).toEqual([]);
});
