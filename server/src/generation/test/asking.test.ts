import { defaultModels } from '@penora/protocol/catalog/models';
import { Catalog } from '@penora/protocol/endpoints/catalog';
import { GenerationRequest } from '@penora/protocol/schemas/generation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { z } from 'zod';
import { changeCard, listCards } from '../ask/cards.ts';
import { presentQuote, quote } from '../ask/quote.ts';
import { ModelCatalog } from '../catalog.ts';
import { undoGeneration } from '../life/undo.ts';
import { rootOf } from '../writer/blocks.ts';
import { Editor, paragraph } from './editor.ts';
import { ScriptedModel, wordsOf } from './scriptedModel.ts';
import { type Stage, stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const document = { target: { kind: 'document', position: 'end' } } as const;

async function scene(model = new ScriptedModel(['Fine.']), milliku = 50_000) {
  const userId = await world.person(milliku);
  const code = await world.project(userId);
  return { userId, code, stage: stageOf(world, model) };
}

type Body = Partial<z.input<typeof GenerationRequest>>;
const estimate = async (stage: Stage, userId: string, body: Body) =>
  presentQuote(await quote(stage.deps, GenerationRequest.parse({ tool: 'write', options: {}, ...body }), userId));

const text = (stage: Stage, code: string) => stage.documents.read(code, (doc) => new Editor(doc).text);
const write = (stage: Stage, code: string, ...paragraphs: string[]) =>
  stage.edit(code, (doc) => new Editor(doc).set(paragraphs.map(paragraph)));

describe('an estimate', () => {
  test('is words × price × takes, and says what the balance pays for', async () => {
    const { stage, userId, code } = await scene(undefined, 3_000);
    const body = { projectCode: code, options: { words: 100 } };
    expect(await estimate(stage, userId, body)).toEqual({
      words: { min: 80, max: 120 },
      costMilliku: { min: 800, max: 1_200 },
      balanceMilliku: 3_000,
      budgetMilliku: null,
      ownerPays: false,
      affordable: true,
      affordableWords: 300,
    });
    expect(await estimate(stage, userId, { ...body, takes: 3 })).toMatchObject({
      costMilliku: { min: 2_400, max: 3_600 },
      affordable: false,
    });
    expect(await estimate(stage, userId, { ...body, takes: 2, models: ['premium', 'summarize'] })).toMatchObject({
      costMilliku: { min: 80 * 33, max: 120 * 33 },
      affordableWords: 100,
    });
  });

  test('never passes maxMilliku, and is the ceiling of the start', async () => {
    const { stage, userId, code } = await scene();
    const body = { projectCode: code, options: { words: 100 } };
    expect((await estimate(stage, userId, { ...body, maxMilliku: 500 })).costMilliku).toEqual({ min: 500, max: 500 });
    const id = await stage.ask(userId, code, body);
    expect(await stage.record(id)).toMatchObject({ maxMilliku: 1_200 });
    await stage.generations.settled();
  });

  test('changes nothing', async () => {
    const { stage, userId } = await scene();
    await estimate(stage, userId, { tool: 'prompt', prompt: 'A fox', options: { length: 'short' } });
    expect(await world.rows('select 1 from projects where owner_id = $1', [userId])).toHaveLength(1);
    expect(await world.rows('select 1 from generations where requested_by = $1', [userId])).toEqual([]);
  });
});

describe('there is nothing to work on', () => {
  const blank = ['   ', '\u200b\ufeff', '\u3164', '…!', '\u202e'];

  test.each([...blank, '🐉'])('%j is no text to rewrite or describe: refused before anybody pays', async (nothing) => {
    const { stage, userId, code } = await scene();
    for (const tool of ['rewrite', 'describe'] as const) {
      const asked = stage.ask(userId, code, { tool, options: {}, input: { text: nothing } });
      await expect(asked).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'input.text' }] });
      const looked = estimate(stage, userId, { tool, options: {}, projectCode: code, input: { text: nothing } });
      await expect(looked).rejects.toMatchObject({ code: 'invalid' });
    }
    expect(await world.rows('select 1 from generations where requested_by = $1', [userId])).toEqual([]);
  });

  test.each(blank)('%j is no wish', (nothing) => {
    const common = { projectCode: 'ABCDEF', prompt: nothing, input: { text: nothing } };
    const asked = [
      { tool: 'prompt', options: {} },
      { tool: 'story', options: { chapters: 1, wordsPerChapter: 200 } },
      { tool: 'write', options: { mode: 'guided' } },
      { tool: 'write', options: { mode: 'tone', tone: nothing } },
      { tool: 'rewrite', options: { style: 'custom' } },
      { tool: 'brainstorm', options: { category: 'custom' } },
      { tool: 'file', options: { instruction: 'expand' } },
    ];
    for (const one of asked) {
      expect(GenerationRequest.safeParse({ ...common, ...one }).success, `${one.tool}`).toBe(false);
    }
  });

  test('an empty document, or one of marks alone, is no text either; a wish or a word is enough', async () => {
    const { stage, userId, code } = await scene();
    const rewrite = { tool: 'rewrite', options: {}, projectCode: code } as const;
    await expect(estimate(stage, userId, rewrite)).rejects.toMatchObject({ code: 'invalid' });
    await write(stage, code, '***');
    await expect(estimate(stage, userId, rewrite)).rejects.toMatchObject({ code: 'invalid' });
    await estimate(stage, userId, { tool: 'describe', options: {}, projectCode: code, prompt: '🐉' });
    await estimate(stage, userId, { tool: 'prompt', options: {}, prompt: '🐉🔥' });
    await estimate(stage, userId, { projectCode: code });
    await write(stage, code, '*** Sea');
    await estimate(stage, userId, rewrite);
  });
});

