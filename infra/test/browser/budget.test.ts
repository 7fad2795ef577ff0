import { expect, test } from 'vitest';
import { Person } from '../kit/person.ts';
import { Sister } from '../kit/sister.ts';
import { readEvents } from '../kit/sse.ts';
import { stage } from '../kit/stage.ts';
import type { Window } from '../kit/window.ts';

const PHONE = { width: 390, height: 844 };

const KEY = 'a key of the tests that is long enough for anybody';
const house = stage({ env: { DEMO_WORDS_PER_SECOND: '400', PENORA_API_KEY: KEY }, name: 'budget' });
const { open } = house;

async function choose({ page }: Window, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.locator('.pn-menu').getByText(item).click();
}

test('the owner pays up to a budget, a guest runs into it, and both can read how the text was made', async () => {
  const [anna, bob] = await Promise.all([Person.register(house.url, 'Anna'), Person.register(house.url, 'Bob')]);
  const code = await anna.project('The Salt Lantern', 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  const hers = await open(anna);
  await hers.enter(code);
  await hers.page.getByRole('button', { name: 'Share' }).click();
  const share = hers.page.getByRole('dialog');
  await share.getByText('I do, for all').click();
  await share.getByLabel('For each person').fill('ten');
  await share.getByText('Write a number of coins').waitFor();
  await share.getByLabel('For each person').fill('0.5');
  await hers.picture('budget-form');
  await share.getByRole('button', { name: 'Set the budget' }).click();
  await hers.page.locator('.pn-toast-text', { hasText: 'The budget is set.' }).waitFor();
  expect(await anna.get(`/api/projects/${code}/budget`)).toMatchObject({ ownerPays: true, memberMilliku: 500 });

  const his = await open(bob, PHONE);
  await his.enter(code);
  await bob.generate({ projectCode: code, target: { kind: 'document', position: 'end' } });
  await his.page.getByText('You reached your limit in this project after 50 words.').first().waitFor();
  await his.picture('budget-out');
  await hers.page.keyboard.press('Escape');
  await hers.page.locator('.pn-run-bar').getByRole('button', { name: 'Raise it' }).click();
  await hers.page.getByLabel('For each person').waitFor();
  await hers.page.keyboard.press('Escape');
  await hers.picture('budget-out-owner');
  expect(await bob.balance()).toBe(50_000);
  expect(await anna.balance()).toBe(49_500);

  await choose(his, 'How this text was made');
  const made = his.page.getByRole('dialog');
  await made.getByText('In the text: 54 words').waitFor();
  await his.picture('receipt-phone');
  await made.getByRole('button', { name: 'Close' }).click();
  await choose(hers, 'How this text was made');
  await hers.page.getByText('In the text: 54 words').waitFor();
  await hers.picture('receipt-desk');
});

test('without coins for a word the way on is to top up, in the text and on the card', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('The Salt Lantern', 'It began in winter.');
  await anna.call('PUT', '/api/applications/imagegene');
  const sister = new Sister(house.url, KEY);
  expect((await sister.debit(anna.id, 49.5)).status).toBe(200);
  const [desk, phone] = [await open(anna), await open(anna, { ...PHONE, theme: 'paper' })];
  for (const window of [desk, phone]) {
    await window.enter(code);
    await window.reads('It began in winter.');
  }
  await anna.generate({ projectCode: code, maxMilliku: 900, target: { kind: 'document', position: 'end' } });
  for (const window of [desk, phone]) {
    const bar = window.page.locator('.pn-run-bar');
    await bar.getByText('Your coins ran out after 50 words.').waitFor();
    await bar.getByText('0.50 Ku paid.').waitFor();
    await bar.getByRole('link', { name: 'Top up' }).waitFor();
    expect(await bar.getByRole('button', { name: 'Continue' }).count()).toBe(0);
  }
  await desk.page.getByRole('tab', { name: 'Results' }).click();
  await desk.page.locator('.pn-card').getByRole('link', { name: 'Top up' }).waitFor();
  await desk.picture('coins-out');
  await phone.picture('coins-out-phone');
});

test('a result is thrown away when somebody discards it: so says the receipt, on a desk and on a phone', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('The Salt Lantern', 'It began in winter.');
  const ended = async (request: Parameters<Person['generate']>[0]): Promise<string> => {
    const { id } = (await anna.generate({ projectCode: code, maxMilliku: 300, ...request })).generation;
    await readEvents(await anna.fetch('GET', `/api/generations/${id}/stream`));
    return id;
  };
  const undone = await ended({ target: { kind: 'document', position: 'end' } });
  await anna.generation(undone, 'undo');
  const card = await ended({});
  const before = ['In the text: 4 words', 'Among the results: 30 words', 'Thrown away: 30 words'];
  const after = ['In the text: 4 words', 'Thrown away: 60 words'];
  for (const options of [{ theme: 'paper' as const }, PHONE]) {
    await anna.call('PATCH', `/api/generations/${card}`, { discarded: false });
    const window = await open(anna, options);
    await window.enter(code);
    const headings = async (): Promise<string[]> => {
      await choose(window, 'How this text was made');
      const made = window.page.getByRole('dialog');
      await made.getByText('In the text: 4 words').waitFor();
      const all = await made.getByRole('heading', { level: 3 }).allTextContents();
      await window.picture(`receipt-${all.length}-${'width' in options ? 'phone' : 'paper'}`);
      await made.getByRole('button', { name: 'Close' }).click();
      return all;
    };
    expect(await headings()).toEqual(before);
    await anna.call('PATCH', `/api/generations/${card}`, { discarded: true });
    expect(await headings()).toEqual(after);
  }
});

test('what the model will read can be read before', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('The Salt Lantern', 'It began in winter, behind the boats.');
  for (const options of [{ theme: 'paper' as const }, PHONE]) {
    const window = await open(anna, options);
    await window.enter(code);
    if ('width' in options)
      await window.page
        .getByRole('tab', { name: 'Tools' })
        .or(window.page.getByRole('button', { name: 'Tools' }))
        .first()
        .click();
    await window.page.getByRole('button', { name: 'Show the prompt' }).click();
    await window.page.getByRole('heading', { name: 'Instructions' }).waitFor();
    await window.page.locator('.pn-prompt-text', { hasText: 'It began in winter, behind the boats.' }).waitFor();
    await window.picture('width' in options ? 'prompt-phone' : 'prompt-desk-paper');
  }
});
