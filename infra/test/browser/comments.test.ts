import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';

const FIRST = 'The lamp was lit before the ship was seen, and nobody in the town would say by whom.';
const SECOND = 'She had counted thirty-two waves when the light went out over the harbour.';

const house = stage({ name: 'comments' });

const open = house.enter;

/** Two people and a text; Bob may comment. */
async function scene(role = 'commenter') {
  const [anna, bob] = await Promise.all([Person.register(house.url, 'Anna'), Person.register(house.url, 'Bob')]);
  const code = await anna.project('The Salt Lantern', `${FIRST}\n${SECOND}`);
  await anna.invite(code, bob, role);
  return { anna, bob, code };
}

const card = (page: Page) => page.locator('.pn-comment-card');
const highlighted = (page: Page) => page.locator('.pn-commented');

test('what is typed right after a comment goes where the caret was sent, and takes no commented word away', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const window = await open(anna, await anna.project('The Salt Lantern', FIRST));
  let text = FIRST;
  for (const more of ['Once. ', 'Twice. ', 'Again. ']) {
    await window.comment('lamp', 'Which one?');
    await window.page.keyboard.press('Escape');
    await window.typeAtStart(more);
    text = more + text;
    await expect.poll(() => window.text()).toBe(text);
  }
});

test('a comment stands beside its words, is answered, moves with them, is resolved and opened again', async () => {
  const { anna, bob, code } = await scene();
  const [hers, his] = [await open(anna, code), await open(bob, code)];
  await his.editor.and(his.page.locator('[contenteditable="false"]')).waitFor();
  await his.comment('lamp', 'Which lamp?\nThe old one <img src=x onerror=alert(1)>');
  await his.picture('comment-commenter-1440');
  for (const window of [hers, his]) await expect.poll(() => highlighted(window.page).textContent()).toBe('lamp');

  const { page } = hers;
  await page.locator('.pn-margin-sign').click();
  expect(await card(page).locator('.pn-comment-text').textContent()).toContain('<img src=x');
  await card(page).getByLabel('Reply').fill('The new one.');
  await hers.picture('comment-reply-1440');
  await card(page).getByRole('button', { name: 'Reply', exact: true }).click();
  await card(his.page).locator('.pn-comment-text', { hasText: 'The new one.' }).waitFor();

  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  await hers.typeAtStart('Long ago, in winter: ');
  await his.reads('Long ago, in winter:');
  for (const window of [hers, his]) await expect.poll(() => highlighted(window.page).textContent()).toBe('lamp');
  expect(await anna.text(code)).not.toContain('Which lamp');

  await highlighted(page).click();
  await card(page).getByRole('button', { name: 'Resolve' }).click();
  await page.locator('.pn-margin-sign').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Comments', exact: true }).click();
  await page.getByRole('button', { name: 'Show 1 resolved' }).click();
  await hers.picture('comments-resolved-1440');
  await page.getByRole('button', { name: 'Open again' }).click();
  await page.keyboard.press('Escape');
  await page.locator('.pn-margin-sign').waitFor();
});

test('a comment whose words are gone stands at the end of the list, with the words it was about', async () => {
  const { anna, code } = await scene();
  const hers = await open(anna, code);
  const { page } = hers;
  await hers.comment('counted', 'Why thirty-two?');
  await page.keyboard.press('Escape');
  await page.locator('.pn-editor > p').nth(1).click({ clickCount: 3 });
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: '1 comment' }).click();
  await page.getByRole('heading', { name: 'The words are gone' }).waitFor();
  await expect.poll(() => page.locator('.pn-thread-quote').textContent()).toBe('counted');
  await hers.picture('comments-gone-1440');
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No comments yet').waitFor();
});

test('by keys alone, and on a phone from below', async () => {
  const { anna, bob, code } = await scene('editor');
  const hers = await open(anna, code, { width: 1024, height: 768, theme: 'paper' });
  const { page } = hers;
  await hers.editor.focus();
  await page.keyboard.press('Control+Home');
  for (let n = 0; n < 8; n += 1) await page.keyboard.press('Shift+ArrowRight');
  // The editor hears of a selection a moment later.
  await page.locator('.pn-whereto', { hasText: '…The lamp”' }).waitFor();
  await page.keyboard.press('Control+Alt+m');
  await page.getByLabel('Write a comment').and(page.locator(':focus')).waitFor();
  await page.keyboard.type('By keys.');
  await page.keyboard.press('Control+Enter');
  await card(page).locator('.pn-comment-text', { hasText: 'By keys.' }).waitFor();
  await hers.picture('comment-keys-1024');
  expect(await highlighted(page).textContent()).toBe('The lamp');

  const phone = await open(bob, code, { width: 390, height: 844 });
  await highlighted(phone.page).tap();
  const sheet = phone.page.locator('.pn-sheet.show');
  await sheet.locator('.pn-comment-text', { hasText: 'By keys.' }).waitFor();
  await sheet.getByLabel('Reply').fill('By thumb.');
  await phone.picture('comment-390');
  await sheet.getByRole('button', { name: 'Reply', exact: true }).click();
  await card(page).locator('.pn-comment-text', { hasText: 'By thumb.' }).waitFor();
});