describe('the catalog', () => {
  const model = new ScriptedModel([]);
  test('without a provider only the demonstration model is there, and is the default', () => {
    const catalog = new ModelCatalog({ models: defaultModels, provider: null, demonstration: model });
    const shown = Catalog.parse(catalog.present());
    expect(shown.models.filter(({ available }) => available).map(({ key }) => key)).toEqual(['demonstration']);
    expect(catalog.demand(undefined).key).toBe('demonstration');
    expect(() => catalog.demand('balanced')).toThrow(expect.objectContaining({ code: 'model_unavailable' }));
  });

  test('with a provider balanced is the default; without either nothing is', () => {
    const catalog = new ModelCatalog({ models: defaultModels, provider: model, demonstration: null });
    expect(catalog.demand(undefined)).toMatchObject({ key: 'balanced', millikuPerWord: 10 });
    const none = new ModelCatalog({ models: defaultModels, provider: null, demonstration: null });
    expect(() => none.demand(undefined)).toThrow(expect.objectContaining({ code: 'model_unavailable' }));
  });

  test('a multiplier without whole milliku per word fails the start', () => {
    const models = defaultModels.map((one) => ({ ...one, multiplier: 0.25 }));
    expect(() => new ModelCatalog({ models, provider: model, demonstration: null })).toThrow(/whole milliku/);
  });
});

describe('a start', () => {
  test('without a project one is created and the text goes to its document', async () => {
    const { stage, userId } = await scene();
    const id = await stage.ask(userId, undefined, { tool: 'prompt', prompt: 'A fox', options: {} });
    await stage.generations.settled();
    const { projectCode, target } = await stage.record(id);
    expect(target).toBe('document');
    expect(await text(stage, projectCode)).toBe('Fine.');
  });

  test('a model that is not available is refused, never replaced', async () => {
    const { stage, userId, code } = await scene();
    await expect(stage.ask(userId, code, { model: 'demonstration' })).rejects.toMatchObject({
      code: 'model_unavailable',
    });
  });

  test('the text before the position is the input, what follows is known too', async () => {
    const model = new ScriptedModel(['went on']);
    const { stage, userId, code } = await scene(model);
    await write(stage, code, 'First.', 'The fox and the dog.');
    const position = await stage.documents.read(code, (doc) => {
      const inner = (rootOf(doc).get(1) as Y.XmlElement).get(0) as Y.XmlText;
      return Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(inner, 7))).toString('base64');
    });
    const id = await stage.ask(userId, code, { target: { kind: 'document', position } });
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ input: 'First.\n\nThe fox', afterText: 'and the dog.' });
    expect(await text(stage, code)).toBe('First.\n\nThe fox went on and the dog.');
    expect(await stage.text(id)).toBe(' went on');
  });

  test.each(['AAAA', 'eHg='])('a position that is none (%s) is named', async (position) => {
    const { stage, userId, code } = await scene();
    await expect(stage.ask(userId, code, { target: { kind: 'document', position } })).rejects.toMatchObject({
      code: 'invalid',
      fields: [{ path: 'target.position' }],
    });
  });

  test('S1 into a document needs room for its least size, and gives it back at the end', async () => {
    const go = Promise.withResolvers<void>();
    const { stage, userId, code } = await scene(new ScriptedModel([{ until: go.promise }, 'Fine.']));
    const used = (bytes: number) => world.rows('update projects set size_bytes = $2 where code = $1', [code, bytes]);
    await used(1_048_576 - 100);
    await expect(stage.ask(userId, code, document)).rejects.toMatchObject({ code: 'storage_full' });
    expect(await world.rows('select 1 from generations where project_code = $1', [code])).toEqual([]);
    await used(1_048_576 - 1_000);
    await stage.ask(userId, code, document);
    expect(await world.rows('select 1 from storage_reservations where project_code = $1', [code])).toHaveLength(1);
    go.resolve();
    await stage.generations.settled();
    expect(await world.rows('select 1 from storage_reservations where project_code = $1', [code])).toEqual([]);
  });

  test('S1 ends with reason storage when the room is used up', async () => {
    const { stage, userId, code } = await scene(new ScriptedModel(wordsOf(100)));
    await world.rows('update projects set size_bytes = $2 where code = $1', [code, 1_048_576 - 330]);
    const id = await stage.ask(userId, code, { ...document, options: { words: 100 } });
    await stage.generations.settled();
    const { status, reason, words } = await stage.record(id);
    expect({ status, reason }).toEqual({ status: 'stopped', reason: 'storage' });
    expect(Buffer.byteLength(await stage.text(id))).toBeLessThanOrEqual(330);
    expect(words).toBeGreaterThan(20);
  });
});

