import { expect, test } from 'vitest';
import { Line } from '../kit/line.ts';
import { changesOnDisk } from '../kit/onDisk.ts';
import { Person } from '../kit/person.ts';
import { prose } from '../kit/prose.ts';
import { stage } from '../kit/stage.ts';
import { fold, times } from '../kit/text.ts';
import type { Window } from '../kit/window.ts';

/** What a page says when its line is cut, and what an empty one says of our own script. */
const CUT = [/WebSocket connection to/, /net::ERR_/, /Failed to read the 'localStorage'/];
const house = stage({ provider: true, name: 'generating', meant: CUT });
const { enter } = house;

const OUTLINE = '1. The Ferry: They cross at night.\n2. The Fox: Somebody follows.\n3. The Light: They arrive.';
const CHAPTERS = [prose(40, 'oar'), prose(40, 'fox'), prose(40, 'light')];

const bar = ({ page }: Window) => page.locator('.pn-run-bar');
const segment = ({ page }: Window, label: string): Promise<void> =>
  page.locator('.pn-segment').getByText(label, { exact: true }).click();

/** Asks for a prompt into the text, through the form. */
async function ask(window: Window, prompt: string): Promise<void> {
  const { page } = window;
  await page.locator('.pn-tile', { hasText: 'Prompt' }).click();
  await page.getByLabel('What should be written?').fill(prompt);
  await segment(window, 'Into the text');
  await page.locator('.pn-price-button', { hasText: 'Ku' }).click();
}

test('a story tells its chapter, words, coins and what is to come; it is stopped, continued later, and whole', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('The Crossing');
  const window = await enter(anna, code);
  const { page } = window;
  const [first = '', second = '', third = ''] = CHAPTERS;
  const { provider } = house;
  provider.script({ text: OUTLINE }, { text: first }, { text: 'They rowed.' }, { text: second, gated: true });
  await page.locator('.pn-tile', { hasText: 'Story' }).click();
  await page.getByLabel('What is it about?').fill('A crossing at night.');
  await page
    .getByRole('textbox', { name: /^Title/ })
    .last()
    .fill('The Crossing');
  await page.getByLabel('Chapters').fill('3');
  await page.getByLabel('Words each').fill('200');
  await page.locator('.pn-price-button', { hasText: 'Ku' }).click();
  provider.release(60);
  await window.reads('counted fox 7.');
  await bar(window).getByText('Chapter 2 of 3', { exact: false }).waitFor();
  const told = () => expect.poll(() => bar(window).textContent());
  await told().toMatch(/\d+ words\s*\d\.\d\d\sKu/);
  await told().toMatch(/about \d+ words to go/);
  await told().toMatch(/about \d+\.\d\d\sKu more, at most \d+\.\d\d\sKu/);
  // At 1.00 a word costs 0.01 Ku: what is told of the rest is one sum.
  const [, words = '', about = ''] =
    /about (\d+) words to go.*about (\d+\.\d\d)\sKu more/.exec((await bar(window).textContent()) ?? '') ?? [];
  expect(Number(about)).toBeCloseTo(Number(words) / 100, 6);
  const meter = page.getByRole('progressbar', { name: 'How much of the story' });
  await expect.poll(async () => Number(await meter.getAttribute('value'))).toBeGreaterThan(33);
  expect(Number(await meter.getAttribute('value'))).toBeLessThan(67);
  await page.locator('.pn-chapter', { hasText: 'The Fox' }).locator('.pn-chapter-meter').waitFor();
  await window.picture('story-running');

  await bar(window).getByRole('button', { name: 'Stop' }).click();
  await bar(window)
    .getByText(/Stopped after \d+ words\. You paid \d\.\d\d\sKu\./)
    .waitFor();
  await bar(window)
    .getByRole('button', { name: /Continue · at most \d\.\d\d\sKu/ })
    .waitFor();
  const stopped = await anna.text(code);
  expect(await anna.balance()).toBe(
    50_000 - Object(await anna.get(`/api/projects/${code}/generations`)).items[0].words * 10,
  );
  await page.reload();
  await window.reads('Chapter 2: The Fox');
  await window.reads('counted fox 7.');
  provider.reset();
  provider.script({ text: second }, { text: 'They were followed.' }, { text: third });
  await page.getByRole('tab', { name: 'Results' }).click();
  const card = page.locator('.pn-card').first();
  await card.locator('.pn-card-heading', { hasText: 'Chapter 1: The Ferry' }).waitFor();
  expect(await card.locator('.pn-card-text').textContent()).not.toContain('#');
  await card.getByRole('button', { name: 'Continue' }).click();
  await window.reads('counted light 40.');
  await bar(window).getByText('Your Story is done', { exact: false }).waitFor();
  const whole = fold(await anna.text(code));
  expect(whole.startsWith(fold(stopped))).toBe(true);
  for (const chapter of CHAPTERS) expect(times(whole, fold(chapter))).toBe(1);
});

