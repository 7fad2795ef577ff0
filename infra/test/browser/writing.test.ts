import { expect, test } from 'vitest';
import { folded, readPdf } from '../../../server/src/files/export/test/readPdf.ts';
import { Collab } from '../kit/collab.ts';
import { Person } from '../kit/person.ts';
import { prose } from '../kit/prose.ts';
import { stage } from '../kit/stage.ts';
import { addParagraph } from '../kit/text.ts';
import type { Window } from '../kit/window.ts';

const house = stage({ name: 'writing' });
const { enter } = house;

async function room(
  title = 'The Salt Lantern',
  text?: string,
): Promise<{ anna: Person; code: string; window: Window }> {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project(title, text);
  return { anna, code, window: await enter(anna, code) };
}

/** By its words in the list of all actions. */
async function choose({ page }: Window, action: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What do you want to do?' }).fill(action);
  await page.keyboard.press('Enter');
  await page.locator('.pn-palette').waitFor({ state: 'detached' });
}

test('focus mode: the panes step aside and other paragraphs back, the next visit too; asking for a pane ends it', async () => {
  const { window } = await room('Focus', 'The first paragraph.\nThe second paragraph.');
  const { page, editor } = window;
  await window.reads('The second paragraph.');
  const colorOf = (words: string): Promise<string> =>
    editor.getByText(words).evaluate((paragraph) => getComputedStyle(paragraph).color);
  const plain = await colorOf('The second');
  await editor.getByText('The second').click();
  await choose(window, 'focus mode');
  await page.locator('.pn-room-focus').waitFor();
  await expect.poll(() => page.locator('#pn-left, #pn-right').count()).toBe(0);
  await expect.poll(() => colorOf('The first')).not.toBe(plain);
  await expect.poll(() => colorOf('The second')).toBe(plain);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => colorOf('The first')).toBe(plain);
  await expect.poll(() => colorOf('The second')).not.toBe(plain);

  await page.reload();
  await window.reads('The second paragraph.');
  await page.locator('.pn-room-focus').waitFor();
  await page.getByRole('button', { name: 'Tools and results' }).click();
  await page.locator('#pn-right').waitFor();
  await page.locator('.pn-room-focus').waitFor({ state: 'detached' });
  await expect.poll(() => colorOf('The first')).toBe(plain);
});

test('typewriter scrolling: the line that is written stays at one height', async () => {
  const text = Array.from({ length: 60 }, (_, n) => `Paragraph ${n} of a long text.`).join('\n');
  const { window } = await room('Typewriter', text);
  const { page, editor } = window;
  await window.reads('Paragraph 59');
  // What scrolls does so before the next picture is drawn.
  const height = (): Promise<number> =>
    page.evaluate(async () => {
      for (let n = 0; n < 2; n += 1) await new Promise(requestAnimationFrame);
      const caret = getSelection()?.getRangeAt(0).getBoundingClientRect();
      return caret === undefined ? Number.NaN : Math.round(caret.top);
    });
  await editor.getByText('Paragraph 3 of').click();
  await page.keyboard.press('End');
  const writeLines = async (): Promise<number[]> => {
    const heights: number[] = [];
    for (const line of ['One', 'Two', 'Three']) {
      await page.keyboard.press('Enter');
      await page.keyboard.type(line);
      heights.push(await height());
    }
    return heights;
  };
  const before = await writeLines();
  expect(new Set(before).size).toBe(3);
  await choose(window, 'typewriter');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('penora:writing'))).toContain('"typewriter":true');
  await editor.focus();
  await page.keyboard.type('.');
  const after = await writeLines();
  expect(Math.max(...after) - Math.min(...after)).toBeLessThanOrEqual(2);
});

test('printed, the text is whole and black, with its title, whatever was in sight', async () => {
  const paragraphs = Array.from({ length: 80 }, (_, n) => `Paragraph number${n}. ${prose(60, 'wave')}`);
  const { window } = await room('On paper', paragraphs.join('\n'));
  await window.reads('number79.');
  const { pages } = await readPdf(await window.page.pdf({ format: 'A4' }));
  const words = folded(pages.join(' '));
  expect(pages.length).toBeGreaterThan(5);
  expect(paragraphs.filter((_, n) => !words.includes(`number${n}.`))).toEqual([]);
  expect(words).toContain('On paper');
  expect(words).not.toContain('Brainstorm');
  await window.page.emulateMedia({ media: 'print' });
  expect(await window.editor.evaluate((editor) => getComputedStyle(editor).color)).toBe('rgb(0, 0, 0)');
});

