import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { presets } from '../../stand-ins/deepinfra/presets.ts';
import { barriers } from '../kit/accessibility.ts';
import { Person } from '../kit/person.ts';
import { prose } from '../kit/prose.ts';
import { stage } from '../kit/stage.ts';
import { movements, smallTargets } from '../kit/targets.ts';
import type { Window, WindowOptions } from '../kit/window.ts';

const PHONE = { width: 390, height: 844 } as const;

/** Each width and each theme once; in the long run every pair of them. */
const LOOKS: [string, WindowOptions][] = [
  ['desk, dark', {}],
  ['phone, paper', { ...PHONE, theme: 'paper' }],
];
if (process.env.PENORA_LONG !== undefined)
  LOOKS.push(['desk, paper', { theme: 'paper' }], ['phone, dark', { ...PHONE }]);

/** Some tests here break pages and cut the network. */
const house = stage({ provider: true, meant: [/./] });
const { open } = house;

/** What was found, by the state it was found in: all of them are told at once. */
class Inspection {
  readonly #found: Record<string, string[]> = {};

  async look(state: string, page: Page): Promise<void> {
    const found = [...(await barriers(page)), ...(await smallTargets(page)), ...(await movements(page))];
    if (found.length > 0) this.#found[state] = found;
  }

  expectNothing(): void {
    expect(this.#found).toEqual({});
  }
}

const OUTSIDE = ['/', '/login', '/register', '/forgot', '/pricing', '/share/nothing', '/nothing/here'];
const INSIDE = ['/', '/workspace', '/workspace?bin=1', '/pricing', '/account', '/p/NOSUCH'];

test.each(LOOKS)('nothing serious on any page: %s', async (_, options) => {
  const anna = await Person.register(house.url);
  await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
  const inspection = new Inspection();
  for (const [person, paths] of [[null, OUTSIDE] as const, [anna, INSIDE] as const]) {
    const window = await open(person, options);
    for (const path of paths) {
      await window.page.goto(path);
      await window.page.locator('h1, h2').first().waitFor();
      await window.page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      await inspection.look(`${path} ${person === null ? 'out' : 'in'}`, window.page);
    }
  }
  inspection.expectNothing();
});

/** Opens a part of the right pane, which is behind the bar at the bottom on a phone. */
async function show({ page }: Window, part: 'Tools' | 'Results' | 'History'): Promise<void> {
  // A sheet has a bar of its own over the room's.
  const bar = page.getByRole('navigation', { name: 'Parts of the room' }).last();
  if (!(await bar.isVisible())) return page.getByRole('tab', { name: part }).click();
  await page.keyboard.press('Escape');
  await bar.getByText(part === 'Tools' ? 'Tools' : 'Results').click();
  if (part === 'History') await page.locator('.pn-sheet-part').getByText(part, { exact: true }).click();
}

const TOOLS = ['Rewrite', 'Describe', 'Brainstorm', 'Prompt', 'Story', 'File', 'Write'];

test.each(LOOKS)('nothing serious in any state of the room: %s', async (_, options) => {
  const anna = await Person.register(house.url);
  const code = await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
  const window = await open(anna, options);
  const { page } = window;
  const inspection = new Inspection();
  await window.enter(code);
  await window.reads('The lamp was lit');
  await inspection.look('text', page);
  await show(window, 'Results');
  await page.getByText('Nothing written yet').waitFor();
  await inspection.look('no results', page);
  await show(window, 'Tools');
  for (const tool of TOOLS) {
    await page.locator('.pn-tile').getByText(tool, { exact: true }).click();
    await inspection.look(`tool ${tool}`, page);
  }

  house.provider.byDefault({ text: prose(20), gated: true });
  for (const target of [{ kind: 'card' }, { kind: 'document', position: 'end' }])
    await anna.generate({ projectCode: code, target });
  house.provider.release(40);
  await show(window, 'Results');
  await page.locator('.pn-card-running', { hasText: 'The keeper counted wave 2.' }).first().waitFor();
  await inspection.look('generating', page);
  house.provider.release(1_000);
  await page.locator('.pn-card-running').first().waitFor({ state: 'detached' });
  await inspection.look('results', page);
  await page.locator('.pn-card').first().getByRole('button', { name: 'More' }).click();
  await page.locator('.pn-menu').waitFor();
  await inspection.look('menu of a result', page);
  await page.locator('.pn-menu').getByText('Edit & Save').click();
  await page.getByRole('dialog').getByLabel('Title').waitFor();
  await inspection.look('dialog', page);
  await page.getByRole('button', { name: 'Cancel' }).click();

  house.provider.byDefault(presets.unavailable);
  await anna.generate({ projectCode: code, target: { kind: 'card' } });
  await page.getByText('The model', { exact: false }).first().waitFor();
  await inspection.look('error', page);
  await show(window, 'History');
  await page.locator('.pn-history-row').first().click();
  await inspection.look('history', page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'What do you want to do?' }).waitFor();
  await inspection.look('palette', page);
  await page.keyboard.press('Escape');
  inspection.expectNothing();
});

