import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { personColour } from '../../../client/src/ui/person.ts';
import { Collab } from '../kit/collab.ts';
import { Person } from '../kit/person.ts';
import { prose } from '../kit/prose.ts';
import { stage } from '../kit/stage.ts';
import { addParagraph, fold, times } from '../kit/text.ts';
import type { Window } from '../kit/window.ts';

const TEXT = prose(24);

const house = stage({ provider: true, name: 'together' });
const { open } = house;

/** Anna asks for a prompt into the text. */
async function ask({ page }: Window, prompt: string): Promise<void> {
  await page.locator('.pn-tile', { hasText: 'Prompt' }).click();
  await page.getByLabel('What should be written?').fill(prompt);
  await page.locator('.pn-segment', { hasText: 'Into the text' }).click();
  await page.locator('.pn-price-button', { hasText: 'Ku' }).click();
}

test('two watch one generation grow, both type meanwhile, one stops it; a third finds the same later', async () => {
  const [anna, bob, cara] = await Promise.all(['Anna', 'Bob', 'Cara'].map((name) => Person.register(house.url, name)));
  if (!anna || !bob || !cara) throw new Error('three people');
  const code = await anna.project('The Salt Lantern', 'It began in winter.');
  await anna.invite(code, bob, 'editor');
  await anna.invite(code, cara, 'viewer');
  const [hers, his] = await Promise.all([open(anna), open(bob)]);
  await Promise.all([hers.enter(code), his.enter(code)]);
  await Promise.all([hers, his].map((window) => window.reads('It began in winter.')));

  house.provider.byDefault({ text: TEXT, gated: true });
  await ask(hers, 'Waves.');
  house.provider.release(30);
  await Promise.all([hers, his].map((window) => window.reads('The keeper counted wave 2.')));
  await Promise.all([hers.typeAtStart('Anna says so. '), his.typeAtStart('Bob does too. ')]);
  await Promise.all([hers.reads('Bob does too. '), his.reads('Anna says so. ')]);
  house.provider.release(30);
  await Promise.all([hers, his].map((window) => window.reads('The keeper counted wave 6.')));
  await Promise.all([hers.picture('desk-writing-anna'), his.picture('desk-writing-bob')]);

  await his.page.locator('.pn-stop').first().click();
  expect(await house.provider.ended(1)).toBe('left');
  await his.page.locator('.pn-run-bar-ended').first().waitFor();
  const { items } = Object(await anna.get(`/api/projects/${code}/generations`));
  const [generation] = items;
  expect(generation).toMatchObject({ status: 'stopped', reason: 'user', requestedBy: anna.id });
  const text = fold(await anna.text(code));
  expect(times(text, fold(generation.text))).toBe(1);
  expect(text).toContain('Anna says so.');
  expect(text).toContain('Bob does too.');

  const balance = 50_000 - generation.words * 10;
  expect(generation.costMilliku).toBe(generation.words * 10);
  expect(await anna.balance()).toBe(balance);
  const sum = (await anna.entries()).reduce((total, { amountMilliku }) => total + amountMilliku, 0);
  expect(sum).toBe(balance);
  await Promise.all([hers.shows(balance), his.shows(50_000)]);
  await Promise.all([hers.picture('desk-stopped-anna'), his.picture('desk-stopped-bob')]);

  await Promise.all([hers.page.reload(), his.page.reload()]);
  const late = await open(cara);
  await late.enter(code);
  for (const window of [hers, his, late]) {
    await expect.poll(async () => fold(await window.text())).toBe(text);
  }
  await hers.shows(balance);
  await late.page.getByRole('tab', { name: 'History' }).click();
  await late.page.getByText('0.49').first().waitFor();
  await late.page.locator('.pn-editor[contenteditable="false"]').waitFor();
  await late.picture('desk-late-viewer');

  await hers.page.goto('/account#ledger');
  await hers.page.getByText('+50.000').first().waitFor();
  await hers.page
    .getByText((balance / 1_000).toFixed(3))
    .first()
    .waitFor();
  await hers.picture('desk-ledger');
});

test('a third who joins while the model writes sees the beginning and the rest', async () => {
  const anna = await Person.register(house.url);
  const code = await anna.project('Late', 'Before.');
  const first = await open(anna);
  await first.enter(code);
  house.provider.byDefault({ text: TEXT, gated: true });
  await ask(first, 'Waves.');
  house.provider.release(40);
  await first.reads('The keeper counted wave 4.');
  const late = await open(anna);
  await late.enter(code);
  await late.reads('The keeper counted wave 4.');
  house.provider.release(1_000);
  await Promise.all([first, late].map((window) => window.reads('The keeper counted wave 24.')));
  for (const window of [first, late]) await expect.poll(async () => fold(await window.text())).toBe(`Before. ${TEXT}`);
  await Promise.all([first, late].map((window) => window.shows(50_000 - 1_200)));
});

