import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { presets } from '../../stand-ins/deepinfra/presets.ts';
import { type DeepInfra, startDeepInfra } from '../../stand-ins/deepinfra/server.ts';
import { barriers } from '../kit/accessibility.ts';
import { openBrowser } from '../kit/browser.ts';
import { buildPages } from '../kit/pages.ts';
import { forget, type Penora, startPenora } from '../kit/penora.ts';
import { Person } from '../kit/person.ts';
import { prose } from '../kit/prose.ts';
import { Window, type WindowOptions } from '../kit/window.ts';

const LOOKS = [
  ['desk, dark', {}],
  ['desk, paper', { theme: 'paper' }],
  ['phone, dark', { width: 390, height: 844 }],
] as const satisfies [string, WindowOptions][];

let provider: DeepInfra;
let penora: Penora;
let browser: Browser;
let windows: Window[] = [];
beforeAll(async () => {
  await buildPages();
  [provider, browser] = await Promise.all([startDeepInfra(), openBrowser()]);
  penora = await startPenora({ env: { DEEPINFRA_BASE_URL: provider.url } });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await forget(penora);
  await provider?.close();
});
beforeEach(() => provider.reset());
afterEach(async () => {
  await Promise.all(windows.map((window) => window.close()));
  windows = [];
});

async function open(person: Person | null, options: WindowOptions = {}): Promise<Window> {
  const window = await Window.open(browser, penora.url, person, options);
  windows.push(window);
  return window;
}

/** What was found, by the state it was found in: all of them are told at once. */
class Inspection {
  readonly #found: Record<string, string[]> = {};

  async look(state: string, page: Page): Promise<void> {
    const found = await barriers(page);
    if (found.length > 0) this.#found[state] = found;
  }

  expectNothing(): void {
    expect(this.#found).toEqual({});
  }
}

const OUTSIDE = ['/', '/login', '/register', '/forgot', '/pricing', '/share/nothing', '/nothing/here'];
const INSIDE = ['/', '/workspace', '/workspace?bin=1', '/pricing', '/account', '/p/NOSUCH'];

test.each(LOOKS)(
  'nothing serious on any page: %s',
  async (_, options) => {
    const anna = await Person.register(penora.url);
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
  },
  120_000,
);

/** Opens a part of the right pane, which is behind the bar at the bottom on a phone. */
async function show({ page }: Window, part: 'Tools' | 'Results' | 'History'): Promise<void> {
  const bar = page.getByRole('navigation', { name: 'Parts of the room' });
  if (!(await bar.isVisible())) return page.getByRole('tab', { name: part }).click();
  await page.keyboard.press('Escape');
  await bar.getByText(part === 'Tools' ? 'Tools' : 'Results').click();
  if (part === 'History') await page.locator('.pn-sheet-part').getByText(part, { exact: true }).click();
}

const TOOLS = ['Rewrite', 'Describe', 'Brainstorm', 'Prompt', 'Story', 'File', 'Write'];

test.each(LOOKS)(
  'nothing serious in any state of the room: %s',
  async (_, options) => {
    const anna = await Person.register(penora.url);
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

    provider.byDefault({ text: prose(20), gated: true });
    for (const target of [{ kind: 'card' }, { kind: 'document', position: 'end' }])
      await anna.generate({ projectCode: code, target });
    provider.release(40);
    await show(window, 'Results');
    await page.locator('.pn-card-running', { hasText: 'The keeper counted wave 2.' }).first().waitFor();
    await inspection.look('generating', page);
    provider.release(1_000);
    await page.locator('.pn-card-running').first().waitFor({ state: 'detached' });
    await inspection.look('results', page);
    await page.locator('.pn-card').first().getByRole('button', { name: 'More' }).click();
    await page.locator('.pn-menu').waitFor();
    await inspection.look('menu of a result', page);
    await page.locator('.pn-menu').getByText('Edit & Save').click();
    await page.getByRole('dialog').getByLabel('Title').waitFor();
    await inspection.look('dialog', page);
    await page.getByRole('button', { name: 'Cancel' }).click();

    provider.byDefault(presets.unavailable);
    await anna.generate({ projectCode: code, target: { kind: 'card' } });
    await page.getByText('The model', { exact: false }).first().waitFor();
    await inspection.look('error', page);
    await show(window, 'History');
    await page.locator('.pn-history-row').first().click();
    await inspection.look('history', page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').last().waitFor();
    await inspection.look('palette', page);
  },
  120_000,
);

test.each(LOOKS)(
  'nothing serious when a page breaks or the network is away: %s',
  async (_, options) => {
    const anna = await Person.register(penora.url);
    const code = await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
    const window = await open(anna, options);
    const { page, context } = window;
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
    await context.setOffline(true);
    await page.getByText("You're offline.", { exact: false }).first().waitFor();
    await inspection.look('offline', page);
    await context.setOffline(false);

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
    await context.setOffline(true);
    await page.keyboard.type('More. ');
    await page.locator('.pn-saving', { hasText: 'Offline' }).waitFor({ state: 'attached' });
    await inspection.look('the room, offline', page);
    inspection.expectNothing();
  },
  120_000,
);
