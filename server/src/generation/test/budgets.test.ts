import type { BudgetChange } from '@penora/protocol/schemas/budget';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tally } from '../../../../infra/run/tally.ts';
import { once, properties } from '../../../test/properties.ts';
import { localChannel } from '../../kernel/channel.ts';
import { readBudget } from '../../ledger/budgets/settings.ts';
import { setBudget } from '../ask/budget.ts';
import { presentQuote, quote } from '../ask/quote.ts';
import { expectInvariants } from './invariants.ts';
import { ScriptedModel, wordsOf } from './scriptedModel.ts';
import { type Stage, stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const free: BudgetChange = { ownerPays: false, projectMilliku: null, memberMilliku: null, period: 'total' };

async function scene(model = new ScriptedModel(wordsOf(40)), milliku = 50_000) {
  const ownerId = await world.person(milliku);
  const guestId = await world.person(milliku);
  const code = await world.project(ownerId);
  const stage = stageOf(world, model, { limitsFactor: 100 });
  const set = (budget: Partial<BudgetChange>) => setBudget(stage.deps, code, { ...free, ...budget }, ownerId);
  return { ownerId, guestId, code, stage, set };
}

async function run(stage: Stage, userId: string, code: string) {
  const id = await stage.ask(userId, code, {});
  await stage.generations.settled();
  return stage.record(id);
}

const balance = async (userId: string): Promise<number | undefined> =>
  (await world.rows<{ balance: number }>('select balance from accounts where id = $1', [userId]))[0]?.balance;

const spent = async (code: string): Promise<number> =>
  (
    await world.rows<{ sum: number }>(
      'select coalesce(-sum(amount), 0)::int as sum from entries where project_code = $1',
      [code],
    )
  )[0]?.sum ?? 0;

describe('a budget', () => {
  test('G7 of the project ends a run to the word, whoever asks', async () => {
    const { ownerId, guestId, code, stage, set } = await scene();
    await set({ projectMilliku: 505 });
    expect(await run(stage, guestId, code)).toMatchObject({ status: 'completed', cost: 400 });
    expect(await run(stage, ownerId, code)).toMatchObject({ status: 'exhausted', reason: 'budget', cost: 100 });
    await expect(run(stage, ownerId, code)).rejects.toMatchObject({
      code: 'budget_exceeded',
      facts: { budgetMilliku: 5, requiredMilliku: 10 },
    });
    await expectInvariants(world, code);
  });

  test('G7 of each member counts what that person asked for', async () => {
    const { ownerId, guestId, code, stage, set } = await scene();
    await set({ memberMilliku: 300 });
    expect(await run(stage, guestId, code)).toMatchObject({ status: 'exhausted', reason: 'budget', cost: 300 });
    expect(await run(stage, ownerId, code)).toMatchObject({ status: 'exhausted', reason: 'budget', cost: 300 });
    expect(await readBudget(world.db.sql, code, guestId)).toMatchObject({
      spent: { projectMilliku: 600, yourMilliku: 300 },
    });
  });

  test('of each member is known before that person has spent anything', async () => {
    const { guestId, code, stage, set } = await scene();
    const request = { tool: 'write', options: { mode: 'auto' }, takes: 1, target: { kind: 'card' } } as const;
    await set({ memberMilliku: 255 });
    const estimate = presentQuote(await quote(stage.deps, { ...request, projectCode: code }, guestId));
    expect(estimate).toMatchObject({ budgetMilliku: 255, affordable: false, affordableWords: 25 });
    await set({ memberMilliku: 5 });
    await expect(run(stage, guestId, code)).rejects.toMatchObject({
      code: 'budget_exceeded',
      facts: { budgetMilliku: 5, requiredMilliku: 10 },
    });
  });

  test('the owner pays up to it, and the entry names who asked', async () => {
    const { ownerId, guestId, code, stage, set } = await scene();
    await set({ ownerPays: true, projectMilliku: 200 });
    expect(await run(stage, guestId, code)).toMatchObject({ reason: 'budget', cost: 200, payerId: ownerId });
    expect([await balance(ownerId), await balance(guestId)]).toEqual([49_800, 50_000]);
    const actors = await world.rows('select distinct account_id, actor from entries where project_code = $1', [code]);
    expect(actors).toEqual([{ account_id: ownerId, actor: guestId }]);
  });

  test('that a member goes on with is charged to who goes on', async () => {
    const { ownerId, guestId, code, stage, set } = await scene(new ScriptedModel(wordsOf(40), wordsOf(40)));
    await set({ memberMilliku: 150 });
    const { id } = await run(stage, guestId, code);
    await stage.generations.goOn(id, undefined, ownerId);
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ requestedBy: guestId, askedBy: ownerId, cost: 300 });
    await expect(stage.generations.goOn(id, undefined, guestId)).rejects.toMatchObject({ code: 'budget_exceeded' });
  });

  test('what was spent before it was set counts, and raising it lets a run go on', async () => {
    const { guestId, code, stage, set } = await scene();
    await run(stage, guestId, code);
    await set({ projectMilliku: 100 });
    await expect(run(stage, guestId, code)).rejects.toMatchObject({ code: 'budget_exceeded' });
    await set({ projectMilliku: 450 });
    const { id } = await run(stage, guestId, code);
    expect(await stage.record(id)).toMatchObject({ status: 'exhausted', reason: 'budget', cost: 50 });
    await set({});
    await stage.generations.goOn(id, undefined, guestId);
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'completed' });
  });

  test('set while a run is under way holds from its next chunk', async () => {
    const go = Promise.withResolvers<void>();
    const model = new ScriptedModel([...wordsOf(5), { until: go.promise }, ...wordsOf(50, 'more')]);
    const { guestId, code, stage, set } = await scene(model);
    const id = await stage.ask(guestId, code, { options: { words: 3_000 } });
    await expect.poll(async () => (await stage.record(id)).words).toBe(5);
    await set({ memberMilliku: 120 });
    go.resolve();
    await stage.generations.settled();
    expect(await stage.record(id)).toMatchObject({ status: 'exhausted', reason: 'budget', cost: 120 });
  });

  test('of a month begins anew with the next month', async () => {
    const { guestId, code, stage, set } = await scene();
    await set({ projectMilliku: 400, period: 'month' });
    await run(stage, guestId, code);
    await expect(run(stage, guestId, code)).rejects.toMatchObject({ code: 'budget_exceeded' });
    await world.rows("update budgets set since = (since - interval '1 month')::date where project_code = $1", [code]);
    expect(await run(stage, guestId, code)).toMatchObject({ cost: 400 });
    await expect(run(stage, guestId, code)).rejects.toMatchObject({ code: 'budget_exceeded' });
  });

  test('is in the estimate', async () => {
    const { ownerId, guestId, code, stage, set } = await scene();
    await set({ ownerPays: true, projectMilliku: 255 });
    const request = {
      tool: 'write',
      options: { mode: 'auto' },
      projectCode: code,
      takes: 1,
      target: { kind: 'card' },
    } as const;
    const estimate = presentQuote(await quote(stage.deps, request, guestId));
    expect(estimate).toMatchObject({ budgetMilliku: 255, ownerPays: true, affordable: false, affordableWords: 25 });
    await set({});
    expect(presentQuote(await quote(stage.deps, request, ownerId))).toMatchObject({
      budgetMilliku: null,
      ownerPays: false,
      affordable: true,
    });
  });
});

