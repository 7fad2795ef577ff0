import { countWords } from '@penora/protocol/words/pieces';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { changeCard } from '../ask/cards.ts';
import { undoGeneration } from '../life/undo.ts';
import { Editor } from '../test/editor.ts';
import { ScriptedModel } from '../test/scriptedModel.ts';
import { stageOf } from '../test/stage.ts';
import { createWorld, type World } from '../test/world.ts';
import { rootOf } from '../writer/blocks.ts';
import { receiptOf } from './receipt.ts';
import { addWords } from './wordsByAuthor.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const document = { target: { kind: 'document', position: 'end' } } as const;

function firstText(doc: Y.Doc): Y.XmlText {
  const block = rootOf(doc).get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('the first block has no text');
  return text;
}

async function scene() {
  const userId = await world.person(50_000);
  const guestId = await world.person(50_000);
  const code = await world.project(userId);
  const clients = new Map<number, string>();
  const model = new ScriptedModel(['The fox went home at night.']);
  const stage = stageOf(world, model, { clientsOf: async () => clients });
  const type = (person: string, change: (doc: Y.Doc) => void) =>
    stage.edit(code, (doc) => {
      clients.set(doc.clientID, person);
      change(doc);
    });
  const write = async (who: string, options = {}) => {
    const id = await stage.ask(who, code, { ...document, ...options });
    await stage.generations.settled();
    return id;
  };
  const receipt = () => receiptOf(stage.deps, code);
  /** The three lists are all that was spent here. */
  const adds = async (): Promise<void> => {
    const { items, discarded, unused } = await receipt();
    const sum = [...items, ...discarded, ...unused].reduce((total, { costMilliku }) => total + costMilliku, 0);
    const [spent] = await world.rows('select -sum(amount)::int as sum from entries where project_code = $1', [code]);
    expect(spent).toEqual({ sum });
  };
  return { userId, guestId, code, stage, type, write, receipt, adds };
}

describe('a receipt', () => {
  test('names each who paid for a part of what several went on with', async () => {
    const userId = await world.person(40);
    const guestId = await world.person(50_000);
    const code = await world.project(userId);
    const stage = stageOf(world, new ScriptedModel(['One two three four five six seven eight nine ten.']));
    const id = await stage.ask(userId, code, document);
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'exhausted', words: 4 });
    await stage.generations.goOn(id, undefined, guestId);
    await stage.generations.settled();
    const { words } = await stage.record(id);
    const of = (receipt: { userId?: string | undefined; words: number; costMilliku: number }[]) =>
      receipt.map(({ userId: who, words: count, costMilliku }) => [who, count, costMilliku]);
    const { items } = await receiptOf(stage.deps, code);
    expect(of(items)).toEqual([
      [guestId, words - 4, (words - 4) * 10],
      [userId, 4, 40],
    ]);
    await undoGeneration(stage.deps, await stage.record(id), userId);
    const { discarded } = await receiptOf(stage.deps, code);
    expect(of(discarded)).toEqual(of(items));
  });

  test('names person, model and tool of every word, with what it cost', async () => {
    const { userId, guestId, type, write, receipt } = await scene();
    await write(userId);
    await write(guestId, { tool: 'describe', options: { senses: [] }, model: 'premium' });
    await type(guestId, (doc) => firstText(doc).insert(4, 'quick red ', { generation: null }));
    const { items, discarded } = await receipt();
    expect(items).toEqual([
      { userId: guestId, name: 'Anna Berg', model: 'premium', tool: 'describe', words: 6, costMilliku: 180 },
      { userId, name: 'Anna Berg', model: 'balanced', tool: 'write', words: 6, costMilliku: 60 },
      { userId: guestId, name: 'Anna Berg', words: 2, costMilliku: 0 },
    ]);
    expect(discarded).toEqual([]);
  });

  test('what was deleted or undone is thrown away, and can come back', async () => {
    const { userId, stage, type, write, receipt, adds } = await scene();
    const id = await write(userId);
    await type(userId, (doc) => firstText(doc).delete(0, 'The fox '.length));
    expect(await receipt()).toMatchObject({ items: [{ words: 4 }], discarded: [{ words: 2 }], unused: [] });
    await adds();
    await undoGeneration(stage.deps, await stage.record(id), userId);
    expect(await receipt()).toMatchObject({ items: [], discarded: [{ words: 6, costMilliku: 60 }], unused: [] });
    await type(userId, (doc) => firstText(doc).insert(0, 'The fox went home', { generation: { id } }));
    expect(await receipt()).toMatchObject({ items: [{ words: 4 }], discarded: [{ words: 2 }], unused: [] });
    await adds();
  });

  test('a card is thrown away by who discards it, and by nobody else; what of it stands in the text stays there', async () => {
    const { userId, code, stage, type, write, receipt, adds } = await scene();
    await write(userId);
    const id = await stage.ask(userId, code, { tool: 'describe', options: { senses: [] } });
    await stage.generations.settled();
    const card = { userId, name: 'Anna Berg', model: 'balanced', tool: 'describe' };
    expect(await receipt()).toMatchObject({ discarded: [], unused: [{ ...card, words: 6, costMilliku: 60 }] });
    await type(userId, (doc) => firstText(doc).insert(0, 'The fox went ', { generation: { id } }));
    expect(await receipt()).toMatchObject({ discarded: [], unused: [{ ...card, words: 3, costMilliku: 30 }] });
    await adds();
    await changeCard(stage.deps, id, { discarded: true });
    const thrownAway = await receipt();
    expect(thrownAway).toMatchObject({ discarded: [{ ...card, words: 3, costMilliku: 30 }], unused: [] });
    expect(thrownAway.items).toContainEqual({ ...card, words: 3, costMilliku: 30 });
    await adds();
    await changeCard(stage.deps, id, { discarded: false });
    expect(await receipt()).toMatchObject({ discarded: [], unused: [{ ...card, words: 3, costMilliku: 30 }] });
    await adds();
  });

  test('a mark of no generation of this project counts for whoever put it there', async () => {
    const { userId, guestId, type, write, receipt } = await scene();
    await write(userId);
    const forged = { generation: { id: crypto.randomUUID() } };
    await type(guestId, (doc) => firstText(doc).insert(0, 'Never paid for. ', forged));
    expect((await receipt()).items).toMatchObject([
      { userId, model: 'balanced', words: 6 },
      { userId: guestId, words: 3, costMilliku: 0 },
    ]);
  });

  test('text that is there twice has cost no more than was paid', async () => {
    const { userId, code, stage, type, write, receipt } = await scene();
    const id = await write(userId);
    await type(userId, (doc) => firstText(doc).insert(0, 'The fox went home at night. ', { generation: { id } }));
    expect(await receipt()).toMatchObject({ items: [{ words: 12, costMilliku: 60 }], discarded: [] });
    expect(await stage.documents.read(code, (doc) => new Editor(doc).text)).toContain('night. The fox');
  });
});

test('words of all authors are the words of the text, however it is cut between them', () => {
  const piece = fc.constantFrom('fox', ' ', 'the ', "don't", '. ', '漢字かな', 'สวัสดีครับ', '🙂', 'नमस्ते ', '-');
  const run = fc.record({ text: fc.array(piece, { maxLength: 6 }).map((all) => all.join('')), by: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
      let words = 0;
      addWords(runs, (by, more) => {
        expect(runs.some((one) => one.by === by)).toBe(true);
        words += more;
      });
      expect(words).toBe(countWords(runs.map(({ text }) => text).join('')));
    }),
  );
});
