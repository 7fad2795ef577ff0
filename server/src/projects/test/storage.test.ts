import { randomUUID } from 'node:crypto';
import { limits } from '@penora/protocol/catalog/limits';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../identity/test/world.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import { deleteProject, restoreProject } from '../bin.ts';
import { createProject } from '../create.ts';
import { changeMember } from '../memberChanges.ts';
import { purgeReservations, release, reserve, setSize, setSizes, storageOf } from '../storage.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const LIMIT = limits.storageBytes;
const keep = (code: string, reference: string, bytes: number) =>
  world.database.transaction(({ sql }) => reserve(sql, code, reference, bytes));

describe('S1 used bytes are the sum of the projects and never above the limit', () => {
  test('under 50 creations at the same moment at the limit', async () => {
    const anna = await world.person();
    await world.project(anna, 'x'.repeat(LIMIT - 10 * 1_000));
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => createProject(world.deps, anna.userId, { text: 'y'.repeat(1_000) })),
    );
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(10);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toMatchObject({
        code: 'storage_full',
        facts: { usedBytes: expect.any(Number), limitBytes: LIMIT, neededBytes: 1_000 },
      });
    }
    expect(await world.storage(anna)).toEqual({ used: LIMIT, sum: LIMIT });
  });

  test('when a first project is made many times at the same moment', async () => {
    const anna = await world.person();
    const text = 'x'.repeat(LIMIT / 2);
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => createProject(world.deps, anna.userId, { text })),
    );
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(2);
    expect(await world.storage(anna)).toEqual({ used: LIMIT, sum: LIMIT });
  });

  test('while projects are made, grow, shrink, change hands, go to the bin and come back, all at once', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => world.person()));
    const codes = await Promise.all(people.map((person) => world.project(person, 'x'.repeat(100))));
    await world.rows(
      `insert into members (project_code, user_id, role)
       select code, id, 'editor' from unnest($1::text[]) as p (code), unnest($2::text[]) as u (id) on conflict do nothing`,
      [codes, people.map(({ userId }) => userId)],
    );
    const done = new Map<string, number>();
    const worker = async (seed: number) => {
      for (let n = seed; n < seed + 24; n += 1) {
        const code = codes[n % codes.length] ?? '';
        const [project] = await world.rows<{ owner_id: string }>('select owner_id from projects where code = $1', [
          code,
        ]);
        const owner: PersonPrincipal = { kind: 'person', userId: project?.owner_id ?? '', sessionId: 's' };
        const heir = people[(n * 7) % people.length]?.userId ?? '';
        const sizes = codes.map((c, i) => ({ code: c, sizeBytes: (n * 37 + i * 101) % 5_000, words: n }));
        const steps: Record<string, () => Promise<unknown>> = {
          create: () => createProject(world.deps, heir, { text: 'z'.repeat(n * 10) }),
          sizes: () => setSizes(world.database.sql, n % 2 === 0 ? sizes : sizes.reverse()),
          handOver: () => changeMember(world.deps, owner, code, heir, 'owner'),
          bin: () => deleteProject(world.deps, owner, code, { forever: false }),
          restore: () => restoreProject(world.deps, owner, code),
        };
        const [name, step] = Object.entries(steps)[(n * 3 + seed) % 5] ?? [];
        // Refusals are fine, deadlocks and failures are not.
        const outcome = await step?.().then(
          () => 'done',
          (error: unknown) => error,
        );
        if (outcome === 'done') done.set(name ?? '', (done.get(name ?? '') ?? 0) + 1);
        else expect(outcome).toMatchObject({ name: 'Refusal' });
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, seed) => worker(seed)));
    expect([...done.keys()].sort()).toEqual(['bin', 'create', 'handOver', 'restore', 'sizes']);
    for (const person of people) {
      const { used, sum } = await world.storage(person);
      expect(used).toBe(sum);
    }
  });

  test('when several projects are handed to one person at the same moment', async () => {
    const [anna, ben] = [await world.person(), await world.person()];
    const codes: string[] = [];
    for (let n = 0; n < 8; n += 1) {
      const code = await world.project(anna, 'x'.repeat(LIMIT / 8));
      await world.join(code, ben, 'editor');
      codes.push(code);
    }
    await world.project(ben, 'y'.repeat(LIMIT / 2));
    const results = await Promise.allSettled(
      codes.map((code) => changeMember(world.deps, anna, code, ben.userId, 'owner')),
    );
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(4);
    for (const r of results) if (r.status === 'rejected') expect(r.reason).toMatchObject({ code: 'storage_full' });
    expect(await world.storage(ben)).toEqual({ used: LIMIT, sum: LIMIT });
    expect(await world.storage(anna)).toEqual({ used: LIMIT / 2, sum: LIMIT / 2 });
  });

  test('when texts of the same owners change in batches that share no text', async () => {
    const people = [await world.person(), await world.person()];
    const batches: string[][] = [];
    for (let n = 0; n < 10; n += 1) {
      const pair = [];
      for (const person of people) pair.push(await world.project(person, ''));
      batches.push(pair);
    }
    const rounds = Array.from({ length: 200 }, (_, n) => {
      const sizes = (batches[n % batches.length] ?? []).map((code) => ({ code, sizeBytes: n, words: n }));
      return setSizes(world.database.sql, n % 2 === 0 ? sizes : sizes.reverse());
    });
    await Promise.all(rounds);
    for (const person of people) {
      const { used, sum } = await world.storage(person);
      expect(used).toBe(sum);
    }
  });

  test('a person without a project uses nothing', async () => {
    const anna = await world.person();
    expect(await storageOf(world.database.sql, anna.userId)).toEqual({ usedBytes: 0, limitBytes: LIMIT });
  });

  test('what is in the bin counts until it is deleted for ever', async () => {
    const anna = await world.person();
    const code = await world.project(anna, 'x'.repeat(LIMIT));
    await deleteProject(world.deps, anna, code, { forever: false });
    expect(await refusal(createProject(world.deps, anna.userId, { text: 'y' }))).toMatchObject({
      code: 'storage_full',
      facts: { usedBytes: LIMIT, limitBytes: LIMIT, neededBytes: 1 },
    });
    await createProject(world.deps, anna.userId, {});
    await deleteProject(world.deps, anna, code, { forever: true });
    await createProject(world.deps, anna.userId, { text: 'y' });
  });

  test('a text far too large is refused before it is worked on', async () => {
    const anna = await world.person();
    const documents = { ...world.deps.documents, create: () => Promise.reject(new Error('was worked on')) };
    const making = createProject({ ...world.deps, documents }, anna.userId, { text: 'x\n'.repeat(LIMIT + 1) });
    expect(await refusal(making)).toMatchObject({ code: 'storage_full', facts: { neededBytes: LIMIT + 1 } });
  });
});

