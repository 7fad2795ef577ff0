import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { Person } from '../kit/person.ts';
import { stage } from '../kit/stage.ts';
import type { Window } from '../kit/window.ts';

/** All choices in a long run; in every other one three of them, since what lies between goes the same way. */
const some = <Item>(choices: readonly Item[]): readonly Item[] =>
  process.env.PENORA_LONG === undefined ? choices.filter((_, n) => n % Math.ceil(choices.length / 3) === 0) : choices;

const house = stage({ provider: true, name: 'tools' });
let window: Window;
let anna: Person;
let code: string;
beforeEach(async () => {
  anna = await Person.register(house.url);
  code = await anna.project('The Salt Lantern', 'The lamp was lit before the ship was seen.');
  window = await house.open(anna, { height: 1_200 });
  await window.enter(code);
  await window.reads('The lamp was lit');
});

const chip = async (page: Page, label: string): Promise<void> =>
  page.locator('.pn-chip').getByText(label, { exact: true }).click();
const segment = async (page: Page, label: string): Promise<void> =>
  page.locator('.pn-segment').getByText(label, { exact: true }).click();

/** All that the provider was told since the last reset. */
const told = (): string =>
  house.provider
    .requests()
    .flatMap(({ body }) => body.messages.map(({ content }) => content))
    .join('\n');

/** Opens the tool's form. */
async function pick(tool: string): Promise<void> {
  await window.page.getByRole('tab', { name: 'Tools' }).click();
  await window.page.locator('.pn-tile').getByText(tool, { exact: true }).click();
}

/** Presses the button with the price on it, and waits until the provider was told each of these. */
async function ask(...expected: readonly string[]): Promise<void> {
  const { page: tools } = window;
  const isCard = await tools
    .locator('.pn-tile', { hasText: /Rewrite|Brainstorm/ })
    .locator(':checked')
    .count();
  expect(await tools.getByText('Into the text', { exact: true }).count()).toBe(isCard ? 0 : 1);
  house.provider.reset();
  house.provider.byDefault({
    text: '1. The lamp: it was lit by her own hand, long before anybody came to look for it.',
  });
  // A rewrite and a list of ideas are always cards.
  if (!isCard) await segment(window.page, 'As a card');
  const button = window.page.locator('.pn-price-button:enabled', { hasText: 'Ku' });
  await button.and(window.page.locator(':not(:has(.pn-price-old))')).click();
  for (const words of expected) await expect.poll(told).toContain(words);
  await window.page.locator('.pn-card').first().waitFor();
}

const STYLES = {
  Improve: 'Style: improve.',
  'Show, don’t tell': 'Style: show, don’t tell.',
  Expand: 'Style: expand.',
  Shorten: 'Style: shorten.',
  'More formal': 'Style: formal.',
  'More casual': 'Style: casual.',
  'More dramatic': 'Style: dramatic.',
};

test('Rewrite: every style, a tone, and the writer’s own words', async () => {
  const { page } = window;
  await pick('Rewrite');
  await page.getByLabel('Text to rewrite').fill('She was afraid of the dark water.');
  for (const [label, words] of some(Object.entries(STYLES))) {
    await pick('Rewrite');
    await chip(page, label);
    await ask(words.replace('’', "'"), 'She was afraid of the dark water.');
  }
  await pick('Rewrite');
  await chip(page, 'Change tone');
  await chip(page, 'Nostalgic');
  await ask('Tone: nostalgic.');
  await pick('Rewrite');
  await page.getByLabel('Or in your own word').fill('like a lullaby');
  await ask('like a lullaby');
  await pick('Rewrite');
  await chip(page, 'My own words');
  await page.getByLabel('Say how').fill('In the voice of a ship’s log.');
  await ask('Style: the request says how.', 'In the voice of a ship’s log.');
});

const TONES = [
  ...['Ominous', 'Romantic', 'Mysterious', 'Action', 'Dialogue', 'Humorous'],
  ...['Melancholic', 'Hopeful', 'Tense', 'Nostalgic', 'Whimsical', 'Epic'],
];