test('the balance ends in the middle: told before, kept afterwards, and how to go on', async () => {
  const anna = await Person.register(house.url);
  const code = await anna.project('The Salt Lantern', 'It began in winter.');
  const window = await open(anna);
  const { page } = window;
  await window.enter(code);
  house.provider.byDefault({ text: prose(1_000) });
  await page.locator('.pn-tile', { hasText: 'Prompt' }).click();
  await page.getByLabel('What should be written?').fill('Waves.');
  await page.locator('.pn-segment', { hasText: 'Pages' }).click();
  await page.getByRole('spinbutton', { name: 'Pages' }).fill('10');
  await page.getByRole('combobox', { name: 'Model' }).selectOption('premium');
  await page.getByText(/Your 50\.00\sKu pay for 1,666 words of about/).waitFor();
  await page.locator('.pn-price-button', { hasText: 'up to 49.98' }).waitFor();
  await page.locator('.pn-generate a[href="/pricing"]').waitFor();
  await window.picture('short-before');
  await page.locator('.pn-segment', { hasText: 'As a card' }).click();
  await page.locator('.pn-price-button', { hasText: 'up to 49.98' }).click();
  await page.getByText('Your coins ran out after 1,666 words. Everything written is saved.').first().waitFor();
  await window.picture('short-after');
  await window.shows(20);
  await page.locator('.pn-card a[href="/pricing"]').waitFor();
  await page.getByRole('tab', { name: 'Tools' }).click();
  await page.getByText(/Your 0\.02\sKu do not pay for a word of this\./).waitFor();
  await page.locator('.pn-price-button:disabled').waitFor();
});

/** With the next change of others a key or a click sends the caret to the beginning: the browser has not said it yet. */
async function moveWithNext({ page }: Window, change: 'sync' | 'awareness', by: 'key' | 'click'): Promise<void> {
  const arm = (asked: { change: string; by: string }): void => {
    const editor = document.querySelector('.pn-editor');
    const first = editor?.querySelector('p') ?? document.body;
    const { left, top } = first.getBoundingClientRect();
    const click = (type: string) =>
      first.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: left + 1, clientY: top + 9 }));
    const move = (): void => {
      if (asked.by === 'click') click('mousedown');
      else editor?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
      getSelection()?.collapse(document.createTreeWalker(first, NodeFilter.SHOW_TEXT).nextNode(), 0);
      if (asked.by === 'click') setTimeout(() => click('mouseup'), 0);
    };
    addEventListener(asked.change, move, { once: true });
  };
  await page.evaluate(arm, { change, by });
}

test('keys and clicks move the caret also when others write, or move theirs, in the same moment', async () => {
  const [anna, bob] = await Promise.all([Person.register(house.url, 'Anna'), Person.register(house.url, 'Bob')]);
  const code = await anna.project('Carets', 'Winter.');
  await anna.invite(code, bob, 'editor');
  const hers = await open(anna);
  await hers.page.addInitScript(() => {
    window.WebSocket = class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        this.addEventListener('message', ({ data }) => {
          const kind = data instanceof ArrayBuffer ? ['sync', 'awareness'][new Uint8Array(data)[0] ?? -1] : undefined;
          // Carets are drawn a turn later than they come.
          if (kind === 'awareness') setTimeout(() => dispatchEvent(new Event(kind)), 0);
          else if (kind !== undefined) dispatchEvent(new Event(kind));
        });
      }
    };
  });
  await hers.enter(code);
  await hers.reads('Winter.');
  const his = new Collab(house.url, code, bob);
  await his.whenSynced();

  await hers.editor.focus();
  let text = 'Winter.';
  for (const [by, typed] of [['key', 'In '] as const, ['click', 'Cold. '] as const]) {
    await hers.page.keyboard.press('Control+End');
    await moveWithNext(hers, 'sync', by);
    const words = `Bob writes with a ${by}.`;
    addParagraph(his.doc, words);
    await hers.reads(words);
    await hers.page.keyboard.type(typed);
    text = `${typed}${text}\n${words}`;
    await expect.poll(() => hers.text()).toBe(text);
  }

  await hers.page.keyboard.press('Control+End');
  await moveWithNext(hers, 'awareness', 'key');
  const place = Y.createRelativePositionFromTypeIndex(his.doc.getXmlFragment('default'), 1);
  his.provider.awareness.setLocalStateField('cursor', { anchor: place, head: place });
  await hers.page.locator('.pn-caret').waitFor();
  await hers.page.keyboard.type('Once. ');
  await expect.poll(() => hers.text()).toBe(`Once. ${text}`);
  his.close();
});