test.each(LOOKS)(
  'nothing serious beside and over the text: comments, versions, replay, keys, find, a story: %s',
  async (_, options) => {
    const anna = await Person.register(house.url);
    const code = await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
    const inspection = new Inspection();
    const isPhone = 'width' in options;
    const desk = await open(anna, isPhone ? {} : options);
    await desk.enter(code);
    await desk.reads('The lamp was lit');
    const window = isPhone ? await open(anna, options) : desk;
    const { page } = window;
    if (isPhone) await window.enter(code);
    await window.reads('The lamp was lit');
    await anna.post(`/api/projects/${code}/versions`, { name: 'Before the storm' });
    await desk.typeAtStart('Once, in winter: ');
    await expect.poll(() => anna.text(code)).toContain('Once, in winter: ');
    await desk.comment('lamp', 'Which one?');
    if (!isPhone) await inspection.look('a comment', desk.page);
    await desk.page.keyboard.press('Escape');

    await window.reads('Once, in winter:');
    if (isPhone) {
      await page.locator('.pn-commented').tap();
      await page.locator('.pn-sheet.show .pn-comment-text').waitFor();
      await inspection.look('a comment from below', page);
      await close(page);
      await page.locator('.pn-phone-part', { hasText: 'Outline' }).click();
      await page.locator('.pn-sheet.show').waitFor();
      await inspection.look('the outline from below', page);
      await close(page);
    }
    await page.getByRole('button', { name: '1 comment' }).click();
    await page.locator('.pn-comment-entry').waitFor();
    await inspection.look('all comments', page);
    await close(page);
    for (const [state, action, there] of OVER_THE_TEXT) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'What do you want to do?' }).fill(action);
      await inspection.look(`the palette with ${action}`, page);
      await page.keyboard.press('Enter');
      await page.locator(there).last().waitFor();
      await inspection.look(state, page);
      if (state === 'versions') await versions(window, inspection);
      await page.keyboard.press('Escape');
      await page.locator('.modal').waitFor({ state: 'detached' });
    }
    if (isPhone) await close(page);

    house.provider.script({ text: '1. The Ferry: They cross.\n2. The Fox: It follows.' });
    house.provider.byDefault({ text: prose(20), gated: true });
    const story = { chapters: 2, wordsPerChapter: 200, title: 'A crossing' };
    await anna.generate({
      projectCode: code,
      tool: 'story',
      options: story,
      target: { kind: 'document', position: 'end' },
    });
    house.provider.release(20);
    await page.locator('.pn-story-progress', { hasText: 'Chapter 1 of 2' }).waitFor();
    await inspection.look('a story in progress', page);
    inspection.expectNothing();
  },
);

const OVER_THE_TEXT = [
  ['keys', 'keys', '.pn-keys-group'],
  ['the goal', 'words a', '.modal .pn-field'],
  ['a download', 'download', '.pn-formats'],
  ['replay', 'replay', '.pn-replay-text'],
  ['find and replace', 'find', '.pn-find'],
  ['versions', 'versions', '.pn-version-row, .pn-versions li'],
] as const;

