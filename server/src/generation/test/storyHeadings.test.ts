import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ModelRequest } from '../models/model.ts';
import { Editor, paragraph } from './editor.ts';
import { expectInvariants } from './invariants.ts';
import { ScriptedModel, type Step } from './scriptedModel.ts';
import { type Stage, stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const OUTLINE = [1, 2, 3].map((n) => `${n}. Part ${n}: Thing ${n} is found.`).join('\n');

/** A story of three chapters, each of which waits once under its heading and once in the middle of its text. */
async function scene() {
  const gates = new Map(['1a', '1b', '2a', '2b', '3a', '3b'].map((name) => [name, Promise.withResolvers<void>()]));
  const model = new ScriptedModel(({ brief }: ModelRequest): Step[] => {
    if (brief.tool === 'summary') return ['A summary.'];
    if (brief.tool === 'outline') return [OUTLINE];
    const n = brief.options.chapter;
    const until = (at: string): Step => ({ until: gates.get(`${n}${at}`)?.promise ?? Promise.resolve() });
    const told = [`Body ${n} begins. `, `Body ${n} goes on.\n\nBody ${n} ends.`];
    const rest = told.join('').slice(brief.written.length);
    return rest.length > (told[1]?.length ?? 0)
      ? [until('a'), told[0] ?? '', until('b'), told[1] ?? '']
      : [until('b'), rest];
  });
  const userId = await world.person(50_000);
  let stage = stageOf(world, model);
  const options = { title: 'Found', chapters: 3, wordsPerChapter: 200 };
  const id = await stage.ask(userId, undefined, { tool: 'story', prompt: 'A crossing', options });
  const { projectCode: code } = await stage.record(id);
  const whenText = (part: string) => expect.poll(() => stage.text(id), { timeout: 10_000 }).toContain(part);
  return {
    whenText,
    ended: () => stage.record(id),
    pass: (...names: string[]) => names.forEach((name) => void gates.get(name)?.resolve()),
    people: (act: (editor: Editor) => void) => stage.edit(code, (doc) => act(new Editor(doc))),
    /** The process ends and another one goes on. */
    async deploy(): Promise<Stage> {
      await stage.generations.shutdown();
      stage = stageOf(world, model);
      await stage.generations.goOn(id);
      return stage;
    },
    async blocks(): Promise<string[]> {
      for (const { resolve } of gates.values()) resolve();
      await stage.generations.settled();
      expect(await stage.record(id)).toMatchObject({ status: 'completed', reason: null });
      await expectInvariants(world);
      const text = await stage.documents.read(code, (doc) => new Editor(doc).text);
      return text.split('\n\n');
    },
  };
}

const chapter = (n: number, heading = `Chapter ${n}: Part ${n}`): string[] => [
  heading,
  `Body ${n} begins. Body ${n} goes on.`,
  `Body ${n} ends.`,
];
const outline = ['Outline', ...OUTLINE.split('\n')];

/** Everything of a heading is replaced: nothing that the model wrote is left of it. */
const rename = (editor: Editor, from: string, to: string): void => {
  const at = editor.find(from);
  editor.change((tr) => tr.replaceWith(at, at + from.length, editor.node.type.schema.text(to)));
};

describe('a chapter lands under its heading, which somebody', () => {
  test('has given another name before the first word came', async () => {
    const { people, pass, whenText, blocks } = await scene();
    pass('1a', '1b');
    await whenText('Chapter 2: Part 2');
    await people((editor) => rename(editor, 'Chapter 2: Part 2', 'The fox'));
    expect(await blocks()).toEqual([...outline, ...chapter(1), ...chapter(2, 'The fox'), ...chapter(3)]);
  });

  test('has given another name, and then the process ended', async () => {
    const { people, pass, whenText, deploy, blocks } = await scene();
    pass('1a', '1b');
    await whenText('Chapter 2: Part 2');
    await people((editor) => rename(editor, 'Chapter 2: Part 2', 'The fox'));
    await deploy();
    expect(await blocks()).toEqual([...outline, ...chapter(1), ...chapter(2, 'The fox'), ...chapter(3)]);
  });

  test('has made longer', async () => {
    const { people, pass, whenText, blocks } = await scene();
    pass('1a', '1b');
    await whenText('Chapter 2: Part 2');
    const longer = 'Chapter 2: Part 2, or the fox';
    await people((editor) => editor.type(editor.find('Chapter 2: Part 2') + 17, ', or the fox'));
    expect(await blocks()).toEqual([...outline, ...chapter(1), ...chapter(2, longer), ...chapter(3)]);
  });

  test('has made plain text', async () => {
    const { people, pass, whenText, blocks } = await scene();
    pass('1a', '1b');
    await whenText('Chapter 2: Part 2');
    await people((editor) => {
      const at = editor.find('Chapter 2: Part 2');
      editor.change((tr) => tr.setBlockType(at, at, editor.node.type.schema.node('paragraph').type));
    });
    expect(await blocks()).toEqual([...outline, ...chapter(1), ...chapter(2), ...chapter(3)]);
  });

  test('has moved to the top while it waits, or while its text comes', async () => {
    for (const passed of [
      ['1a', '1b'],
      ['1a', '1b', '2a'],
    ]) {
      const { people, pass, whenText, blocks } = await scene();
      pass(...passed);
      await whenText(passed.length === 2 ? 'Chapter 2: Part 2' : 'Body 2 begins. ');
      await people((editor) => {
        const from = editor.find('Chapter 2: Part 2') - 1;
        const moved = editor.node.slice(from, editor.node.content.size).content;
        editor.change((tr) => tr.delete(from, tr.doc.content.size).insert(0, moved));
      });
      const text = await blocks();
      expect(text).toEqual([...chapter(2), ...chapter(3), ...outline, ...chapter(1)]);
    }
  });
});

test('a chapter before it that is moved, or written on, takes nothing of the next one along', async () => {
  const { people, pass, whenText, blocks } = await scene();
  pass('1a', '1b', '2a');
  await whenText('Body 2 begins. ');
  await people((editor) => {
    const from = editor.find('Chapter 1: Part 1') - 1;
    const to = editor.find('Chapter 2: Part 2') - 1;
    const moved = editor.node.slice(from, to).content;
    editor.change((tr) => tr.insert(tr.doc.content.size, moved).delete(from, to));
  });
  await people((editor) =>
    editor.change((tr) => tr.insert(tr.doc.content.size, editor.node.type.schema.nodeFromJSON(paragraph('Mine.')))),
  );
  expect(await blocks()).toEqual([...outline, ...chapter(2), ...chapter(3), ...chapter(1), 'Mine.']);
});

test('a heading that somebody has deleted ends the story there; what is paid stays in the card', async () => {
  const { people, pass, whenText, ended } = await scene();
  pass('1a', '1b');
  await whenText('Chapter 2: Part 2');
  await people((editor) => editor.eraseBlock('Chapter 2: Part 2'));
  pass('2a', '2b');
  await expect.poll(ended, { timeout: 10_000 }).toMatchObject({ status: 'stopped', reason: 'place_deleted' });
});
