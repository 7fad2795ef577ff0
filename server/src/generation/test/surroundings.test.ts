import { randomUUID } from 'node:crypto';
import { GenerationRequest } from '@penora/protocol/schemas/generation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { promptsOf } from '../ask/prompt.ts';
import { presentQuote, quote } from '../ask/quote.ts';
import { dataOf } from '../tools/test/inputs.ts';
import { Editor, paragraph } from './editor.ts';
import { ScriptedModel } from './scriptedModel.ts';
import { type Stage, stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const heading = (text: string, generationId?: string) => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [
    {
      type: 'text',
      text,
      ...(generationId === undefined ? {} : { marks: [{ type: 'generation', attrs: { id: generationId } }] }),
    },
  ],
});

const chapter = (number: number) => [
  heading(`Chapter ${number}: Part ${number}`),
  paragraph(`Chapter ${number} begins. ${`Sentence of chapter ${number} follows. `.repeat(300)}`),
  paragraph(`The lamp of chapter ${number} went out. Its keeper number ${number} slept. The door stood open.`),
];

async function scene(content: object[]) {
  const userId = await world.person(500_000);
  const code = await world.project(userId);
  const model = new ScriptedModel(['A line. ']);
  const stage = stageOf(world, model);
  await stage.edit(code, (doc) => new Editor(doc).set(content));
  return { userId, code, stage, model };
}

type Body = Partial<z.input<typeof GenerationRequest>>;
const parsed = (code: string, body: Body) =>
  GenerationRequest.parse({ tool: 'write', options: {}, projectCode: code, ...body });

async function shown(stage: Stage, userId: string, code: string, body: Body) {
  const [first] = await promptsOf(stage.deps, parsed(code, body), userId);
  const messages = first?.messages ?? [];
  const texts = Object.fromEntries(dataOf(messages).map(({ name, text }) => [name, text]));
  return { texts, messages, all: messages.map(({ content }) => content).join('\n') };
}

const book = () => [1, 2, 3, 4, 5, 6].flatMap(chapter);
const OUTLINE = 'the headings of the document';
const SUMMARIES = 'what happened in earlier chapters';

const inDocument: Body[] = [
  { tool: 'write', options: {} },
  { tool: 'prompt', options: {}, prompt: 'A ferry' },
  { tool: 'brainstorm', options: { category: 'plot', count: 3 } },
  { tool: 'describe', options: {} },
];

describe('a long book', () => {
  test.each(inDocument)('$tool knows its headings, and its cut is marked at a border', async (body) => {
    const { stage, userId, code } = await scene(book());
    const { texts } = await shown(stage, userId, code, body);
    expect(texts[OUTLINE]?.split('\n')).toEqual([
      ...[1, 2, 3, 4, 5].map((number) => `  - Chapter ${number}: Part ${number}`),
      '  → Chapter 6: Part 6',
    ]);
    const before = Object.entries(texts).find(([, text]) => text.startsWith('[…]'))?.[1];
    expect(before).toMatch(/^\[…\] (Chapter|Sentence|The|Its) /);
    expect(before).toMatch(/The door stood open\.$/);
  });

  test('one heading is no outline', async () => {
    const { stage, userId, code } = await scene([heading('Alone'), paragraph('It rained.')]);
    expect((await shown(stage, userId, code, {})).texts).toEqual({ 'text before the cursor': 'Alone\n\nIt rained.' });
  });

  test('very many headings are told from both ends and around the place', async () => {
    const many = Array.from({ length: 500 }, (_, index) => [
      heading(`Head ${index}`),
      paragraph(`Words ${index} here.`),
    ]);
    const { stage, userId, code } = await scene(many.flat());
    const { texts } = await shown(stage, userId, code, {
      tool: 'rewrite',
      options: {},
      input: { text: 'Words 250 here.' },
    });
    const outline = texts[OUTLINE] ?? '';
    expect(outline.length).toBeLessThanOrEqual(2_000);
    expect(outline.split('\n').filter((line) => line !== '[…]')).toHaveLength(60);
    expect(outline).toMatch(
      /^ {2}- Head 0\n[\s\S]*\[…\]\n {2}- Head 249\n {2}→ Head 250\n {2}- Head 251\n\[…\][\s\S]*Head 499$/,
    );
  });

  test('the summaries that its story has kept are told up to what is sent itself', async () => {
    const { stage, userId, code } = await scene([paragraph('Nothing yet.')]);
    const id = await stage.ask(userId, code, {
      tool: 'story',
      options: { chapters: 6, wordsPerChapter: 200, title: 'T' },
      prompt: 'A lamp',
      target: { kind: 'document', position: 'end' },
    });
    await stage.generations.settled();
    const plan = { title: 'T', starts: [0], summaries: [1, 2, 3, 4, 5].map((number) => `Summary ${number}.`) };
    await world.rows('update generations set plan = $2 where id = $1 returning id', [id, JSON.stringify(plan)]);
    await stage.edit(code, (doc) =>
      new Editor(doc).set(
        [1, 2, 3, 4, 5, 6].flatMap((number) => [heading(`Chapter ${number}: X`, id), ...chapter(number).slice(1)]),
      ),
    );
    const { texts } = await shown(stage, userId, code, {});
    expect(texts["the story's notes"]).toBe('T\nA lamp');
    const told = texts[SUMMARIES]?.split('\n') ?? [];
    expect(told[0]).toBe('- Chapter 1: X: Summary 1.');
    expect(told.join()).not.toContain('Summary 5.');
    const inMiddle = { tool: 'rewrite', options: {}, input: { text: 'Its keeper number 3 slept.' } } as const;
    const beside = (await shown(stage, userId, code, inMiddle)).texts;
    expect(beside[SUMMARIES]).toBe('- Chapter 1: X: Summary 1.\n- Chapter 2: X: Summary 2.');
  });
});