test('Ctrl+Z takes back my own words alone; "Undo this generation" takes out the model’s and leaves mine, for all', async () => {
  const [anna, bob] = await Promise.all([Person.register(house.url, 'Anna'), Person.register(house.url, 'Bob')]);
  const code = await anna.project('Undo', 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  const [hers, his] = [await enter(anna, code), await enter(bob, code)];
  await Promise.all([hers, his].map((window) => window.reads('It began in winter.')));
  const told = prose(12);
  house.provider.byDefault({ text: told, gated: true });
  await ask(hers, 'Waves.');
  house.provider.release(30);
  await hers.reads('counted wave 2.');
  await his.typeAtStart('Bob here. ');
  await hers.typeAtStart('Anna here. ');
  await hers.reads('Bob here. ');
  house.provider.release(2_000);
  await hers.reads('counted wave 12.');
  await bar(hers).getByText('is done', { exact: false }).waitFor();
  /** What is typed slowly is taken back in several steps. */
  const press = (key: string) =>
    expect.poll(async () => {
      await hers.page.keyboard.press(key);
      return hers.text();
    });
  await press('Control+z').not.toContain('A');
  const left = fold(await hers.text());
  expect(left).toContain('Bob here. It began in winter.');
  expect(times(left, fold(told))).toBe(1);
  await press('Control+Shift+z').toContain('Anna here. ');

  await hers.editor.getByText('counted wave 12.').click();
  await hers.page.keyboard.press('Control+End');
  await hers.page.keyboard.type(' Mine stays.');
  await his.reads('Mine stays.');
  await bar(hers).getByRole('button', { name: 'Undo this generation' }).click();
  await hers.page.getByText('Taken out of the text. It is still among the results.').first().waitFor();
  for (const window of [hers, his]) {
    await expect.poll(() => window.text()).not.toContain('counted wave');
    const text = await window.text();
    for (const kept of ['Anna here.', 'Bob here.', 'It began in winter.', 'Mine stays.']) expect(text).toContain(kept);
  }
  await expect.poll(() => anna.text(code)).not.toContain('counted wave');
  await hers.page.getByRole('tab', { name: 'Results' }).click();
  await hers.page.locator('.pn-card').getByRole('button', { name: 'Insert' }).click();
  await his.reads('counted wave 12.');
});

test('what a model left short is told on its card: too few ideas, an answer that was cut off', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('Short', 'It began in winter.');
  house.provider.script(
    { text: '1. A lamp that nobody lights.\n2. A door that opens into the sea.' },
    { text: 'The lamp was lit', finish: 'content_filter' },
  );
  await anna.generate({ projectCode: code, tool: 'brainstorm', options: { category: 'plot', count: 4 } });
  await expect.poll(() => house.provider.requests().length).toBe(1);
  await anna.generate({ projectCode: code });
  const window = await enter(anna, code);
  await window.page.getByRole('tab', { name: 'Results' }).click();
  await window.page.getByText('The model ended its list after 2 of 4 ideas. You paid 0.14').waitFor();
  await window.page.getByText('The model stopped answering. You paid 0.04').waitFor();
  await window.picture('left-short');
});