const atOnce = 50;

test(`G7 ${atOnce} runs at once in two processes never pass a cap by one milliku`, once, async () => {
  const how = properties(3, 40);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 9_000 }),
      fc.integer({ min: 100, max: 4_000 }),
      fc.boolean(),
      fc.constantFrom('total' as const, 'month' as const),
      async (projectMilliku, memberMilliku, ownerPays, period) => {
        const ownerId = await world.person(ownerPays ? 6_000 : 2_000);
        const code = await world.project(ownerId);
        const people = [ownerId, ...(await Promise.all([1, 2, 3].map(() => world.person(3_000))))];
        const channel = localChannel();
        const stages = [1, 2].map(() =>
          stageOf(world, new ScriptedModel(wordsOf(30)), { channel, isShared: true, limitsFactor: 100 }),
        );
        const [stage] = stages;
        if (stage === undefined) throw new Error('no stage');
        await setBudget(stage.deps, code, { ownerPays, projectMilliku, memberMilliku, period }, ownerId);
        await Promise.allSettled(
          Array.from({ length: atOnce }, (_, index) => {
            const target =
              index % 3 === 0 ? ({ kind: 'document', position: 'end' } as const) : ({ kind: 'card' } as const);
            return stages[index % 2]?.ask(people[index % 4] ?? ownerId, code, { target, options: { words: 3_000 } });
          }),
        );
        for (const one of stages) await one.generations.settled();
        await expectInvariants(world, code);
        const [project] = await world.rows<{ spent: number }>(
          'select spent from budgets where project_code = $1 and person_id is null',
          [code],
        );
        expect(project?.spent, 'the counter is the sum of the entries').toBe(await spent(code));
        expect(project?.spent).toBeLessThanOrEqual(projectMilliku);
        const members = await world.rows<{ spent: number; sum: number }>(
          `select b.spent, coalesce((select -sum(amount) from entries e where e.project_code = b.project_code
             and e.actor = b.person_id), 0)::int as sum
           from budgets b where project_code = $1 and person_id is not null`,
          [code],
        );
        for (const member of members) {
          expect(member.spent).toBe(member.sum);
          expect(member.spent).toBeLessThanOrEqual(memberMilliku);
        }
        tally(`times ${atOnce} runs at once under caps of project and member, in two processes`, 1, how.seed);
      },
    ),
    how,
  );
});