describe('a change of size', () => {
  test('moves the storage and the time, whatever the limit says; codes that are gone are left out', async () => {
    const anna = await world.person();
    const [code, other] = [await world.project(anna, 'abc'), await world.project(anna, 'defg')];
    await setSizes(world.database.sql, [
      { code: other, sizeBytes: 10, words: 2 },
      { code, sizeBytes: LIMIT + 5, words: 7 },
      { code: 'AAAAAA', sizeBytes: 1, words: 1 },
    ]);
    expect(await storageOf(world.database.sql, anna.userId)).toEqual({ usedBytes: LIMIT + 15, limitBytes: LIMIT });
    expect(await world.rows('select words from projects where code = $1', [code])).toEqual([{ words: 7 }]);
    await setSize(world.database.sql, code, 1, 1);
    expect(await world.storage(anna)).toEqual({ used: 11, sum: 11 });
    await setSizes(world.database.sql, []);
  });
});

describe('a reservation', () => {
  test('takes room that nobody else gets, until it is released', async () => {
    const anna = await world.person();
    const code = await world.project(anna, '');
    const references = Array.from({ length: 20 }, () => randomUUID());
    const results = await Promise.allSettled(references.map((reference) => keep(code, reference, LIMIT / 4)));
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(4);
    expect(await refusal(createProject(world.deps, anna.userId, { text: 'x' }))).toMatchObject({
      code: 'storage_full',
    });
    expect(await world.storage(anna)).toEqual({ used: 0, sum: 0 });
    for (const reference of references) await release(world.database.sql, reference);
    await createProject(world.deps, anna.userId, { text: 'x'.repeat(LIMIT) });
  });

  test('again under the same name replaces what it kept, smaller or larger', async () => {
    const anna = await world.person();
    const code = await world.project(anna, '');
    const reference = randomUUID();
    await keep(code, reference, LIMIT);
    await keep(code, reference, LIMIT);
    await keep(code, reference, 10);
    await keep(code, randomUUID(), LIMIT - 10);
    expect(await refusal(keep(code, reference, 11))).toMatchObject({ code: 'storage_full' });
    expect(await refusal(keep('AAAAAA', randomUUID(), 1))).toMatchObject({ code: 'not_found' });
  });

  test('goes with its project to another owner, and ends with it', async () => {
    const [anna, ben] = [await world.person(), await world.person()];
    const code = await world.project(anna, 'x'.repeat(1_000));
    await world.join(code, ben, 'editor');
    await keep(code, randomUUID(), LIMIT - 1_000);
    const tight = await world.project(ben, 'y');
    expect(await refusal(changeMember(world.deps, anna, code, ben.userId, 'owner'))).toMatchObject({
      code: 'storage_full',
      facts: { usedBytes: 1, limitBytes: LIMIT, neededBytes: LIMIT },
    });
    await deleteProject(world.deps, ben, tight, { forever: true });
    await changeMember(world.deps, anna, code, ben.userId, 'owner');
    await createProject(world.deps, anna.userId, { text: 'x'.repeat(LIMIT) });
    expect(await refusal(createProject(world.deps, ben.userId, { text: 'x' }))).toMatchObject({ code: 'storage_full' });
    await deleteProject(world.deps, ben, code, { forever: true });
    await createProject(world.deps, ben.userId, { text: 'x'.repeat(LIMIT) });
  });

  test('whose holder is gone for a day is forgotten', async () => {
    const anna = await world.person();
    const code = await world.project(anna, '');
    const reference = randomUUID();
    await keep(code, reference, LIMIT);
    await world.rows("update storage_reservations set at = now() - interval '25 hours' where reference = $1", [
      reference,
    ]);
    await purgeReservations(world.database.sql);
    await keep(code, randomUUID(), LIMIT);
  });
});