test('the caret goes with what one asked for, unless one has put it somewhere else meanwhile', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('Caret', 'It began in winter.');
  const window = await enter(anna, code);
  await window.reads('It began in winter.');
  const { page, editor } = window;
  house.provider.byDefault({ text: prose(6) });
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await ask(window, 'Waves.');
  await bar(window).getByText('is done', { exact: false }).waitFor();
  await window.reads('counted wave 6.');
  await editor.focus();
  await page.keyboard.type(' Mine follows.');
  await window.reads('counted wave 6. Mine follows.');

  await page.keyboard.press('Control+Home');
  house.provider.byDefault({ text: 'Gulls came.', gated: true });
  await ask(window, 'Gulls.');
  house.provider.release(5);
  await window.reads('Gull');
  await editor.getByText('counted wave 3.').click();
  await page.keyboard.press('End');
  house.provider.release(200);
  await window.reads('Gulls came.');
  const latest = async () => Object(await anna.get(`/api/projects/${code}/generations`)).items[0].status;
  await expect.poll(latest).toBe('completed');
  await editor.focus();
  await page.keyboard.type('!');
  await expect.poll(() => window.text()).toContain('!');
  expect(await window.text()).not.toMatch(/Gulls came\.!|!Gulls/);
});

test('Escape closes what is open first, and stops my generation only after that', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('Escape', 'It began in winter.');
  const window = await enter(anna, code);
  await window.reads('It began in winter.');
  house.provider.byDefault({ text: prose(12), gated: true });
  await ask(window, 'Waves.');
  house.provider.release(20);
  await window.reads('counted wave 2.');
  const { page } = window;
  for (const [open, what] of [
    ['Control+k', page.locator('.pn-palette')],
    ['Control+f', page.getByRole('search', { name: 'Find and replace' })],
  ] as const) {
    await page.keyboard.press(open);
    await what.waitFor();
    await page.keyboard.press('Escape');
    await what.waitFor({ state: 'detached' });
  }
  await page.keyboard.press('Control+f');
  await page.getByRole('search', { name: 'Find and replace' }).waitFor();
  await window.editor.focus();
  await page.keyboard.press('Escape');
  await page.getByRole('search', { name: 'Find and replace' }).waitFor({ state: 'detached' });
  house.provider.release(10);
  await window.reads('counted wave 3.');
  expect(await bar(window).getByRole('button', { name: 'Stop' }).count()).toBe(1);
  await page.keyboard.press('Escape');
  await bar(window)
    .getByText(/Stopped after \d+ words\./)
    .waitFor();
  expect(await house.provider.ended(1)).toBe('left');
});

const PHONE = { width: 390, height: 844 };

