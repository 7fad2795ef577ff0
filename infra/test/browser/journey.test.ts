import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { PASSWORD, Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';
import { fold } from '../kit/text.ts';
import type { Window } from '../kit/window.ts';

const PHONE = { width: 390, height: 844 };

const house = stage({ env: { DEMO_WORDS_PER_SECOND: '120' }, name: 'journey' });
const { open } = house;

test('a stranger signs up, writes, lets the model write, signs out and finds it all again', async () => {
  const window = await open(null);
  const { page } = window;
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await window.picture('desk-welcome');
  await page.locator('a[href="/register"]').first().click();
  await page.getByRole('button', { name: 'Make an account' }).click();
  await page.getByText('Use at least 8 characters.').waitFor();
  await window.picture('desk-register');
  const email = `mira-${randomUUID().slice(0, 8)}@example.com`;
  await page.getByLabel('Your name').fill('Mira');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Make an account' }).click();
  await page.getByRole('heading', { name: 'What will you write, Mira?' }).waitFor();
  await window.shows(50_000);
  await window.picture('desk-home');

  await page.getByRole('tab', { name: 'A blank page' }).click();
  await page.getByLabel('Title', { exact: false }).and(page.getByPlaceholder('Untitled')).fill('The Salt Lantern');
  await page.getByRole('button', { name: 'Open a blank page' }).click();
  await window.editor.waitFor();
  const address = page.url();
  expect(address).toMatch(/\/p\/[A-Z0-9]{6}$/);
  await window.typeAtStart('The lamp was lit before the ship was seen. ');
  const stored = (): Promise<string> =>
    page.evaluate(async (code) => (await fetch(`/api/projects/${code}/content?format=txt`)).text(), address.slice(-6));
  await expect.poll(stored).toContain('The lamp was lit before the ship was seen.');

  await page.locator('.pn-segment', { hasText: 'As a card' }).click();
  await page.locator('.pn-price-button', { hasText: 'Ku' }).click();
  await page.locator('.pn-card').getByRole('button', { name: 'Insert' }).click();
  const story = await page.locator('.pn-card').first().textContent();
  expect(story?.length).toBeGreaterThan(100);
  await expect.poll(async () => (await window.text()).length).toBeGreaterThan(150);
  const written = await window.text();
  await expect.poll(async () => fold(await stored())).toBe(fold(written));
  await window.picture('desk-card');

  await page.getByRole('button', { name: /menu/i }).first().click();
  await page.getByText('Sign out').click();
  await page.locator('a[href="/login"]').first().click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('something else entirely');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('That did not match').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: /The Salt Lantern/ }).click();
  await window.reads('The lamp was lit before the ship was seen.');
  expect(page.url()).toBe(address);
  await expect.poll(() => window.text()).toBe(written);
});

const PAGES = ['/', '/workspace', '/pricing', '/account', '/login', '/register', '/p/NOSUCH', '/nothing/here'];

/** Whether something is wider than the screen. */
const overflow = ({ page }: Window): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.each([
  ['phone', PHONE, PAGES],
  ['desk', {}, PAGES],
  ['paper', { theme: 'paper' }, ['/']],
] as const)(
  'every page on a %s: nothing wider than the screen, no error, no other host',
  async (name, options, paths) => {
    const anna = await Person.register(house.url);
    const code = await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
    for (const person of name === 'phone' ? [null, anna] : [anna]) {
      const window = await open(person, options);
      for (const path of [...paths, ...(person === null ? [] : [`/p/${code}`])]) {
        await window.page.goto(path);
        await window.page.locator('h1, h2, .pn-editor').first().waitFor();
        await window.page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
        await expect.poll(() => overflow(window), { message: `${path} on a ${name}` }).toBeLessThanOrEqual(0);
        const page = path === `/p/${code}` ? 'room' : path.replace(/^\//, '').replaceAll('/', '-') || 'home';
        await window.picture(`${name}-${person === null ? 'out' : 'in'}-${page}`);
      }
    }
  },
);

test('on a phone: one pane at a time, a model asked from the sheet, its words in the text, Stop within reach', async () => {
  const anna = await Person.register(house.url);
  const code = await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
  const window = await open(anna, PHONE);
  const { page } = window;
  await window.enter(code);
  const parts = page.getByRole('navigation', { name: 'Parts of the room' });
  await parts.getByText('Tools').click();
  await page.locator('.pn-price-button', { hasText: 'Ku' }).waitFor();
  await window.picture('phone-tools');
  await page
    .locator('.pn-segment', { hasText: '1,000' })
    .or(page.getByText('1,000', { exact: true }))
    .first()
    .click();
  await page.locator('.pn-segment', { hasText: 'Into the text' }).click();
  await page.locator('.pn-price-button', { hasText: 'Ku' }).click();
  await page.locator('.pn-run-bar .pn-stop').click();
  await page.locator('.pn-run-bar-ended').waitFor();
  await window.picture('phone-stopped');
  await expect.poll(() => overflow(window)).toBeLessThanOrEqual(0);
  await parts.getByText('Results').click();
  await page.locator('.pn-card').first().waitFor();
  await window.picture('phone-results');
  await window.shows(await anna.balance());
});
