import { packages } from '@penora/protocol/catalog/packages';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type RazorpayStandIn, startRazorpay } from '../../stand-ins/razorpay/server.ts';
import { Person } from '../kit/person.ts';
import { service } from '../kit/service.ts';
import { stage } from '../kit/stage.ts';
import type { Window } from '../kit/window.ts';

const WELCOME = 50;

let razorpay: RazorpayStandIn;
const shop = stage({
  name: 'buying',
  env: async (keep) => {
    razorpay = keep(await startRazorpay());
    return razorpay.env;
  },
});
const sandbox = service();
beforeAll(() => razorpay.webhooks.to(`${shop.url}/api/webhooks/razorpay`));

const open = (at: { url: string }, person: Person | null): Promise<Window> =>
  shop.open(person, { url: at.url, hosts: at === shop ? [new URL(razorpay.url).host] : [] });

const dialog = (page: Page, title: string) => page.getByRole('dialog', { name: title });
const inCheckout = (page: Page, what: string) => page.getByTestId(`razorpay-${what}`).click();

/** From the price list to the question, as a person finds it there. */
async function choose(page: Page, id: string): Promise<void> {
  await page.goto('/pricing');
  await chooseHere(page, id);
}

async function chooseHere(page: Page, id: string): Promise<void> {
  const period = /_(monthly|yearly)$/.exec(id)?.[1];
  if (period !== undefined) await page.locator('.pn-segment', { hasText: new RegExp(period, 'i') }).click();
  await page.locator(`a[href*="${id}"]`).click();
}

async function pay(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Pay|Try again,)/ }).click();
}

const groups = (count: number): string => count.toLocaleString('en-US');

