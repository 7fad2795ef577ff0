import { afterAll, beforeAll, expect, test } from 'vitest';
import { tally } from '../../../../infra/run/tally.ts';
import { once } from '../../../test/properties.ts';
import { localChannel } from '../../kernel/channel.ts';
import { expectInvariants } from './invariants.ts';
import { ScriptedModel, wordsOf } from './scriptedModel.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const runs = process.env.PENORA_LONG === undefined ? 30 : 100;

test(`L1 L2 G4 G7 ${runs} generations on one purse of 5 Ku, cards and documents, in two processes`, once, async () => {
  const userId = await world.person(5_005);
  const codes = await Promise.all(Array.from({ length: 5 }, () => world.project(userId)));
  const channel = localChannel();
  const stages = [1, 2].map(() =>
    stageOf(world, new ScriptedModel(wordsOf(200)), { channel, isShared: true, limitsFactor: 100 }),
  );
  const ids = await Promise.all(
    Array.from({ length: runs }, (_, index) => {
      const target = index % 2 === 0 ? ({ kind: 'card' } as const) : ({ kind: 'document', position: 'end' } as const);
      return stages[index % 2]?.ask(userId, codes[index % 5], { target, options: { words: 3_000 } });
    }),
  );
  for (const stage of stages) await stage.generations.settled();
  await expectInvariants(world);
  const statuses = await Promise.all(ids.map(async (id) => (await stages[0]?.record(id ?? ''))?.status));
  expect(statuses).toContain('exhausted');
  expect(statuses.filter((status) => status !== 'exhausted' && status !== 'completed')).toEqual([]);
  const [account] = await world.rows<{ balance: number }>('select balance from accounts where id = $1', [userId]);
  expect(account?.balance, 'less than one word is left').toBe(5);
  const [paid] = await world.rows('select sum(cost)::int as cost from generations where payer_id = $1', [userId]);
  expect(paid).toEqual({ cost: 5_000 });
  tally('generations at once on one purse of 5 Ku, in two processes', runs);
});