test('a long text has its beginning and its end one key away, though what is far has no layout yet', async () => {
  const anna = await Person.register(house.url);
  const lines = Array.from({ length: 80 }, (_, n) => `Line ${n} of a text that is higher than the window.`);
  const window = await house.enter(anna, await anna.project('Long', lines.join('\n')));
  const { page } = window;
  await window.editor.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' The end.');
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('At first: ');
  const all = `At first: ${lines.join('\n')} The end.`;
  await expect.poll(() => window.text()).toBe(all);
  await page.keyboard.press('Control+Shift+End');
  expect(await page.evaluate(() => String(getSelection()).endsWith('window. The end.'))).toBe(true);
  await page.keyboard.type('!');
  await expect.poll(() => window.text()).toBe('At first: !');
});

const TOLD =
  'She had counted thirty-two steps to the lantern room, and on the thirty-third she stopped. The glass was warm. Somebody had wiped it clean with a sleeve, in a hurry, and left the print of a small hand on the brass. Ines held her own beside it and found that it fitted. Below her the water drew back from the stones, slowly, as if it had remembered an errand somewhere else.';

const LANTERN_ROOM = { text: 'The lantern room at night.' };
const SMELL =
  'It smelled of cold brass and lamp oil, and under both of them, faint as a voice in the next room, of somebody’s coat drying by a fire that had been out for years.';

/** Two chapters as a person has written them. */
function writeChapters(doc: Y.Doc): void {
  const heading = (text: string): Y.XmlElement => {
    const element = new Y.XmlElement('heading');
    element.setAttribute('level', 1 as never);
    element.insert(0, [new Y.XmlText(text)]);
    return element;
  };
  const add = (text: string): void => addParagraph(doc, text);
  const title = (text: string): void => doc.getXmlFragment('default').push([heading(text)]);
  title('The lamp');
  add('The lamp was lit before the ship was seen, and nobody in the town would say by whom.');
  add(
    'Ines walked down to the harbour with her collar up. The nets hung where the men had left them, stiff with salt.',
  );
  title('Low tide');
  add('The tide had turned without asking anyone.');
}

test('the room with two people and a model writing, as the README shows it', async () => {
  const ines = await Person.register(house.url, 'Ines');
  // Eight colours and two people: for a picture they are told apart.
  let tomas = await Person.register(house.url, 'Tomas');
  while (personColour(tomas.id) === personColour(ines.id)) tomas = await Person.register(house.url, 'Tomas');
  for (const title of ['Ashes, draft', 'Letters from the pier']) await ines.project(title);
  const code = await ines.project('The Salt Lantern');
  await ines.invite(code, tomas, 'editor');
  const collab = new Collab(house.url, code, ines);
  await collab.whenSynced();
  collab.doc.transact(() => writeChapters(collab.doc));
  const [hers, his] = await Promise.all([open(ines), open(tomas)]);
  await Promise.all([hers.enter(code), his.enter(code)]);
  await Promise.all([hers.reads('without asking anyone.'), his.reads('without asking anyone.')]);
  collab.close();
  house.provider.script({ text: SMELL });
  const senses = { tool: 'describe', options: { senses: ['smell'] }, prompt: undefined, input: LANTERN_ROOM };
  const { generation } = await tomas.generate({ projectCode: code, ...senses, target: { kind: 'card' } });
  await expect.poll(async () => (await tomas.generation(generation.id)).status).toBe('completed');
  house.provider.byDefault({ text: TOLD, gated: true });
  await his.editor.getByText('collar up').click();
  await hers.editor.getByText('The tide had turned').click();
  await hers.page.keyboard.press('Control+End');
  await ask(hers, 'Ines climbs to the lantern room and finds that somebody was there before her.');
  house.provider.release(75);
  await hers.reads('in a hurry');
  await hers.page.locator('.pn-people', { hasText: 'Tomas' }).waitFor();
  await hers.page.getByRole('tab', { name: 'Results' }).click();
  await hers.page.locator('.pn-card-running').waitFor();
  await hers.page.locator('.pn-status-words', { hasText: '117 words' }).waitFor();
  const path = fileURLToPath(new URL('../../pictures/room.png', import.meta.url));
  if (process.env.PENORA_PICTURES !== undefined) await hers.page.screenshot({ path });
  await Promise.all([hers.picture('room'), his.picture('room-tomas')]);
  house.provider.release(1_000);
  await his.reads('errand somewhere else.');
  await expect.poll(async () => fold(await his.text())).toContain(fold(TOLD));
});