test('every package on the list is bought once; the coins arrive in every open tab, with a receipt', async () => {
  const anna = await Person.register(shop.url);
  const window = await open(shop, anna);
  const other = await open(shop, anna);
  await other.page.goto('/workspace');
  const { page } = window;
  await page.goto('/pricing');
  let ku = WELCOME;
  for (const { id, ku: bought } of packages) {
    await chooseHere(page, id);
    await pay(page);
    await inCheckout(page, 'pay');
    await dialog(page, 'Your coins are here')
      .getByText(`${groups(bought)} Ku arrived`)
      .waitFor();
    ku += bought;
    for (const tab of [window, other]) await tab.page.locator('.pn-balance', { hasText: `${groups(ku)}.00` }).waitFor();
    await window.picture('desk-bought');
    await page.keyboard.press('Escape');
    await page.locator('.modal').waitFor({ state: 'detached' });
  }
  expect(await anna.balance()).toBe(ku * 1_000);
  await razorpay.webhooks.quiet();
  expect(await anna.balance(), 'webhooks came as well').toBe(ku * 1_000);

  await page.goto('/account#payments');
  await expect.poll(() => page.locator('.pn-payments li').count()).toBe(packages.length);
  await expect.poll(() => page.locator('.pn-my-plans li').count()).toBe(3);
  const link = await page.getByRole('link', { name: 'Receipt' }).first().getAttribute('href');
  const receipt = await anna.fetch('GET', link ?? '');
  expect(receipt.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await receipt.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('the payment page is loaded by a click and not before; a failure and a change of mind lead back with the reason', async () => {
  const anna = await Person.register(shop.url);
  const { page } = await open(shop, anna);
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('checkout.js') && asked.push(request.url()));
  const answer = await page.goto('/pricing');
  expect(answer?.headers()['content-security-policy']).toContain(`script-src 'self' ${new URL(razorpay.url).origin}`);
  const elsewhere = await anna.fetch('GET', '/workspace');
  expect(elsewhere.headers.get('content-security-policy')).not.toContain(new URL(razorpay.url).host);
  // Without leaving the page: the policy is that of the address that was loaded, so it is loaded anew.
  await page.goto('/workspace');
  await page.getByRole('navigation', { name: 'Main' }).getByText('Pricing').click();
  await page.locator('a[href*="buy=topup_10"]').click();
  await dialog(page, 'Buy coins').waitFor();
  expect(asked).toEqual([]);
  await pay(page);
  await inCheckout(page, 'close');
  await page.getByText('You left before paying.').waitFor();
  expect(asked).toHaveLength(1);
  await pay(page);
  await inCheckout(page, 'fail');
  await inCheckout(page, 'close');
  await page.getByText('The payment did not go through.').waitFor();
  expect(await anna.balance()).toBe(WELCOME * 1_000);
  await pay(page);
  await inCheckout(page, 'authorize');
  await dialog(page, 'Your coins are here').waitFor();
  expect(await anna.balance()).toBe((WELCOME + 10) * 1_000);
  expect(asked).toHaveLength(1);
});

test('a bank that hands over later: paid, arriving, then there; also when the answer was lost and the page reloaded', async () => {
  const anna = await Person.register(shop.url);
  const window = await open(shop, anna);
  const { page } = window;
  razorpay.webhooks.travel({ dropped: true });
  try {
    razorpay.faults.add({ kind: 'status', path: '/capture', times: 2 });
    await choose(page, 'topup_25');
    await pay(page);
    await inCheckout(page, 'authorize');
    await dialog(page, 'Paid, arriving').waitFor();
    await window.picture('desk-arriving');
    await dialog(page, 'Your coins are here').waitFor();

    razorpay.faults.add({ kind: 'status', path: '/v1/payments/', times: 1 });
    await choose(page, 'topup_50');
    await pay(page);
    await inCheckout(page, 'pay');
    await dialog(page, 'Paid, arriving').waitFor();
    await page.reload();
    await dialog(page, 'Your coins are here').waitFor();
  } finally {
    razorpay.webhooks.travel({ dropped: false });
    razorpay.faults.clear();
  }
  expect(await anna.balance()).toBe((WELCOME + 75) * 1_000);
  // The lost answer, which the browser writes into its console by itself.
  expect(window.faults.splice(0)).toEqual([expect.stringMatching(/status of 503 .*\/api\/payments\/verify$/)]);
});

test('without keys: test payments that say so, with pay, fail, close and pay late', async () => {
  const anna = await Person.register(sandbox.url);
  const window = await open(sandbox, anna);
  const other = await open(sandbox, anna);
  await other.page.goto('/account');
  const { page } = window;
  await choose(page, 'lite_monthly');
  await dialog(page, 'Lite, monthly').getByText('Test payments, no money moves.').waitFor();
  await window.picture('desk-confirm');
  await pay(page);
  const bank = dialog(page, 'Test checkout · $20');
  await bank.getByText('Test payments, no money moves.').waitFor();
  await window.picture('desk-sandbox');
  await bank.getByRole('button', { name: /^Fail/ }).click();
  await page
    .getByText('The bank has declined it', { exact: false })
    .or(page.getByText('the bank has declined it'))
    .first()
    .waitFor();
  await pay(page);
  await bank.getByRole('button', { name: /^Close As/ }).click();
  await page.getByText('You left before paying.').waitFor();
  expect(await anna.balance()).toBe(WELCOME * 1_000);
  await pay(page);
  await bank.getByRole('button', { name: /^Pay late/ }).click();
  await dialog(page, 'Paid, arriving').waitFor();
  await dialog(page, 'Your coins are here').getByText('no money moved').waitFor();
  await other.page.locator('.pn-balance', { hasText: '550.00' }).waitFor();
  await other.page.locator('.pn-entries', { hasText: 'Lite, monthly' }).waitFor();
  await choose(page, 'topup_10');
  await pay(page);
  await dialog(page, 'Test checkout · $1')
    .getByRole('button', { name: /^Pay The/ })
    .click();
  await dialog(page, 'Your coins are here').waitFor();
  await window.shows(560_000);
});

test('a stranger is asked to make an account and comes back to what they wanted to buy', async () => {
  const { page } = await open(sandbox, null);
  await choose(page, 'topup_50');
  await page.getByLabel('Your name').fill('Mira');
  await page.getByLabel('E-mail').fill(`mira-${Date.now()}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Make an account' }).click();
  await dialog(page, 'Buy coins').getByText('about 5,000 words').waitFor();
});
