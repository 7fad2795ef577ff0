import { countWords } from '@penora/protocol/words/pieces';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { counted, once, properties } from '../../../test/properties.ts';
import type { Documents } from '../../documents/documents.ts';
import { localChannel } from '../../kernel/channel.ts';
import { Refusal } from '../../kernel/errors.ts';
import { adjust } from '../../ledger/adjust.ts';
import { post } from '../../ledger/post.ts';
import { debitForSister, grantFromSister } from '../../ledger/sister.ts';
import type { ModelRequest } from '../models/model.ts';
import { markedText } from '../writer/undo.ts';
import { Editor } from './editor.ts';
import { expectInvariants } from './invariants.ts';
import { type Mortal, mortal } from './mortal.ts';
import { roomsOf } from './rooms.ts';
import { ScriptedModel, type Step } from './scriptedModel.ts';
import { fastLimits, type Stage, stageOf } from './stage.ts';
import { TableDocuments } from './tableDocuments.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const word = fc.constantFrom(
  'fox ',
  'the ',
  'end. ',
  '**big** ',
  'नमस्ते ',
  '漢字かな',
  'สวัสดีครับ',
  '🙂 ',
  "don't ",
  '\n\n',
  '## Two\n',
);
const texts = fc.array(word, { minLength: 3, maxLength: 60 }).map((words) => `Once ${words.join('')}`);

type Action =
  | { kind: 'turn'; turns: number }
  | { kind: 'stop' | 'continue' | 'sweepAsOther' | 'restart' | 'shutdown' | 'type' | 'enter' }
  | { kind: 'coins'; milliku: number }
  | { kind: 'dieAt'; statements: number; moment: 'before' | 'after' };

