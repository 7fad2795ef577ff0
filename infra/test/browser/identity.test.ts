import { expect, test } from 'vitest';
import { type GoogleStandIn, startGoogle } from '../../stand-ins/google/server.ts';
import { type SmtpStandIn, startSmtp } from '../../stand-ins/smtp/server.ts';
import { claimsOf, signToken } from '../../stand-ins/sukusuku/sign.ts';
import { PASSWORD, Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';
import type { Window } from '../kit/window.ts';

const JWT = 'a secret between sukusuku and penora';

let google: GoogleStandIn;
let smtp: SmtpStandIn;
/** Refusals are told here, and other hosts are gone to. */
const house = stage({
  name: 'identity',
  meant: [/status of 4\d\d /, /^another host: /],
  env: async (keep) => {
    [google, smtp] = [keep(await startGoogle()), keep(await startSmtp())];
    return {
      ...google.env,
      SMTP_URL: smtp.url,
      SUKUSUKU_JWT_SECRET: JWT,
    };
  },
});
const { open } = house;

/** The path in the newest letter to somebody. */
async function pathIn(kind: 'verify' | 'reset', address: string, after = 0): Promise<string> {
  const { text } = await smtp.letterTo(address, after);
  const path = new RegExp(`/${kind}/[\\w-]{43}`).exec(text)?.[0];
  if (path === undefined) throw new Error(`no ${kind} in ${text}`);
  return path;
}

const meOf = async ({ page }: Window): Promise<unknown> => page.evaluate(async () => (await fetch('/api/me')).json());

test('make an account, confirm the address for 50 Ku, forget the password, choose another one', async () => {
  const window = await open(null);
  const { page } = window;
  const email = `mira-${crypto.randomUUID().slice(0, 8)}@example.com`;
  await page.goto('/register');
  await page.getByLabel('Your name').fill('Mira Sol');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await window.picture('register-1440-dark');
  await page.getByRole('button', { name: 'Make an account' }).click();
  await page.getByText('Confirm your address, and your 50 Ku are yours').waitFor();
  await window.shows(0);
  await window.picture('confirm-1440-dark');

  await page.goto(await pathIn('verify', email));
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  await window.shows(50_000);
  await window.picture('verified-1440-dark');

  const phone = await open(null, { width: 390, height: 844 });
  await phone.page.goto('/login');
  await phone.page.getByRole('link', { name: 'Continue with Google' }).waitFor();
  await phone.picture('login-390-dark');
  await phone.page.getByRole('link', { name: 'Forgot it?' }).click();
  // The page before has such a field too.
  await phone.page.getByRole('heading', { name: 'A new password' }).waitFor();
  await phone.page.getByLabel('E-mail').fill(email);
  await phone.picture('forgot-390-dark');
  await phone.page.getByRole('button', { name: 'Send me a link' }).click();
  await phone.page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  await phone.picture('forgot-sent-390-dark');
  const reset = await pathIn('reset', email, 1);
  await phone.page.goto(reset);
  await phone.page.getByLabel('New password').fill('password123');
  await phone.page.getByRole('button', { name: 'Set the password' }).click();
  await phone.page.getByText('Too easy to guess').waitFor();
  await phone.page.getByLabel('New password').fill('a new and better one');
  await phone.picture('reset-390-dark');
  await phone.page.getByRole('button', { name: 'Set the password' }).click();
  await phone.page.getByText('What will you write, Mira?').waitFor();

  // The first device is signed out, and the link is used up.
  await page.goto('/account');
  await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('a new and better one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Mira Sol' }).waitFor();
  await phone.page.goto(reset);
  await phone.page.getByLabel('New password').fill('a third and good one');
  await phone.page.getByRole('button', { name: 'Set the password' }).click();
  await phone.page.getByText('This link was used already').waitFor();
  await phone.picture('reset-used-390-dark');
});

