import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unavailable } from '../../kernel/errors.ts';
import type { ModelRequest } from '../models/model.ts';
import { Editor } from './editor.ts';
import { expectInvariants } from './invariants.ts';
import { ScriptedModel, type Step } from './scriptedModel.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const OUTLINE = '1. The Ferry: They cross at night.\n2. The Fox: Somebody follows.\n3. The Light: They arrive.';
const chapter = (n: number): string[] => [`It was night ${n}. `, 'Somebody ', 'waited ', `by water ${n}.`];

/** A model that knows what it is asked for, and goes on where it was. */
function author(gate: Promise<unknown> = Promise.resolve()): ScriptedModel {
  return new ScriptedModel(({ brief }: ModelRequest): Step[] => {
    if (brief.tool === 'title') return ['"The Crossing"'];
    if (brief.tool === 'summary') return [`Summary of: ${brief.input.trim().slice(0, 14)}`];
    const n = Number(brief.options.chapter);
    const whole = brief.tool === 'outline' ? [OUTLINE] : chapter(n);
    const rest = whole.join('').slice(brief.written.length);
    const half = rest.indexOf('waited ');
    if (n !== 2 || half < 0) return [rest];
    return [rest.slice(0, half), { until: gate }, rest.slice(half)];
  });
}

const whole = [
  `## Outline\n\n${OUTLINE}`,
  `## Chapter 1: The Ferry\n\n${chapter(1).join('')}`,
  `## Chapter 2: The Fox\n\n${chapter(2).join('')}`,
  `## Chapter 3: The Light\n\n${chapter(3).join('')}`,
].join('\n\n');

const request = { tool: 'story', prompt: 'A crossing', options: { chapters: 3, wordsPerChapter: 200 } } as const;

async function scene(model: ScriptedModel, named: string[] = [], milliku = 50_000) {
  const userId = await world.person(milliku);
  const stage = stageOf(world, model, { renameProject: async (_code, title) => void named.push(title) });
  return { userId, stage };
}

describe('a story', () => {
  test('outline, then chapters under their headings; a project of its own; titles and summaries are free', async () => {
    const named: string[] = [];
    const model = author();
    const { userId, stage } = await scene(model, named);
    const id = await stage.ask(userId, undefined, request);
    await stage.generations.settled();
    expect(await stage.text(id)).toBe(whole);
    const record = await stage.record(id);
    expect(record).toMatchObject({ status: 'completed', target: 'document', title: 'The Crossing' });
    expect(named).toEqual(['The Crossing']);
    const blocks = await stage.documents.read(record.projectCode, (doc) =>
      new Editor(doc).node.content.content.map((node) => `${node.type.name}${node.attrs.level ?? ''}`),
    );
    expect(blocks.filter((name) => name === 'heading2')).toHaveLength(4);
    const last = model.requests
      .at(-1)
      ?.messages.map((message) => message.content)
      .join('\n');
    expect(last).toContain('Summary of: It was night 1');
    await expectInvariants(world);
  });

  test('G4 a database that is away while the title is kept ends nothing', async () => {
    const userId = await world.person(50_000);
    const named: string[] = [];
    const renameProject = async (_code: string, title: string): Promise<void> => {
      if (named.push(title) < 3) throw unavailable('the database is starting up');
    };
    const stage = stageOf(world, author(), { renameProject });
    const id = await stage.ask(userId, undefined, request);
    await stage.generations.settled();
    expect(named).toEqual(['The Crossing', 'The Crossing', 'The Crossing']);
    expect(await stage.record(id)).toMatchObject({ status: 'completed', reason: null });
    expect(await stage.text(id)).toBe(whole);
  });

  test('a database that fails it is no fault of the provider: interrupted, and it can go on', async () => {
    const userId = await world.person(50_000);
    const failing = async (): Promise<void> => void (await world.rows('select 1 / 0'));
    const stage = stageOf(world, author(), { renameProject: failing });
    const id = await stage.ask(userId, undefined, request);
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'interrupted', reason: 'restart' });
    const next = stageOf(world, author());
    await next.generations.goOn(id, undefined);
    await next.generations.settled();
    expect(await next.record(id)).toMatchObject({ status: 'completed' });
    expect(await next.text(id)).toBe(whole);
    await expectInvariants(world);
  });

  test('goes on in the chapter where it stopped, after a restart', async () => {
    const { userId, stage } = await scene(author(new Promise(() => {})));
    const id = await stage.ask(userId, undefined, request);
    await expect.poll(() => stage.text(id), { timeout: 10_000 }).toContain('night 2. Somebody ');
    await stage.generations.shutdown();
    const model = author();
    const next = stageOf(world, model);
    await next.generations.goOn(id, undefined);
    await next.generations.settled();
    expect(await next.text(id)).toBe(whole);
    expect(model.requests.map(({ brief }) => brief.tool)).toEqual(['story', 'summary', 'story']);
    await expectInvariants(world);
  });

  test('goes on at every word where the coins ran out', async () => {
    const { userId, stage } = await scene(author(), [], 70);
    const id = await stage.ask(userId, undefined, request);
    await stage.generations.settled();
    for (let round = 0; round < 60 && (await stage.record(id)).status === 'exhausted'; round += 1) {
      await world.topUp(userId, 70);
      await stage.generations.goOn(id, undefined);
      await stage.generations.settled();
    }
    expect((await stage.text(id)).replace(/\s+/g, ' ')).toBe(whole.replace(/\s+/g, ' '));
    await expectInvariants(world);
  });
});

describe('a long text', () => {
  test('is worked through in pieces, and goes on in the piece where it stopped', async () => {
    const gate = Promise.withResolvers<void>();
    const paragraphs = Array.from({ length: 60 }, (_, n) => `Paragraph ${n} ${'has words '.repeat(40)}here.`);
    let requests = 0;
    const model = new ScriptedModel(({ brief }: ModelRequest): Step[] => {
      requests += 1;
      const answer = `Answer to ${/Paragraph \d+/.exec(brief.input)?.[0]}.`.slice(brief.written.length);
      return requests === 2 ? [answer.slice(0, 10), { until: gate.promise }] : [answer];
    });
    const { userId, stage } = await scene(model);
    const code = await world.project(userId);
    const options = { style: 'improve' } as const;
    const id = await stage.ask(userId, code, { tool: 'rewrite', options, input: { text: paragraphs.join('\n\n') } });
    await expect.poll(() => stage.text(id), { timeout: 10_000 }).toMatch(/Answer to $/);
    await stage.generations.stop(id);
    await stage.generations.settled();
    await stage.generations.goOn(id, undefined);
    await stage.generations.settled();
    const text = await stage.text(id);
    const answers = text.split('\n\n');
    expect(answers.length).toBeGreaterThan(2);
    for (const answer of answers) expect(answer).toMatch(/^Answer to Paragraph \d+\.$/);
    await expectInvariants(world);
  });
});