describe('cards', () => {
  test('are listed newest first by page, without the discarded ones', async () => {
    const { stage, userId, code } = await scene();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      ids.unshift(await stage.ask(userId, code, {}));
      await stage.generations.settled();
    }
    await changeCard(stage.deps, ids[1] ?? '', { discarded: true });
    await changeCard(stage.deps, ids[2] ?? '', { starred: true, title: 'Mine' });
    const first = await listCards(stage.deps, code, { limit: 2 });
    const second = await listCards(stage.deps, code, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([ids[0], ids[2], ids[3], ids[4]]);
    expect(first.items[1]).toMatchObject({ starred: true, title: 'Mine', text: 'Fine.' });
    expect(second.nextCursor).toBeNull();
  });

  test('undo takes out what still carries the mark, from any process; the card and the debit stay', async () => {
    const { stage, userId, code } = await scene(new ScriptedModel(['One.\n\nTwo.']));
    await write(stage, code, 'Before.');
    const id = await stage.ask(userId, code, document);
    await stage.generations.settled();
    expect(await text(stage, code)).toBe('Before.\n\nOne.\n\nTwo.');
    const other = stageOf(world, new ScriptedModel([]));
    await undoGeneration(other.deps, await other.record(id), userId);
    expect(await text(stage, code)).toBe('Before.');
    expect(await stage.text(id)).toBe('One.\n\nTwo.');
    expect(await stage.record(id)).toMatchObject({ words: 2, cost: 20 });
    const [edit] = await world.rows(
      'select user_id, generation_id from document_updates where project_code = $1 order by number desc limit 1',
      [code],
    );
    expect(edit).toEqual({ user_id: userId, generation_id: id });
  });

  test('undo again changes nothing; a card is undone where it was inserted, and is refused where it never was', async () => {
    const { stage, userId, code } = await scene(new ScriptedModel(['One.']));
    await write(stage, code, 'Before.');
    const undo = async (id: string) => undoGeneration(stage.deps, await stage.record(id), userId);
    const edits = () => world.rows('select 1 from document_updates where project_code = $1', [code]);
    const written = await stage.ask(userId, code, document);
    const card = await stage.ask(userId, code, {});
    await stage.generations.settled();
    await undo(written);
    const before = await edits();
    await undo(written);
    await expect(undo(card)).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await edits()).toEqual(before);
    await stage.edit(code, (doc) => {
      const block = rootOf(doc).get(0);
      const line = block instanceof Y.XmlElement ? block.get(0) : null;
      if (line instanceof Y.XmlText) line.insert(0, 'One. ', { generation: { id: card } });
    });
    expect(await text(stage, code)).toBe('One. Before.');
    await undo(card);
    expect(await text(stage, code)).toBe('Before.');
    await undo(card);
    expect(await text(stage, code)).toBe('Before.');
  });

  test('a refused undo stops nothing', async () => {
    const { stage, userId, code } = await scene(new ScriptedModel(['One ', { until: new Promise(() => undefined) }]));
    const card = await stage.ask(userId, code, {});
    await expect(undoGeneration(stage.deps, await stage.record(card), userId)).rejects.toThrow();
    expect(await stage.record(card)).toMatchObject({ status: 'streaming' });
    await stage.generations.stop(card);
    await stage.generations.settled();
  });
});