async function close(page: Page): Promise<void> {
  await page.locator('.offcanvas.show').getByRole('button', { name: 'Close' }).click();
  await page.locator('.offcanvas').waitFor({ state: 'detached' });
}

async function versions({ page }: Window, inspection: Inspection): Promise<void> {
  await page.getByRole('button', { name: /Before the storm/ }).click();
  await page.getByRole('dialog').last().locator('ins').first().waitFor();
  await inspection.look('what has changed since a version', page);
}

test.each(LOOKS.slice(0, 2))(
  'nothing serious with everything else stepped back, with a link found, under a title of one letter: %s',
  async (_, options) => {
    const anna = await Person.register(house.url);
    const code = await anna.project('n', 'The ship was seen.\nNobody would say by whom.');
    const inspection = new Inspection();
    const window = await open(anna, options);
    const { page } = window;
    await window.enter(code);
    await window.reads('The ship was seen.');
    await window.typeAtStart('https://lamp.example ');
    await window.editor.locator('a').waitFor();
    await page.keyboard.press('Control+f');
    await page.locator('.pn-find :focus').waitFor();
    await page.keyboard.type('lamp');
    await window.editor.locator('.pn-found-now').waitFor();
    await inspection.look('a link that was found', page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'What do you want to do?' }).fill('focus mode');
    await page.keyboard.press('Enter');
    await page.locator('.pn-room-focus').waitFor();
    await page.locator('.modal').waitFor({ state: 'detached' });
    await inspection.look('focus mode', page);
    await page.keyboard.press('Escape');
    await page.locator('.pn-room-focus').waitFor({ state: 'detached' });
    inspection.expectNothing();
  },
);

test('where motion is welcome, the page moves while a model writes: the check above can see it', async () => {
  const anna = await Person.register(house.url);
  const code = await anna.project('Motion', 'The lamp was lit.');
  const window = await open(anna, { reducedMotion: 'no-preference' });
  await window.enter(code);
  house.provider.byDefault({ text: prose(24), wordsPerSecond: 10 });
  await anna.generate({ projectCode: code, target: { kind: 'document', position: 'end' } });
  await window.page.locator('.pn-run-bar').waitFor();
  await expect.poll(() => movements(window.page)).not.toEqual([]);
});

test.each(LOOKS)('nothing serious when a page breaks or the network is away: %s', async (_, options) => {
  const anna = await Person.register(house.url);
  const code = await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
  const window = await open(anna, options);
  const { page } = window;
  const inspection = new Inspection();
  await page.route(/WorkspacePage.*\.js$/, (route) => route.abort());
  await page.goto('/workspace');
  await page.getByRole('alert').getByRole('heading').waitFor();
  await inspection.look('a page that breaks', page);

  await page.goto('/');
  await page.getByRole('button', { name: /menu/i }).first().click();
  await page.locator('.pn-menu').waitFor();
  await inspection.look('the menu', page);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'A story' }).click();
  await inspection.look('a story to begin', page);
  await window.setOffline(true);
  await page.getByText("You're offline.", { exact: false }).first().waitFor();
  await inspection.look('offline', page);
  await window.setOffline(false);

  await window.enter(code);
  await window.reads('The lamp was lit');
  await page.getByRole('textbox', { name: 'Text of The Salt Lantern' }).waitFor();
  const share = page.getByRole('button', { name: 'Share' });
  // On a phone it is in the menu.
  if (await share.isVisible()) {
    await share.click();
    await page.getByRole('dialog').waitFor();
    await inspection.look('sharing', page);
    await page.keyboard.press('Escape');
  }
  await window.typeAtStart('Offline. ');
  await window.setOffline(true);
  await page.keyboard.type('More. ');
  await page.locator('.pn-saving', { hasText: 'Offline' }).waitFor({ state: 'attached' });
  await inspection.look('the room, offline', page);
  inspection.expectNothing();
});