test('a goal for the day: own words count from the first one, the goal is set, reached, and remembered', async () => {
  const { anna, code, window } = await room('Goal');
  const { page, editor } = window;
  const today = (words: string): Promise<void> => page.locator('.pn-today', { hasText: words }).waitFor();
  await today('0 words today');
  await editor.focus();
  await page.keyboard.type('It was night.');
  await today('3 words today');
  await choose(window, 'goal');
  await page.getByRole('dialog').getByLabel('My goal').fill('5');
  await page.keyboard.press('Enter');
  await today('3 of 5 words today');
  const goal = page.getByRole('progressbar', { name: 'Goal for today' });
  await expect.poll(() => goal.getAttribute('value')).toBe('3');
  // As long as it is there, the focus is its own.
  await page.locator('.modal').waitFor({ state: 'detached' });
  await editor.focus();
  await page.keyboard.type(' And very cold.');
  await today('6 of 5 words today');
  await page.getByRole('img', { name: 'Goal reached' }).waitFor();
  await expect.poll(() => anna.text(code)).toBe('It was night. And very cold.');
  await page.reload();
  await today('6 of 5 words today');
  const elsewhere = new Collab(house.url, code, anna);
  await elsewhere.whenSynced();
  addParagraph(elsewhere.doc, 'What others write is theirs.');
  await window.reads('What others write is theirs.');
  await editor.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Once ');
  await today('7 of 5 words today');
  // However slowly it was typed: there is nothing else to take back.
  for (const _ of 'Once ') await page.keyboard.press('Control+z');
  await today('6 of 5 words today');
  elsewhere.close();
});

const CHAPTERS = [
  ['The lamp', 'It was lit.'],
  ['Low tide', 'Stones.'],
  ['The ferry', 'Nobody came.'],
] as const;

/** Typed as a person types them. */
async function writeChapters({ page, editor }: Window): Promise<void> {
  await editor.focus();
  for (const [n, [title, text]] of CHAPTERS.entries()) {
    if (n > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(`# ${title}`);
    await editor.locator('h1', { hasText: title }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(text);
  }
}

test('chapters are put in another order by keys and by dragging, with their text, not under somebody’s hands', async () => {
  const { anna, code, window } = await room('Chapters');
  const { page } = window;
  await writeChapters(window);
  const row = (title: string) => page.locator('.pn-chapter', { hasText: title });
  const order = async (): Promise<string[]> =>
    (await page.locator('.pn-chapter .pn-left-name').allTextContents()).map((title) => title.trim());
  await expect.poll(order).toEqual(['The lamp', 'Low tide', 'The ferry']);
  await row('Low tide').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(['Low tide', 'The lamp', 'The ferry']);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Low tide');
  await page.keyboard.press('Alt+ArrowUp');
  await row('Low tide').dragTo(row('The ferry'));
  await expect.poll(order).toEqual(['The lamp', 'The ferry', 'Low tide']);
  await expect
    .poll(() => anna.text(code))
    .toBe('The lamp\n\nIt was lit.\n\nThe ferry\n\nNobody came.\n\nLow tide\n\nStones.');

  const bob = await Person.register(house.url, 'Bob');
  await anna.invite(code, bob, 'editor');
  const his = await enter(bob, code);
  await his.editor.getByText('Nobody came.').click();
  await page.locator('.pn-caret-name', { hasText: 'Bob' }).waitFor();
  await row('The ferry').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText('Somebody is writing there. Move it when they are done.').first().waitFor();
  expect(await order()).toEqual(['The lamp', 'The ferry', 'Low tide']);
});

test('panes are made wider and narrower, shut and opened, and are so on the next visit', async () => {
  const { window } = await room('Panes', 'Text.');
  const { page } = window;
  const widthOf = (pane: string): Promise<number> =>
    page.locator(pane).evaluate((element) => Math.round(element.getBoundingClientRect().width));
  const splitter = (name: string) => page.getByRole('separator', { name });
  const isWide = (pane: string, px: number): Promise<void> => expect.poll(() => widthOf(pane)).toBe(px);
  await isWide('#pn-left', 264);
  await isWide('#pn-right', 372);
  await splitter('Width of projects and outline').focus();
  await page.keyboard.press('ArrowRight');
  await isWide('#pn-left', 280);
  const handle = await splitter('Width of tools and results').boundingBox();
  if (handle === null) throw new Error('a splitter in sight');
  await page.mouse.move(handle.x, handle.y + 300);
  await page.mouse.down();
  await page.mouse.move(handle.x - 90, handle.y + 300, { steps: 4 });
  await page.mouse.up();
  await isWide('#pn-right', 462);
  await page.getByRole('button', { name: 'Projects and outline' }).click();
  await page.locator('#pn-left').waitFor({ state: 'detached' });

  await page.reload();
  await window.reads('Text.');
  expect(await page.locator('#pn-left').count()).toBe(0);
  await isWide('#pn-right', 462);
  await page.getByRole('button', { name: 'Projects and outline' }).click();
  await isWide('#pn-left', 280);
  await splitter('Width of tools and results').dblclick({ position: { x: 0, y: 300 }, force: true });
  await isWide('#pn-right', 372);
});