const actions: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('turn' as const), turns: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('stop' as const, 'continue' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'sweepAsOther' as const,
        'restart' as const,
        'shutdown' as const,
        'type' as const,
        'enter' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('coins' as const), milliku: fc.integer({ min: -300, max: 300 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('dieAt' as const),
      statements: fc.integer({ min: 1, max: 8 }),
      moment: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
);

const scenarios = fc.record({
  text: texts,
  cuts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
  milliku: fc.integer({ min: 30, max: 900 }),
  target: fc.constantFrom('card', 'document', 'document'),
  takes: fc.integer({ min: 1, max: 2 }),
  faults: fc.array(fc.constantFrom('none', 'none', 'broken', 'length'), { maxLength: 6 }),
  actions: fc.array(actions, { maxLength: 14 }),
});
type Scenario = typeof scenarios extends fc.Arbitrary<infer Value> ? Value : never;

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Where a run goes on white space may have been dropped, so signs are counted. */
function restAfter(text: string, written: string): string {
  let signs = written.replace(/\s+/gu, '').length;
  let at = 0;
  for (; signs > 0; at += 1) if (!/\s/u.test(text.charAt(at))) signs -= 1;
  return text.slice(at);
}

/** What is left of the text, in deltas of any size and whole characters, as models give them, with a fault or two on the way. */
function modelFor({ text, cuts, faults }: Scenario): ScriptedModel {
  let attempts = 0;
  return new ScriptedModel(({ brief }: ModelRequest): Step[] => {
    const rest = Array.from(restAfter(text, brief.written));
    const steps: Step[] = [];
    for (let at = 0, n = 0; at < rest.length; n += 1) {
      const size = cuts[n % cuts.length] ?? 1;
      steps.push(rest.slice(at, at + size).join(''));
      at += size;
    }
    const fault = faults[attempts] ?? 'none';
    attempts += 1;
    const half = steps.slice(0, Math.max(1, steps.length >> 1));
    if (fault === 'broken') return [...half, { fail: 'broken' }];
    return fault === 'length' && steps.length > 1 ? [...half, { end: 'length' }] : steps;
  });
}

/** A service whose process dies and is started again, beside another one that may take over. */
class Play {
  readonly #scenario: Scenario;
  readonly #model: ScriptedModel;
  readonly #channel = localChannel();
  readonly #userId: string;
  readonly #code: string;
  readonly #everRun: Stage[] = [];
  readonly #rooms: Documents[] = [];
  readonly #hasRooms: boolean;
  #ids: string[] = [];
  #current: { stage: Stage; life: Mortal };

  constructor(scenario: Scenario, userId: string, code: string, hasRooms: boolean) {
    this.#hasRooms = hasRooms;
    this.#scenario = scenario;
    this.#model = modelFor(scenario);
    this.#userId = userId;
    this.#code = code;
    this.#current = this.#boot();
  }

  #boot(): { stage: Stage; life: Mortal } {
    const life = mortal(world.db);
    const limits = { ...fastLimits, chunkPauseMs: 0 };
    const rooms = this.#hasRooms ? roomsOf(life.db, this.#channel) : null;
    if (rooms !== null) this.#rooms.push(rooms);
    const documents = rooms?.writing ?? new TableDocuments(life.db.sql);
    const stage = stageOf(world, this.#model, {
      db: life.db,
      channel: this.#channel,
      isShared: true,
      limits,
      documents,
    });
    this.#everRun.push(stage);
    return { stage, life };
  }

  async start(): Promise<void> {
    const { target, takes } = this.#scenario;
    const isCard = target === 'card';
    await this.#current.stage.ask(this.#userId, this.#code, {
      maxMilliku: 100_000,
      takes: isCard ? takes : 1,
      target: isCard ? { kind: 'card' } : { kind: 'document', position: 'end' },
    });
    const rows = await world.rows<{ id: string }>('select id from generations where project_code = $1', [this.#code]);
    this.#ids = rows.map(({ id }) => id);
  }

  async act(action: Action): Promise<void> {
    const { stage, life } = this.#current;
    switch (action.kind) {
      case 'turn':
        return turns(action.turns);
      case 'stop':
        return this.#each((id) => stage.generations.stop(id));
      case 'continue':
        return this.#each((id) => stage.generations.goOn(id, undefined));
      case 'coins':
        return this.#coins(action.milliku);
      case 'dieAt':
        return life.dieAt(action.statements, action.moment);
      case 'restart':
        return this.#restart();
      case 'shutdown':
        await stage.generations.shutdown();
        return this.#restart();
      case 'sweepAsOther':
        return this.#sweepAsOther();
      case 'type':
      case 'enter':
        return this.#edit(action.kind);
    }
  }

  /** A refusal is an answer, and death is what this is about. */
  async #each(work: (id: string) => Promise<unknown>): Promise<void> {
    for (const id of this.#ids) {
      await work(id).catch((error: unknown) => {
        if (!(error instanceof Refusal) && !this.#current.life.isDead()) throw error;
      });
    }
  }

  /** Sister applications, purchases that are refunded, and an operator, all on the same purse. */
  async #coins(amountMilliku: number): Promise<void> {
    if (amountMilliku === 0) return;
    const deps = { sql: world.db.sql, channel: this.#channel };
    const move = { accountId: this.#userId, key: crypto.randomUUID(), amountMilliku: Math.abs(amountMilliku) };
    const adjustment = { ...move, amountMilliku, actor: 'test', reason: 'a correction' };
    const posting = { accountId: this.#userId, app: 'penora', cause: move.key, amountMilliku };
    const ways: Record<number, () => Promise<unknown>> = {
      0: () => (amountMilliku > 0 ? grantFromSister : debitForSister)(deps, { ...move, app: 'imagegene' }),
      1: () => adjust(deps, adjustment),
      2: () => post(world.db.sql, { ...posting, kind: amountMilliku > 0 ? 'purchase' : 'refund' }),
    };
    await ways[Math.abs(amountMilliku) % 3]?.().catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }

  async #restart(): Promise<void> {
    this.#current.life.die();
    this.#current = this.#boot();
    await this.#expireLeases();
    await this.#current.stage.generations.sweep();
  }

  /** The other process believes that the first is dead, which is alive and writes on: it must be fenced. */
  async #sweepAsOther(): Promise<void> {
    const before = this.#current;
    this.#current = this.#boot();
    await this.#expireLeases();
    await this.#current.stage.generations.sweep();
    await this.#each((id) => this.#current.stage.generations.goOn(id, undefined));
    await before.stage.generations.heartbeat().catch(() => undefined);
  }

  async #expireLeases(): Promise<void> {
    await world.rows(
      `update generations set lease_until = now() - interval '1 second'
      where project_code = $1 and status = 'streaming'`,
      [this.#code],
    );
  }

  async #edit(kind: 'type' | 'enter'): Promise<void> {
    await this.#everRun[0]
      ?.edit(this.#code, (doc) => {
        const editor = new Editor(doc);
        if (doc.getXmlFragment('default').length === 0) return;
        const positions = editor.positions;
        const position = positions[Math.floor(positions.length / 2)] ?? 1;
        if (kind === 'enter') editor.enter(position);
        else editor.type(position, '☆');
      })
      .catch(() => undefined);
  }

  async close(): Promise<void> {
    for (const stage of this.#everRun) await stage.generations.shutdown();
    for (const rooms of this.#rooms) await rooms.close();
  }

  expectNow(): Promise<void> {
    return expectInvariants(world, this.#code);
  }

  /** Everything is brought to its end: a top-up, and going on until all are complete. */
  async toTheEnd(): Promise<void> {
    this.#current.life.die();
    // A statement that was on its way may still renew a lease.
    for (const stage of this.#everRun) await stage.generations.settled();
    await this.#restart();
    await world.topUp(this.#userId, 1_000_000);
    for (let round = 0; round < 12; round += 1) {
      await this.#each((id) => this.#current.stage.generations.goOn(id, undefined));
      await this.#current.stage.generations.settled();
    }
    for (const stage of this.#everRun) await stage.generations.settled();
    await this.expectNow();
    for (const id of this.#ids) await this.#expectWhole(id);
  }

  async #expectWhole(id: string): Promise<void> {
    const { stage } = this.#current;
    const { text } = this.#scenario;
    const told = await stage.text(id);
    // Where a run goes on, white space is not doubled.
    expect(unspaced(told)).toBe(unspaced(text));
    expect(await stage.record(id)).toMatchObject({ status: 'completed', reason: null, words: countWords(told) });
    const events = this.#everRun.flatMap(({ events }) => events);
    for (const event of events) {
      if (event.kind !== 'chunk' || event.chunk.generationId !== id) continue;
      const [stored] = await world.rows('select text from chunks where generation_id = $1 and seq = $2', [
        id,
        event.chunk.seq,
      ]);
      expect(stored, 'G2').toEqual({ text: event.chunk.text });
    }
    if (this.#scenario.target === 'card') return;
    const marked = await stage.documents.read(this.#code, (doc) => markedText(doc, id));
    expect(fold(marked)).toBe(fold(text));
  }
}

const unspaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const fold = (text: string): string => text.replace(/[\s*_#>]+/gu, '');

async function holds(scenario: Scenario, hasRooms: boolean): Promise<void> {
  const userId = await world.person(scenario.milliku);
  const code = await world.project(userId);
  const play = new Play(scenario, userId, code, hasRooms);
  try {
    await play.start();
    for (const action of scenario.actions) {
      await play.act(action);
      await play.expectNow();
    }
    await play.toTheEnd();
  } finally {
    await play.close();
  }
}

test('L1-L4 L6 G1-G9 hold after every step of any interleaving, and the text comes out whole', once, async () => {
  const how = properties(25, 1_000);
  const what = 'interleavings of stop, crash, takeover, exhaustion, refund, sister debits, edits';
  const property = fc.asyncProperty(
    scenarios,
    counted(what, how, (scenario: Scenario) => holds(scenario, false)),
  );
  await fc.assert(property, how);
});

test('D7 G1-G9 the same in the rooms of several processes', once, async () => {
  const documents = scenarios.map((scenario) => ({ ...scenario, target: 'document' as const, takes: 1 }));
  const how = properties(10, 300);
  const what = 'the same in documents that are open in several processes';
  const property = fc.asyncProperty(
    documents,
    counted(what, how, (scenario: Scenario) => holds(scenario, true)),
  );
  await fc.assert(property, how);
});