describe('a card whose text stands in the document', () => {
  test.each(['rewrite', 'describe'] as const)('%s is told what is around, as context only', async (tool) => {
    const { stage, userId, code } = await scene(book());
    const body = { tool, options: {}, input: { text: 'Its keeper number 4 slept.' } };
    const { texts, all } = await shown(stage, userId, code, body);
    expect(texts['the passage']).toBe('Its keeper number 4 slept.');
    expect(texts['the text before the passage']).toMatch(/^\[…\] [\s\S]*The lamp of chapter 4 went out\.$/);
    expect(texts['the text after the passage']).toMatch(/^The door stood open\.[\s\S]*Chapter 5 begins[\s\S]* \[…\]$/);
    expect(all).toContain('is context only');
    expect(texts[OUTLINE]).toContain('→ Chapter 4');
  });

  test('white space between its words may be written otherwise', async () => {
    const { stage, userId, code } = await scene([
      paragraph('One stood.'),
      paragraph('Two fell.'),
      paragraph('Three ran.'),
    ]);
    const body = { tool: 'rewrite', options: {}, input: { text: 'stood. \n Two  fell.' } } as const;
    const { texts } = await shown(stage, userId, code, body);
    expect(texts).toMatchObject({ 'the text before the passage': 'One', 'the text after the passage': 'Three ran.' });
  });

  test('write goes on between what stands before and behind', async () => {
    const { stage, userId, code } = await scene(book());
    const { texts } = await shown(stage, userId, code, { takes: 1, input: { text: 'Its keeper number 4 slept. ' } });
    expect(texts['text before the cursor']).toMatch(/^\[…\] [\s\S]*went out\. Its keeper number 4 slept\.$/);
    expect(texts['text after the cursor']).toMatch(/^The door stood open\.\n\nChapter 5/);
  });

  test('a cut through a pair and signs that cannot be stored are no obstacle', async () => {
    const { stage, userId, code } = await scene([paragraph('Here \u{1f600}It rained. Then snow.')]);
    const text = '\ude00It rained.';
    const body = parsed(code, { tool: 'rewrite', options: {}, input: { text } });
    const placed = await quote(stage.deps, body, userId);
    expect(placed.source.around).toMatchObject({ isFound: true, before: 'Here \ufffd' });
    await stage.ask(userId, code, { tool: 'rewrite', options: {}, input: { text } });
    await stage.generations.settled();
  });

  test('what stands there twice, or not at all, is sent alone', async () => {
    const { stage, userId, code } = await scene([paragraph('It rained. It snowed. It rained.')]);
    for (const text of ['It rained.', 'It hailed.']) {
      const { texts } = await shown(stage, userId, code, { tool: 'rewrite', options: {}, input: { text } });
      expect(texts).toEqual({ 'the passage': text });
      expect((await shown(stage, userId, code, { input: { text } })).texts).toEqual({ 'text before the cursor': text });
    }
  });
});

test('what is shown is what is sent and kept; the estimate is of the passage alone', async () => {
  const { stage, userId, code, model } = await scene(book());
  const body = parsed(code, { tool: 'rewrite', options: {}, input: { text: 'Its keeper number 4 slept.' } });
  const [prompt] = await promptsOf(stage.deps, body, userId);
  const before = presentQuote(await quote(stage.deps, body, userId));
  const started = await stage.generations.start(body, { userId, requestId: randomUUID() });
  await stage.generations.settled();
  expect(model.requests.map(({ messages }) => messages)).toContainEqual(prompt?.messages);
  const kept = await stage.record(started[0]?.id ?? '');
  expect(kept.plan?.around).toMatchObject({ before: expect.stringMatching(/went out\.$/), isFound: true });
  const alone = GenerationRequest.parse({ ...body, input: { text: 'Its keeper number 9 slept.' } });
  expect(before).toMatchObject({ words: presentQuote(await quote(stage.deps, alone, userId)).words });
});
