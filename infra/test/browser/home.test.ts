import { expect, test } from 'vitest';
import { freePort } from '../../run/freePort.ts';
import { Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';
import type { Window } from '../kit/window.ts';

const PHONE = { width: 390, height: 844 };

const house = stage({
  name: 'home',
  // Nobody but our own server can be reached.
  browserArguments: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'],
  env: async () => {
    const port = String(await freePort());
    return {
      NODE_ENV: 'production',
      // So slow that one can be stopped before its end.
      DEMO_WORDS_PER_SECOND: '20',
      PORT: port,
      PUBLIC_URL: `http://localhost:${port}`,
      SESSION_SECRET: 'a secret of more than thirty-two bytes, for a test',
    };
  },
});
const { open } = house;

const shown = (window: Window): Promise<string> => window.page.locator('.pn-sample-text').innerText();

test('in production too: a stranger asks for a paragraph, watches it come, stops one, and reads what wrote it', async () => {
  const window = await open(null, { reducedMotion: 'no-preference' });
  const { page } = window;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await page.getByLabel('Try it here').fill('A storm over the harbour');
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await page.locator('.pn-sample-status', { hasText: /[5-9] words/ }).waitFor();
  await window.picture('home-trial-writing');
  // The page came with the word that nobody is signed in: no refusal in the console.
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual(['/api/demonstration']);
  const early = await shown(window);
  await page.locator('.pn-sample-status', { hasText: /\d\d words/ }).waitFor();
  expect((await shown(window)).startsWith(early.trim())).toBe(true);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped ·').waitFor();

  await page.getByRole('button', { name: 'Two sisters inherit a ferry' }).click();
  await page.getByText('it composes sentences from patterns and does not understand your text').waitFor();
  await page.locator('.pn-sample-status', { hasText: 'free here' }).waitFor();
  expect((await shown(window)).split(/\s+/).length).toBeGreaterThan(60);
  await window.picture('home-trial-done');
});

test('what a stranger types is shown as text, on a phone and on paper', async () => {
  for (const [name, options] of [['phone', PHONE] as const, ['paper', { theme: 'paper' } as const] as const]) {
    const window = await open(null, options);
    const { page } = window;
    await page.goto('/');
    await page.getByLabel('Try it here').fill('<img src=x onerror=alert(1)> a ferry');
    await page.getByRole('button', { name: 'Write', exact: true }).click();
    await page.locator('.pn-trial-after').waitFor();
    expect(await page.locator('.pn-sample-window img').count()).toBe(0);
    expect(await page.locator('.pn-sample-name').textContent()).toContain('<img');
    await window.picture(`home-trial-${name}`);
  }
});

test('the first page stands before any script has come, and is taken over without being drawn anew', async () => {
  const still = await house.browser.newContext({ baseURL: house.url, javaScriptEnabled: false });
  const page = await still.newPage();
  await page.goto('/');
  await page.getByRole('heading', { name: 'Write together, with an AI in the room.' }).waitFor();
  expect(await page.getByRole('link', { name: 'Start writing' }).getAttribute('href')).toBe('/register');
  expect(await page.title()).toBe('Write together, with an AI in the room · Penora');
  await still.close();

  const window = await open(null);
  await window.page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => document.querySelector('h1')?.setAttribute('data-first', 'yes'));
  });
  await window.page.goto('/');
  await window.page.getByRole('button', { name: 'Menu', exact: true }).click();
  // The name in the bar leads there as well.
  await window.page.locator('.pn-menu').getByRole('link', { name: 'Home' }).waitFor();
  expect(await window.page.locator('h1').getAttribute('data-first')).toBe('yes');
});

test('a menu that was not loaded yet opens by its keys, and gives the focus to its list', async () => {
  const { page } = await open(await Person.register(house.url));
  await page.goto('/');
  await page.getByRole('button', { name: 'Menu', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  // The bar has a link of this name as well.
  await page.locator('.pn-menu', { hasText: 'Workspace' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('.pn-menu :focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.pn-menu').waitFor({ state: 'hidden' });
  await page.locator('button[aria-label="Menu"]:focus').waitFor();
});

const PAGES = ['/', '/login', '/register', '/workspace', '/pricing', '/account', '/nothing/here'];

test('every page stands with the network cut off from everything but our server, and runs no inline script', async () => {
  const anna = await Person.register(house.url);
  const code = await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
  const window = await open(anna);
  const { page } = window;
  const failed: string[] = [];
  page.on('requestfailed', (request) => {
    if (!page.isClosed()) failed.push(`${request.url()} ${request.failure()?.errorText}`);
  });
  for (const path of [...PAGES, `/p/${code}`]) {
    const response = await page.goto(path);
    const policy = response?.headers()['content-security-policy'] ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    expect(scripts.split(' '), path).toEqual(["'self'"]);
    await page.locator('h1, h2, .pn-editor').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    // The device's own fonts, which stand in for a moment, may not be there (theme/_fallbacks.scss).
    const fonts = await page.evaluate(
      () => [...document.fonts].filter(({ status, family }) => status === 'error' && !family.includes('before')).length,
    );
    expect(fonts, path).toBe(0);
    expect(await page.locator('script:not([src])').count(), path).toBe(0);
  }
  await window.reads('The lamp was lit');
  expect(failed.filter((line) => !line.includes('ERR_ABORTED'))).toEqual([]);
});