test('Write: auto, guided, every tone, a length', async () => {
  const { page } = window;
  await pick('Write');
  await ask('Direction: choose it from the text itself.', 'The lamp was lit before the ship was seen.');
  await pick('Write');
  await segment(page, 'Guided');
  await page.getByLabel('Where should it go?').fill('She finds the letter.');
  await chip(page, '500');
  await ask('Direction: the request says it.', 'She finds the letter.', 'about 490 words');
  for (const tone of some(TONES)) {
    await pick('Write');
    await segment(page, 'Tone');
    await chip(page, tone);
    await ask(`Tone: ${tone.toLowerCase()}.`);
  }
});

test('Describe: every sense by itself, and all of them', async () => {
  const { page } = window;
  await pick('Describe');
  await page.getByLabel('What to describe').fill('the lighthouse at noon');
  await ask('Sight: ', 'Emotion: ', 'in 7 paragraphs', 'the lighthouse at noon');
  for (const sense of some(['Sight', 'Sound', 'Smell', 'Taste', 'Touch', 'Metaphor', 'Emotion'])) {
    await pick('Describe');
    await chip(page, sense);
    await ask(`- ${sense}: `, 'in one paragraph');
    await pick('Describe');
    await chip(page, sense);
  }
});

const CATEGORIES = {
  'Plot ideas': 'are plot ideas',
  'Character names': 'are character names',
  Locations: 'are locations',
  Objects: 'are objects',
  Conflicts: 'are conflicts',
  'Dialogue starters': 'are dialogue starters',
  'World building': 'are for world building',
  Titles: 'are titles',
};

test('Brainstorm: every category, how many, and the writer’s own; Insert and Star for each idea', async () => {
  const { page } = window;
  for (const [label, words] of some(Object.entries(CATEGORIES))) {
    await pick('Brainstorm');
    await chip(page, label);
    await ask(words, 'exactly 10 items');
  }
  await pick('Brainstorm');
  await chip(page, 'My own');
  await page.getByLabel('Ideas for what?').fill('The town’s three taverns.');
  await page.getByLabel('How many').fill('3');
  await ask('of the kind that the request asks for', 'The town’s three taverns.', 'exactly 3 items');
  const card = page.locator('.pn-card', { hasText: 'The town’s three taverns.' });
  const idea = card.locator('.pn-ideas li').first();
  const star = (isOn: boolean) => idea.getByRole('button', { name: 'Star this idea', pressed: isOn });
  await star(false).click();
  await star(true).waitFor();
  await idea.getByRole('button', { name: 'Insert' }).click();
  await window.reads('long before anybody came to look for it.');
  await window.picture('ideas');
  await page.reload();
  await page.getByRole('tab', { name: 'Results' }).click();
  await star(true).click();
  await star(false).waitFor();
});

test('Prompt: every length and a number of pages; every model; three takes', async () => {
  const { page } = window;
  await pick('Prompt');
  await page.getByLabel('What should be written?').fill('A storm comes in.');
  for (const length of ['Short', 'Medium', 'Long']) {
    await pick('Prompt');
    await segment(page, length);
    await ask(`Shape: ${length.toLowerCase()}.`, 'A storm comes in.');
  }
  await pick('Prompt');
  await segment(page, 'Pages');
  await page.getByRole('spinbutton', { name: 'Pages' }).fill('2');
  await ask('a work of 2 pages');

  await pick('Prompt');
  await segment(page, 'Short');
  const models = page.getByRole('combobox', { name: 'Model' });
  for (const [name, id] of some(Object.entries(MODELS))) {
    await pick('Prompt');
    const option = models.locator('option', { hasText: name });
    await models.selectOption({ value: (await option.getAttribute('value')) ?? '' });
    await ask('Shape: short.');
    expect(house.provider.requests().map(({ body }) => body.model)).toContain(id);
  }
  await pick('Prompt');
  await segment(page, '3');
  await ask('Shape: short.');
  await expect.poll(() => house.provider.requests().filter(({ body }) => body.stream).length).toBe(3);
  await page.getByRole('button', { name: 'Side by side' }).click();
  await expect.poll(() => page.locator('.pn-wide-takes .pn-card').count()).toBe(3);
});

