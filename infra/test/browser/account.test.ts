import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { PASSWORD, Person } from '../kit/person.ts';
import { readEvents } from '../kit/sse.ts';
import { stage } from '../kit/stage.ts';

const house = stage({
  env: { DEMO_WORDS_PER_SECOND: '100000', SUKUSUKU_JWT_SECRET: 'a secret of two sites, thirty-two bytes' },
});
const { open } = house;

test('an account tells what its coins were spent on, gives everything away in a file, and is deleted', async () => {
  const [anna, ben] = await Promise.all([Person.register(house.url), Person.register(house.url, 'Ben')]);
  const shared = await anna.project('The Salt Lantern', 'The lamp was lit.');
  await anna.invite(shared, ben, 'editor');
  const { generation } = await anna.generate({ projectCode: shared, target: { kind: 'card' } });
  await readEvents(await anna.fetch('GET', `/api/generations/${generation.id}/stream`));
  const { words } = await anna.generation(generation.id);
  const window = await open(anna);
  const { page } = window;
  await page.goto('/account#usage');

  const usage = page.locator('.pn-usage');
  await usage.getByText(`spent for ${words} words`).waitFor();
  await usage.locator('canvas, svg').first().waitFor();
  for (const [choice, row] of [
    ['Model', /demonstration/i],
    ['Project', 'The Salt Lantern'],
    ['Application', 'Penora'],
  ] as const) {
    await usage.locator('.pn-segment', { hasText: choice }).click();
    await usage
      .getByRole('row')
      .filter({ hasText: row })
      .filter({ hasText: String(words) })
      .waitFor();
  }
  await window.picture('account-usage');

  await page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: 'Your data' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download everything' }).click(),
  ]);
  const files = unzipSync(new Uint8Array(await readFile(await download.path())));
  const text = files[`projects/${shared} The Salt Lantern.txt`];
  expect(text === undefined ? '' : strFromU8(text)).toBe('The lamp was lit.');

  await page.getByRole('button', { name: 'Delete my account' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
  await dialog.getByText(/Ku left/).waitFor();
  await expect.poll(() => dialog.getByLabel('The Salt Lantern').locator('option:checked').textContent()).toBe('Ben');
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await window.picture('account-delete');
  await dialog.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText('Your account is deleted.').waitFor();
  await page.waitForURL((url) => url.pathname === '/');
  expect((await anna.fetch('GET', '/api/me')).status).toBe(401);
  expect((await ben.projectInfo(shared)).role).toBe('owner');
  expect(await ben.text(shared)).toBe('The lamp was lit.');
});

test.each([
  ['desk', { width: 1440, height: 900, theme: 'dark' }],
  ['phone', { width: 390, height: 844, theme: 'paper' }],
] as const)(
  'a link that does not sign in leads to a page that explains, in our own letters: %s',
  async (name, size) => {
    const window = await open(null, size);
    const { page } = window;
    await page.emulateMedia({ colorScheme: size.theme === 'dark' ? 'dark' : 'light' });
    const answer = await page.goto('/writer?jwt_token=nothing');
    expect(answer?.status()).toBe(401);
    await page.getByRole('heading', { name: 'This link does not sign in' }).waitFor();
    const loaded = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.fonts].flatMap(({ status, family }) => (status === 'loaded' ? [family.replaceAll('"', '')] : [])),
      );
    await expect.poll(async () => (await loaded()).sort()).toEqual(['Inter Variable', 'Literata Variable']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
    await window.picture(`notice-${name}`);
    // The browser says on its own that the page was a 401.
    window.faults.splice(0, window.faults.length, ...window.faults.filter((fault) => !fault.includes('status of 401')));
    for (const path of ['/verify/nothing', '/reset/nothing']) {
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
      await window.picture(`notice-${path.split('/')[1]}-${name}`);
    }
  },
);