test('in by Google, back to where they wanted to be; connected and left in Account', async () => {
  google.person = {
    sub: crypto.randomUUID(),
    email: `ben-${crypto.randomUUID().slice(0, 8)}@example.com`,
    name: 'Ben Okoro',
  };
  const window = await open(null, { theme: 'paper' });
  const { page } = window;
  await page.goto('/workspace');
  await page.getByRole('link', { name: 'Continue with Google' }).waitFor();
  await window.picture('login-1440-light');
  await page.getByRole('link', { name: 'Continue with Google' }).click();
  await page.waitForURL('**/workspace');
  await expect.poll(() => meOf(window)).toMatchObject({ user: { name: 'Ben Okoro' }, balanceMilliku: 50_000 });

  await page.goto('/account#access');
  await page.getByText('Your only way in').waitFor();
  await window.picture('ways-in-1440-light');
  await page.getByRole('button', { name: 'Set one' }).click();
  await page.getByLabel('New password').fill('a password of my own');
  await window.picture('set-password-1440-light');
  await page.getByRole('button', { name: 'Set it' }).click();
  await page.getByRole('button', { name: 'Disconnect Google' }).click();
  await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
  // By its exact name: the other one holds it.
  const before = google.asked.length;
  await page.getByRole('button', { name: 'Connect Google', exact: true }).click();
  await expect.poll(() => google.asked.length).toBe(before + 1);
  await page.getByRole('button', { name: 'Disconnect Google' }).waitFor();
  expect(page.url()).toMatch(/\/account#access$/);
});

test('connecting sukusuku.ai asks by name first: a link that somebody sent connects nothing by itself', async () => {
  const person = await Person.register(house.url, 'Anna');
  const window = await open(person);
  const { page } = window;
  await page.goto('/account#access');
  await page.route('https://suku-suku-site-developeraim.replit.app/**', (route) =>
    route.fulfill({ body: 'sukusuku.ai' }),
  );
  await page.getByRole('button', { name: 'Connect sukusuku.ai' }).click();
  await page.getByText('sukusuku.ai', { exact: true }).waitFor();
  await page.waitForURL('https://suku-suku-site-developeraim.replit.app/**');
  const mallory = claimsOf({ userId: crypto.randomUUID(), email: 'mallory@example.com', firstName: 'Mallory' });
  await page.goto(`/penora?jwt_token=${signToken(JWT, mallory)}`);
  await page.getByText('You came back as Mallory (mallory@example.com)').waitFor();
  await window.picture('connect-question-1440-dark');
  expect(await person.get('/api/auth/methods')).toMatchObject({ doors: [] });
  expect((await person.me()).user.id).toBe(person.id);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('button', { name: 'Disconnect sukusuku.ai' }).waitFor();
});

test('two people and a share link: made, copied, opened by a stranger who makes an account and comes back, turned off', async () => {
  const anna = await Person.register(house.url, 'Annelie');
  const code = await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
  const hers = await open(anna);
  await hers.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await hers.enter(code);
  await hers.page.getByRole('button', { name: 'Share' }).first().click();
  await hers.page.getByLabel('How long the link works').selectOption({ label: 'For a week' });
  await hers.page.getByRole('button', { name: 'Make a link' }).click();
  await hers.page.getByText('The link is copied.').waitFor();
  const url = await hers.page.evaluate(() => navigator.clipboard.readText());
  expect(url).toMatch(new RegExp(`^${house.url}/share/[\\w-]{43}$`));
  await hers.picture('share-1440-dark');

  const his = await open(null, { width: 390, height: 844, theme: 'paper' });
  await his.page.goto(url);
  await his.page.getByRole('heading', { name: 'The Salt Lantern' }).waitFor();
  await his.page.getByText('Annelie shares this with you.').waitFor();
  await his.picture('share-offer-390-light');
  await his.page.getByRole('link', { name: 'Make an account' }).click();
  await his.page.getByLabel('Your name').fill('Bob Lund');
  await his.page.getByLabel('E-mail').fill(`bob-${crypto.randomUUID().slice(0, 8)}@example.com`);
  await his.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await his.picture('register-390-light');
  await his.page.getByRole('button', { name: 'Make an account' }).click();
  await his.page.waitForURL('**/share/*');
  await his.page.getByText('You come in as Bob Lund.').waitFor();
  await his.picture('share-signed-in-390-light');
  await his.page.getByRole('button', { name: 'Open it' }).click();
  await his.reads('The lamp was lit');

  await hers.page.keyboard.press('Escape');
  const here = hers.page.locator('.pn-people li', { hasText: 'Bob Lund' });
  await here.waitFor();
  const colours = async (): Promise<number> => {
    const dots = hers.page.locator('.pn-people .pn-dot');
    return new Set(await dots.evaluateAll((all) => all.map((dot) => getComputedStyle(dot).backgroundColor))).size;
  };
  await expect.poll(colours).toBe(2);
  expect(await hers.page.content()).not.toContain('bob-');

  await hers.page.getByRole('button', { name: 'Share' }).first().click();
  await hers.page.getByText('1 person came in').waitFor();
  await hers.picture('share-joined-1440-dark');
  await hers.page.getByRole('button', { name: 'Turn the link off' }).click();
  await hers.picture('share-off-1440-dark');
  await hers.page.getByRole('button', { name: 'Turn off', exact: true }).click();
  await here.waitFor({ state: 'detached' });
  await his.page.goto(url);
  await his.page.getByText('This link does not work any more').waitFor();
  await his.picture('share-dead-390-light');
});

test('pages of arrival that did not work look like ours', async () => {
  for (const theme of ['dark', 'paper'] as const) {
    const window = await open(null, theme === 'dark' ? { theme } : { theme, width: 390, height: 844 });
    await window.page.goto('/penora?user_id=1');
    await window.page.getByRole('heading', { name: 'This link does not sign in' }).waitFor();
    await window.picture(`penora-401-${theme}`);
  }
});
