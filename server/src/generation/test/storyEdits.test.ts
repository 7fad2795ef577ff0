import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModelRequest } from '../models/model.ts';
import { Editor, paragraph } from './editor.ts';
import { expectInvariants } from './invariants.ts';
import { ScriptedModel, type Step } from './scriptedModel.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const outlineOf = (chapters: number): string =>
  Array.from({ length: chapters }, (_, n) => `${n + 1}. Part ${n + 1}: Thing ${n + 1} is found.`).join('\n');

test('chapters land under their headings while people edit around them', async () => {
  const gates = [1, 2, 3].map(() => Promise.withResolvers<void>());
  const model = new ScriptedModel(({ brief }: ModelRequest): Step[] => {
    if (brief.tool === 'title') return ['"The Crossing"'];
    if (brief.tool === 'summary') return ['A summary.'];
    if (brief.tool === 'outline') return [outlineOf(3)];
    const n = Number(brief.options.chapter);
    const gate = gates[n - 1]?.promise ?? Promise.resolve();
    return [`Chapter body ${n} begins. `, { until: gate }, `Chapter body ${n} goes on.\n\nChapter body ${n} ends.`];
  });
  const userId = await world.person(50_000);
  const stage = stageOf(world, model);
  const options = { chapters: 3, wordsPerChapter: 200 };
  const id = await stage.ask(userId, undefined, { tool: 'story', prompt: 'A crossing', options });
  const { projectCode: code } = await stage.record(id);
  const people = (act: (editor: Editor) => void) => stage.edit(code, (doc) => act(new Editor(doc)));
  const begun = (n: number) => expect.poll(() => stage.text(id)).toContain(`body ${n} begins. `);

  await begun(1);
  await people((editor) => editor.type(editor.find('Outline'), 'Our '));
  await people((editor) => editor.enter(editor.find('body 1 begins')));
  gates[0]?.resolve();
  await begun(2);
  await people((editor) =>
    editor.change((tr) => tr.insert(0, editor.node.type.schema.nodeFromJSON(paragraph('A preface.')))),
  );
  await people((editor) => editor.eraseBlock('Chapter body 1 ends.'));
  await people((editor) => editor.joinBackwards('body 1 begins'));
  gates[1]?.resolve();
  await begun(3);
  await people((editor) => editor.type(editor.find('Chapter body 2 goes'), 'Mine. '));
  await people((editor) => editor.erase('Chapter 2: '));
  gates[2]?.resolve();
  await stage.generations.settled();

  expect(await stage.record(id)).toMatchObject({ status: 'completed' });
  const text = await stage.documents.read(code, (doc) => new Editor(doc).text);
  const order = ['A preface.', 'Our Outline', 'Chapter 1: Part 1', 'body 1 begins. ', 'body 1 goes on.', 'Part 2'];
  order.push('body 2 begins. ', 'Mine. ', 'body 2 goes on.', 'body 2 ends.', 'Chapter 3: Part 3');
  order.push('body 3 begins. ', 'body 3 goes on.', 'body 3 ends.');
  const places = order.map((part) => text.lastIndexOf(part));
  expect(places, text).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(text).not.toContain('body 1 ends');
  await expectInvariants(world);
});

test('chapter 30 knows chapter 1, over a stop, an empty purse and two deaths of the process', {
  timeout: 120_000,
}, async () => {
  const asked = new Map<number, string>();
  const model = () =>
    new ScriptedModel(({ brief, messages }: ModelRequest): Step[] => {
      if (brief.tool === 'summary') return [`In it, thing ${/thing (\d+)/.exec(brief.input)?.[1]} was found. More.`];
      if (brief.tool === 'outline') return [outlineOf(30).slice(brief.written.length)];
      const n = Number(brief.options.chapter);
      asked.set(n, messages.map(({ content }) => content).join('\n'));
      return [`Here thing ${n} comes to light.`.slice(brief.written.length)];
    });
  const userId = await world.person(3_500);
  const options = { chapters: 30, wordsPerChapter: 200, title: 'Thirty' };
  let stage = stageOf(world, model());
  const id = await stage.ask(userId, undefined, { tool: 'story', prompt: 'A crossing', options, model: 'summarize' });
  await expect.poll(() => stage.text(id), { timeout: 30_000 }).toContain('Chapter 3:');
  await stage.generations.stop(id);
  await stage.generations.settled();
  await stage.generations.goOn(id);
  await expect.poll(() => stage.text(id), { timeout: 30_000 }).toContain('Chapter 9:');
  await stage.generations.shutdown();
  stage = stageOf(world, model());
  await stage.generations.goOn(id);
  await stage.generations.settled();
  for (let round = 0; round < 10 && (await stage.record(id)).status === 'exhausted'; round += 1) {
    await world.topUp(userId, 500);
    stage = stageOf(world, model());
    await stage.generations.goOn(id);
    await stage.generations.settled();
  }
  expect(await stage.record(id)).toMatchObject({ status: 'completed' });
  const text = await stage.text(id);
  for (let n = 1; n <= 30; n += 1) {
    expect(text.split(`## Chapter ${n}: Part ${n}\n\nHere thing ${n} comes to light.`)).toHaveLength(2);
  }
  const last = asked.get(30) ?? '';
  for (const n of [1, 2, 15, 28]) expect(last).toContain(`${n}. In it, thing ${n} was found.`);
  expect(last).toContain('Here thing 29 comes to light.');
  await expectInvariants(world);
});