test('before its first word a run stands where it will write, with Stop; failed it says so there, with Try again', async () => {
  const [anna, bob] = await Promise.all([Person.register(house.url, 'Anna'), Person.register(house.url, 'Bob')]);
  const code = await anna.project('No answer', 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  const [hers, his] = [await enter(anna, code), await enter(bob, code, PHONE)];
  await Promise.all([hers, his].map((window) => window.reads('It began in winter.')));
  house.provider.byDefault({ text: 'Gulls came.', gated: true });
  await ask(hers, 'Gulls.');
  await hers.page.locator('.pn-editor .pn-run-bar', { hasText: 'waiting for the first word' }).waitFor();
  await hers.picture('no-word-yet');
  // Where she has her cursor only her own page knows.
  const foot = his.page.locator('.pn-run-foot .pn-run-bar');
  await foot.getByText('waiting for the first word').waitFor();
  await his.picture('no-word-yet-phone');
  await foot.getByRole('button', { name: 'Stop' }).click();
  await bar(hers).getByRole('button', { name: 'Try again' }).waitFor();

  house.provider.byDefault({ fault: { kind: 'status', status: 500, shape: 'detail' } });
  await bar(hers).getByRole('button', { name: 'Try again' }).click();
  const sentence = 'The model did not answer. It cost nothing. Try again.';
  for (const window of [hers, his]) await bar(window).getByText(sentence).waitFor();
  await hers.picture('no-answer');
  await his.picture('no-answer-phone');
  house.provider.byDefault({ text: 'Gulls came.' });
  await foot.getByRole('button', { name: 'Try again' }).click();
  for (const window of [hers, his]) {
    await window.reads('Gulls came.');
    await window.page.locator('.pn-editor .pn-run-bar', { hasText: 'is done' }).waitFor();
  }
  expect(await foot.count()).toBe(0);
});

/** What a phone does with a page when its screen is locked and its radio sleeps. */
async function locked(window: Window, line: Line): Promise<() => Promise<void>> {
  const device = await window.context.newCDPSession(window.page);
  await line.cut();
  await device.send('Page.setWebLifecycleState', { state: 'frozen' });
  return async () => {
    await device.send('Page.setWebLifecycleState', { state: 'active' });
    await window.page.bringToFront();
    await line.restore();
    await device.detach();
  };
}

test('a phone is locked while a model writes: its words, mine and the others’ are there when it wakes', async () => {
  const [anna, bob] = await Promise.all([Person.register(house.url, 'Anna'), Person.register(house.url, 'Bob')]);
  const code = await anna.project('Locked', 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  const phone = await house.open(anna, PHONE);
  const line = await Line.of(phone);
  await phone.enter(code);
  await phone.reads('It began in winter.');
  const told = prose(24);
  house.provider.byDefault({ text: told, gated: true });
  const { generation } = await anna.generate({ projectCode: code, target: { kind: 'document', position: 'end' } });
  house.provider.release(30);
  await phone.reads('counted wave 3.');
  await phone.typeAtStart('Typed just before. ');
  const wake = await locked(phone, line);

  house.provider.release(2_000);
  await expect.poll(async () => (await anna.generation(generation.id)).status).toBe('completed');
  const his = await enter(bob, code);
  await his.reads('counted wave 24.');
  await his.typeAtStart('Bob, meanwhile. ');
  await expect.poll(() => anna.text(code)).toContain('Bob, meanwhile.');
  await wake();
  // Looked at without the page's own clock, which a hidden page does not have.
  const reads = (words: string) => expect.poll(() => phone.text()).toContain(words);
  await reads('counted wave 24.');
  await reads('Bob, meanwhile.');
  await his.reads('Typed just before.');
  for (const window of [phone, his])
    await expect.poll(async () => times(fold(await window.text()), fold(told))).toBe(1);
  await phone.page.locator('.pn-phone-part', { hasText: 'Results' }).click();
  await phone.page.locator('.pn-card', { hasText: 'counted wave 24.' }).waitFor();
  await phone.shows(await anna.balance());
});

test('a phone throws the page away while it is locked: what was typed and filled in is there again', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('Thrown away', 'It began in winter.');
  const phone = await house.open(anna, PHONE);
  const line = await Line.of(phone);
  await phone.enter(code);
  await phone.reads('It began in winter.');
  await phone.page.locator('.pn-phone-part', { hasText: 'Tools' }).click();
  await phone.page.locator('.pn-tile', { hasText: 'Prompt' }).click();
  await phone.page.getByLabel('What should be written?').fill('The lamp answers.');
  await phone.page.getByRole('button', { name: 'Close' }).click();
  await phone.page.locator('.pn-sheet').waitFor({ state: 'detached' });
  await line.cut();
  await phone.typeAtStart('Only here. ');
  await phone.page.locator('.pn-saving[title*="kept on this device"]').waitFor();
  await expect.poll(() => changesOnDisk(phone, code)).toBeGreaterThanOrEqual('Only here. '.length);
  await phone.page.goto('about:blank');
  expect(await anna.text(code)).toBe('It began in winter.');
  await line.restore();
  await phone.enter(code);
  await phone.reads('Only here. It began in winter.');
  await expect.poll(() => anna.text(code)).toBe('Only here. It began in winter.');
  await phone.page.locator('.pn-phone-part', { hasText: 'Tools' }).click();
  await expect.poll(() => phone.page.getByLabel('What should be written?').inputValue()).toBe('The lamp answers.');
});