const MODELS = {
  Creative: 'mistralai/Mixtral-8x7B-Instruct-v0.1',
  Balanced: 'mistralai/Mistral-7B-Instruct-v0.3',
  Fast: 'meta-llama/Meta-Llama-3.1-8B-Instruct',
  Summarize: 'google/gemma-2-9b-it',
  Chat: 'openchat/openchat_3.5',
  Premium: 'meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8',
};

test('Story: premise, title, chapters and their words', async () => {
  const { page } = window;
  await pick('Story');
  await page.getByLabel('What is it about?').fill('The lamp answers.');
  await page.getByLabel('Title', { exact: false }).last().fill('The Answering Lamp');
  await page.getByLabel('Chapters').fill('3');
  await page.getByLabel('Words each').fill('250');
  await ask('exactly 3 lines', 'about 250 words', 'The lamp answers.', 'The Answering Lamp');
});

const INSTRUCTIONS = {
  Expand: 'expand the passage',
  'Fine-tune': 'copy-edit the passage',
  'Make a screenplay': 'turn the passage into a screenplay',
  Summarize: 'summarize the passage',
  Continue: 'go on with the text from its end',
};

test('File: every instruction, for a text that is pasted', async () => {
  const { page } = window;
  await pick('File');
  await page.getByLabel('Or a text you have').fill('The ferry crossed every night, even when nobody came.');
  for (const [label, words] of some(Object.entries(INSTRUCTIONS))) {
    await pick('File');
    await chip(page, label);
    await ask(words, 'The ferry crossed every night, even when nobody came.');
  }
});

test('the history is searched to its end, however many cards lie between', async () => {
  const { page } = window;
  const { provider } = house;
  provider.byDefault({ text: 'A later answer.' });
  provider.script({ text: 'The very first answer spoke of an albatross.' });
  const first = await anna.generate({ projectCode: code, target: { kind: 'card' } });
  await expect.poll(async () => (await anna.generation(first.generation.id)).status).toBe('completed');
  for (let n = 0; n < 20; n += 1) await anna.generate({ projectCode: code, takes: 3, target: { kind: 'card' } });
  await page.reload();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.locator('.pn-history-row').nth(49).waitFor();
  expect(await page.locator('.pn-history-row').count()).toBe(50);
  expect(await page.getByText('albatross').count()).toBe(0);
  await page.getByRole('searchbox', { name: 'Search the history' }).fill('albatross');
  await page.locator('.pn-history-row', { hasText: 'albatross' }).waitFor();
  await expect.poll(() => page.locator('.pn-history-row').count()).toBe(1);
});

test('what can be done with a card: Save under a title, Edit & Save, Star, Retry, Discard and back', async () => {
  const { page } = window;
  await pick('Prompt');
  await page.getByLabel('What should be written?').fill('A lamp.');
  await ask('A lamp.');
  const card = page.locator('.pn-card');
  const choose = async (label: string): Promise<void> => {
    await card.getByRole('button', { name: 'More' }).click();
    await page.locator('.pn-menu').getByText(label, { exact: true }).click();
  };
  await card.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  await choose('Save under a title');
  await page.getByRole('dialog').getByLabel('Title').fill('A lamp, saved');
  await page.getByRole('button', { name: 'Save as a project' }).click();
  await page.getByText('Saved as “A lamp, saved”.').first().waitFor();
  await choose('Edit & Save');
  await page.getByRole('dialog').getByLabel('Text', { exact: true }).fill('Another lamp.');
  await page.getByRole('dialog').getByLabel('Title').fill('A lamp, edited');
  await page.getByRole('button', { name: 'Save as a project' }).click();
  await page.getByText('Saved as “A lamp, edited”.').first().waitFor();
  await choose('Star');
  await card.locator('.pn-card-star').waitFor();
  await choose('Discard');
  await card.waitFor({ state: 'detached' });
  await page.locator('.pn-toast', { hasText: 'Discarded' }).getByRole('button', { name: 'Undo' }).click();
  await card.waitFor();
  await choose('Retry');
  await expect.poll(() => page.getByLabel('What should be written?').inputValue()).toBe('A lamp.');
  const titles: string[] = Object(await anna.get('/api/projects')).items.map(({ title }: { title: string }) => title);
  expect(titles).toEqual(expect.arrayContaining(['A lamp, saved', 'A lamp, edited']));
});
