import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localChannel } from '../../kernel/channel.ts';
import { tellProject } from '../../projects/changes.ts';
import { expectInvariants } from './invariants.ts';
import { ScriptedModel, wordsOf } from './scriptedModel.ts';
import { stageOf } from './stage.ts';
import { createWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const forever = { until: new Promise(() => {}) };
const expire = (id: string) =>
  world.rows(`update generations set lease_until = now() - interval '1 second' where id = $1`, [id]);

async function scene() {
  const userId = await world.person(50_000);
  const code = await world.project(userId);
  const channel = localChannel();
  const model = new ScriptedModel(['Once ', forever]);
  const stages = [1, 2].map(() => stageOf(world, model, { channel, isShared: true }));
  const [one, two] = stages;
  if (one === undefined || two === undefined) throw new Error('two stages');
  const id = await one.ask(userId, code, {});
  await expect.poll(() => one.text(id)).toBe('Once ');
  return { one, two, id, userId, code, model };
}

describe('G8 leases', () => {
  test('a heart beat keeps the lease; nobody else closes it', async () => {
    const { one, two, id } = await scene();
    await expire(id);
    await one.generations.heartbeat();
    expect(await two.generations.sweep()).toBe(0);
    expect(await one.record(id)).toMatchObject({ status: 'streaming' });
    await one.generations.stop(id);
  });

  test('one that has run out is closed by another process, told, and given up by its writer', async () => {
    const { one, two, id, model } = await scene();
    await expire(id);
    expect(await two.generations.sweep()).toBe(1);
    expect(await two.record(id)).toMatchObject({ status: 'interrupted', reason: 'restart', epoch: 2 });
    expect(one.events.at(-1)).toMatchObject({ kind: 'ended', ended: { status: 'interrupted' } });
    await one.generations.heartbeat();
    await one.generations.settled();
    expect(model.open).toBe(0);
  });

  test('a stop from another process reaches the writer at once', async () => {
    const { one, two, id, model } = await scene();
    expect(await two.generations.stop(id)).toMatchObject({ status: 'stopped', reason: 'user' });
    await one.generations.settled();
    expect(model.open).toBe(0);
  });

  test('a stop whose message is lost is found by the heart beat', async () => {
    const { one, id, model } = await scene();
    const deaf = stageOf(world, model, { isShared: true });
    await deaf.generations.stop(id);
    await one.generations.heartbeat();
    await one.generations.settled();
    expect(model.open).toBe(0);
  });

  test('a project that goes to the bin takes its generations with it', async () => {
    const { one, id, code } = await scene();
    tellProject(one.deps.channel, { kind: 'deleted', code });
    await one.until(id, 'stopped');
    await one.generations.settled();
    expect(await one.record(id)).toMatchObject({ status: 'stopped', words: 1 });
  });

  test.each([
    ['taken out of the project', { kind: 'withdrawn' }],
    ['made a viewer', { kind: 'role', role: 'viewer' }],
  ] as const)('I3 a member who is %s pays for nothing more there', async (_how, change) => {
    const { one, id, code, userId } = await scene();
    const guest = await world.person(1_000);
    const theirs = await one.ask(guest, code, {});
    tellProject(one.deps.channel, { ...change, code, userId: guest });
    await one.until(theirs, 'stopped');
    expect(await one.record(id)).toMatchObject({ status: 'streaming', requestedBy: userId });
    await one.generations.stop(id);
    await one.generations.settled();
  });

  test('I3 the same when the message is lost', async () => {
    const { one, id, code, model } = await scene();
    const guest = await world.person(1_000);
    const mayGenerate = async () => new Set<string>();
    const deaf = stageOf(world, model, { isShared: true, mayGenerate });
    const theirs = await deaf.ask(guest, code, {});
    await deaf.generations.sweep();
    expect(await deaf.record(theirs)).toMatchObject({ status: 'stopped', reason: 'user' });
    expect(await one.record(id)).toMatchObject({ status: 'streaming' });
    await one.generations.stop(id);
    await deaf.generations.settled();
    await one.generations.settled();
  });

  test('what waits for a place is begun by any process', async () => {
    const { one, two, id, userId, code } = await scene();
    const more = [await one.ask(userId, code, {}), await one.ask(userId, code, {})];
    const waiting = await one.ask(userId, code, {});
    expect(await one.record(waiting)).toMatchObject({ status: 'queued', epoch: 0 });
    await world.rows(`update generations set status = 'stopped' where id = $1`, [id]);
    await two.generations.sweep();
    expect(await two.record(waiting)).toMatchObject({ status: 'streaming', leaseOwner: two.deps.processId });
    for (const each of [...more, waiting]) await two.generations.stop(each);
    await one.generations.shutdown();
    await two.generations.shutdown();
  });
});

test('G4 every connection to the database is cut again and again: the streams pause and go on', async () => {
  const userId = await world.person(50_000);
  const code = await world.project(userId);
  const stage = stageOf(world, new ScriptedModel(wordsOf(60)));
  const targets = ['card', 'document', 'card'] as const;
  const ids = await Promise.all(
    targets.map((kind) => stage.ask(userId, code, { target: kind === 'card' ? { kind } : { kind, position: 'end' } })),
  );
  for (let cut = 0; cut < 6; cut += 1) {
    await world.rows(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await stage.generations.settled();
  for (const id of ids) {
    expect(await stage.text(id)).toBe(wordsOf(60).join(''));
    expect(await stage.record(id)).toMatchObject({ status: 'completed', words: 60 });
  }
  await expectInvariants(world);
});
