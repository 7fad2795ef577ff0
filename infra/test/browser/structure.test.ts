import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Person } from '../kit/person.ts';
import { seeded } from '../kit/seeded.ts';
import { stage } from '../kit/stage.ts';
import type { Window } from '../kit/window.ts';

const EDITS = process.env.PENORA_LONG === undefined ? 50 : 400;
const KEYS = [
  ...['a', 'b', ' ', 'Enter', 'Enter', 'Backspace', 'Backspace', 'Delete', 'ArrowUp', 'ArrowDown', 'Home', 'End'],
  ...['Control+b', 'Control+Shift+8', 'Control+Alt+1', 'Control+Alt+0', 'Shift+ArrowUp', 'Control+z', 'Tab'],
];

const house = stage();
const open = house.enter;

async function edit({ page, editor }: Window, seed: number): Promise<void> {
  const random = seeded(seed);
  await editor.focus();
  await page.keyboard.press(seed % 2 === 0 ? 'Control+Home' : 'Control+End');
  for (let n = 0; n < EDITS; n += 1) await page.keyboard.press(KEYS[Math.floor(random() * KEYS.length)] ?? 'a');
}

/** The blocks and their marks as they are drawn, without carets. */
const drawn = (page: Page): Promise<string> =>
  page.locator('.pn-editor').evaluate((editor) => {
    const copy = document.createElement('div');
    copy.innerHTML = editor.innerHTML;
    for (const aside of copy.querySelectorAll('.ProseMirror-widget, .ProseMirror-trailingBreak')) aside.remove();
    for (const shown of copy.querySelectorAll('.pn-caret-selection, .pn-still-selected'))
      shown.replaceWith(...shown.childNodes);
    copy.normalize();
    for (const block of copy.querySelectorAll('*')) block.removeAttribute('class');
    return copy.innerHTML.replaceAll(/ data-placeholder="[^"]*"/g, '');
  });

test('two who change the structure at the same time see the same, and it is what a third one finds', async () => {
  const [anna, bob] = await Promise.all([Person.register(house.url, 'Anna'), Person.register(house.url, 'Bob')]);
  const text = Array.from({ length: 8 }, (_, n) => `Paragraph ${n} of a text that two people change.`).join('\n');
  const code = await anna.project('Structure', text);
  await anna.invite(code, bob, 'editor');
  const [hers, his] = [await open(anna, code), await open(bob, code)];
  await Promise.all([edit(hers, 2), edit(his, 5)]);
  const third = await open(anna, code);
  const all = async (): Promise<number> =>
    new Set(await Promise.all([hers, his, third].map(({ page }) => drawn(page)))).size;
  await expect.poll(all).toBe(1);
});
