import { expect, test } from 'vitest';
import { Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';
import { fold } from '../kit/text.ts';
import type { Window } from '../kit/window.ts';

const house = stage({ provider: true });
const { open } = house;

const TEXT = [
  'The lamp was lit before the ship was seen, and nobody in the town would say by whom.',
  'Ines walked down to the harbour with her collar up.',
  'The nets hung where the men had left them, stiff with salt.',
  'She had counted thirty-two steps to the lantern room.',
  'The tide had turned without asking anyone.',
  'Below her the water drew back from the stones.',
].join('\n');

async function named(person: Person, code: string, name: string): Promise<void> {
  await person.post(`/api/projects/${code}/versions`, { name });
}

/** Replaces words by what somebody types, as people do. */
async function replace({ page, editor }: Window, paragraph: string, text: string): Promise<void> {
  await editor.getByText(paragraph).click({ clickCount: 3 });
  await page.keyboard.type(text);
}

test('a version is named, compared, brought back in part, taken out again; who looks on sees it live', async () => {
  const [anna, bob] = await Promise.all(['Anna', 'Bob'].map((name) => Person.register(house.url, name)));
  if (!anna || !bob) throw new Error('two people');
  const code = await anna.project('The Salt Lantern', TEXT);
  await anna.invite(code, bob, 'editor');
  const [hers, his] = await Promise.all([open(anna), open(bob)]);
  await Promise.all([hers.enter(code), his.enter(code)]);
  await Promise.all([hers, his].map((window) => window.reads('drew back from the stones.')));

  await hers.page.getByRole('tab', { name: 'History' }).click();
  await hers.page.getByText('Versions', { exact: true }).click();
  await hers.page.getByText('No versions yet').waitFor();
  await hers.picture('versions-empty');
  await hers.page.getByLabel('Name the text as it is now').fill('Before the rewrite');
  await hers.page.getByRole('button', { name: 'Keep', exact: true }).click();
  await hers.page.getByRole('button', { name: /Before the rewrite/ }).waitFor();

  await replace(his, 'Ines walked down', 'Ines ran down to the harbour with her hood up.');
  await replace(his, 'The nets hung', 'Gulls.');
  await hers.reads('Gulls.');
  await hers.page.getByRole('button', { name: /Before the rewrite/ }).click();
  const dialog = hers.page.getByRole('dialog');
  await dialog.locator('ins', { hasText: 'ran' }).waitFor();
  await dialog.locator('del', { hasText: 'walked' }).waitFor();
  await dialog.locator('.pn-diff-who-added', { hasText: 'Bob' }).first().waitFor();
  await hers.picture('versions-diff');
  await dialog.getByLabel('Bring back').last().check();
  await dialog.getByRole('button', { name: 'Bring back 1 passage' }).click();
  const undo = hers.page.locator('.pn-toast', { hasText: 'came back' }).getByRole('button', { name: 'Undo' });
  // What one points at does not leave.
  await undo.hover();
  await his.reads('stiff with salt.');
  await hers.reads('stiff with salt.');
  const back = fold(await anna.text(code));
  expect(back).toContain('Gulls.');
  expect(back).toContain('ran down');
  expect(back).not.toContain('walked down');
  await undo.click();
  await his.editor.filter({ hasNotText: 'stiff with salt.' }).waitFor();
  await hers.page.getByText('taken out since').first().waitFor();
  await hers.picture('versions-list');
});

test('the writing is replayed with who wrote, on a phone too', async () => {
  const anna = await Person.register(house.url, 'Anna');
  const code = await anna.project('The Salt Lantern', 'It began in winter.');
  const hers = await open(anna);
  await hers.enter(code);
  await hers.reads('It began in winter.');
  await hers.typeAtStart('Nobody knew. ');
  house.provider.byDefault({ text: 'The keeper counted the waves until the light came back.' });
  await anna.generate({ projectCode: code, target: { kind: 'document', position: 'end' } });
  await hers.reads('until the light came back.');
  await named(anna, code, 'With the model');

  await hers.page.keyboard.press('Control+K');
  await hers.page.getByRole('combobox', { name: 'What do you want to do?' }).and(hers.page.locator(':focus')).waitFor();
  await hers.page.keyboard.type('Replay the');
  await hers.page.keyboard.press('Enter');
  const dialog = hers.page.getByRole('dialog');
  await dialog.getByText('until the light came back.').waitFor();
  await hers.picture('replay-end');
  const slider = dialog.getByLabel('Moment of the writing');
  await slider.focus();
  await hers.page.keyboard.press('Home');
  await dialog.locator('.pn-replay-text').filter({ hasNotText: 'Nobody knew.' }).waitFor();
  await dialog.getByText('From the beginning', { exact: false }).waitFor();
  await hers.page.keyboard.press('ArrowRight');
  await dialog.getByText('You ·', { exact: false }).waitFor();
  await hers.picture('replay-you');
  await dialog.getByText('16×').click();
  await dialog.getByRole('button', { name: 'Play', exact: true }).click();
  await dialog.getByText('until the light came back.').waitFor();
  const whole = fold(await anna.text(code));
  await expect.poll(async () => fold(await dialog.locator('.pn-replay-text').innerText())).toBe(whole);

  const phone = await open(anna, { width: 390, height: 844, theme: 'paper' });
  await phone.enter(code);
  await phone.reads('until the light came back.');
  await phone.page.locator('.pn-phone-part', { hasText: 'Results' }).click();
  await phone.page.getByText('Versions', { exact: true }).click();
  await phone.page.getByRole('button', { name: /With the model/ }).waitFor();
  await phone.picture('versions-phone');
  await phone.page.getByRole('button', { name: /Before Prompt by/ }).click();
  await phone.page.getByRole('dialog').locator('ins', { hasText: 'The keeper counted' }).waitFor();
  await phone.picture('versions-phone-diff');
  await phone.page.getByRole('dialog').last().getByRole('button', { name: 'Close' }).click();
  await phone.page.getByRole('button', { name: 'Replay the writing' }).click();
  await phone.page.getByRole('dialog').last().getByText('until the light came back.').waitFor();
  await phone.picture('replay-phone');
});

test('who only reads compares, and is offered nothing that changes the text', async () => {
  const [anna, cara] = await Promise.all(['Anna', 'Cara'].map((name) => Person.register(house.url, name)));
  if (!anna || !cara) throw new Error('two people');
  const code = await anna.project('The Salt Lantern', TEXT);
  await anna.invite(code, cara, 'viewer');
  await named(anna, code, 'As it began');
  const late = await open(cara, { theme: 'paper' });
  await late.enter(code);
  await late.page.getByRole('tab', { name: 'History' }).click();
  await late.page.getByText('Versions', { exact: true }).click();
  await late.page.getByRole('button', { name: /As it began/ }).click();
  const dialog = late.page.getByRole('dialog');
  await dialog.getByText('The text now has the same words.').waitFor();
  expect(await dialog.getByRole('button', { name: /Bring back|Rename|Delete/ }).count()).toBe(0);
  expect(await late.page.getByLabel('Name the text as it is now').count()).toBe(0);
  await late.picture('versions-viewer');
});
