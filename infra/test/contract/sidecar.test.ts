import { randomUUID } from 'node:crypto';
import * as s from '@penora/protocol/schemas/sidecar';
import { beforeAll, describe, expect, test } from 'vitest';
import { Listener } from '../kit/listener.ts';
import { Person } from '../kit/person.ts';
import { service } from '../kit/service.ts';
import { Sister } from '../kit/sister.ts';

const KEY = 'a key of the tests that is long enough for anybody';

const penora = service({ env: { PENORA_API_KEY: KEY } });
let imagegene: Sister;
beforeAll(() => {
  imagegene = new Sister(penora.url, KEY);
});

const failed = (body: unknown) => s.Failure.parse(body).error;

describe('coins', () => {
  test('I5 create-user: 50 Ku once, again the same person unchanged', async () => {
    const user_id = '101902121794505144784';
    const made = await imagegene.post('create-user', {
      user_id,
      username: 'Mira',
      email: 'mira@example.com',
      credits: 9_000,
    });
    expect(made.status).toBe(200);
    expect(s.CreatedUser.parse(made.body).user).toEqual({
      user_id,
      username: 'Mira',
      email: 'mira@example.com',
      credits: 50,
      storage_used_mb: 0,
      storage_limit_mb: 1,
      storage_available_mb: 1,
    });
    const again = await imagegene.post('create-user', { user_id, username: 'Other', email: 'other@example.com' });
    expect(again.body.user).toMatchObject({ username: 'Mira', email: 'mira@example.com', credits: 50 });
    const many = await Promise.all(
      Array.from({ length: 20 }, () => imagegene.post('create-user', { user_id: 'one-of-many', username: 'M' })),
    );
    expect(many.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await imagegene.credits('one-of-many')).toBe(50);
  });

  test('user-info, deduct-credits, add-credits, transactions: fields, figures to three decimals', async () => {
    const user_id = await imagegene.person();
    const debit = await imagegene.debit(user_id, 1.255, { project_code: 'any string' });
    expect(debit.status).toBe(200);
    expect(s.Deducted.parse(debit.body)).toMatchObject({
      credits_deducted: 1.255,
      new_balance: 48.745,
      app_name: 'imagegene',
    });
    const grant = await imagegene.post('add-credits', {
      user_id,
      amount: 100,
      transaction_type: 'purchase',
      description: 'A pack',
    });
    expect(s.Added.parse(grant.body)).toMatchObject({ credits_added: 100, new_balance: 148.745 });
    const info = await imagegene.get(`user-info?user_id=${user_id}`);
    expect(s.UserInfo.parse(info.body)).toMatchObject({
      credits: 148.745,
      user_id,
      storage: { used_mb: 0, limit_mb: 1, available_mb: 1, usage_percentage: 0 },
    });
    const { body } = await imagegene.get(`transactions?user_id=${user_id}&limit=10`);
    const listed = s.Transactions.parse(body);
    expect(listed.total_count).toBe(3);
    expect(
      listed.all_transactions.map(({ app_name, transaction_type, amount, project_code }) => [
        app_name,
        transaction_type,
        amount,
        project_code,
      ]),
    ).toEqual([
      ['sukusuku', 'purchase', 100, ''],
      ['imagegene', 'sister_debit', -1.255, 'any string'],
      ['penora', 'welcome', 50, ''],
    ]);
    expect(listed.imagegene_transactions).toHaveLength(1);
    expect(listed.penora_transactions).toHaveLength(1);
  });

  test('L6 402 when coins do not suffice, and nothing is taken', async () => {
    const user_id = await imagegene.person();
    const { status, body } = await imagegene.debit(user_id, 50.001);
    expect(status).toBe(402);
    expect(s.Failure.parse(body)).toMatchObject({ success: false, credits: 50, required: 50.001 });
    expect(await imagegene.credits(user_id)).toBe(50);
    expect((await imagegene.debit(user_id, 50)).status).toBe(200);
    expect(await imagegene.credits(user_id)).toBe(0);
  });

  test.each([0, -1, 0.0001, 1.2345, '1', '1e2', null, true, 2 ** 53, 1e300, [1], {}])(
    'L8 %j is no amount',
    async (amount) => {
      const user_id = await imagegene.person();
      for (const reply of [
        await imagegene.debit(user_id, amount),
        await imagegene.post('add-credits', { user_id, amount, transaction_type: 'x', description: '' }),
      ]) {
        expect(reply.status).toBe(400);
        expect(failed(reply.body)).toContain('amount');
      }
      expect(await imagegene.credits(user_id)).toBe(50);
    },
  );

  test('L4 one Idempotency-Key: the first answer again, one movement, another body 409', async () => {
    const user_id = await imagegene.person();
    const key = { 'idempotency-key': randomUUID() };
    const replies = await Promise.all(Array.from({ length: 8 }, () => imagegene.debit(user_id, 5, {}, key)));
    const [first] = replies;
    for (const reply of replies) expect(reply).toMatchObject({ status: 200, body: first?.body });
    await imagegene.debit(user_id, 1);
    expect((await imagegene.debit(user_id, 5, {}, key)).body).toEqual(first?.body);
    expect(await imagegene.credits(user_id)).toBe(44);
    const other = await imagegene.debit(user_id, 6, {}, key);
    expect(other.status).toBe(409);
    expect(failed(other.body)).toBeTruthy();
  });

  test("the writer's open tabs hear of it at once", async () => {
    const writer = await Person.register(penora.url);
    await writer.call('PUT', '/api/applications/imagegene');
    const tab = new Listener(penora.url, writer);
    await tab.connected();
    await tab.until(() => tab.balances.some(({ balanceMilliku }) => balanceMilliku === 50_000));
    await imagegene.debit(writer.id, 7.5);
    await tab.until(() => tab.balances.some(({ balanceMilliku }) => balanceMilliku === 42_500));
    tab.close();
  });
});

describe('projects', () => {
  const picture = (user_id: string, content: string, more: Record<string, unknown> = {}) =>
    imagegene.post('save-project', {
      ...{ user_id, app_source: 'imagegene', project_type: 'image', title: 'A lamp', content },
      metadata: { prompt: 'a lamp' },
      ...more,
    });

  test('a picture shares the megabyte, stands in every list, and is read again', async () => {
    const writer = await Person.register(penora.url);
    await writer.call('PUT', '/api/applications/imagegene');
    const code = await writer.project('A text', 'Some words here.');
    const content = 'data:image/png;base64,iVBORw0KGgo=';
    const saved = s.SavedProject.parse((await picture(writer.id, content)).body);
    expect(saved.title).toBe('A lamp');
    const { usedBytes } = (await writer.me()).storage;
    expect(usedBytes).toBe(content.length + 'Some words here.'.length);
    expect(saved.storage_remaining_mb).toBeCloseTo((1_048_576 - usedBytes) / 1_048_576, 5);

    const one = await imagegene.get(`project/${saved.project_code}?user_id=${writer.id}`);
    expect(s.OneExternalProject.parse(one.body).project).toMatchObject({
      ...{ code: saved.project_code, title: 'A lamp', content, app_source: 'imagegene', project_type: 'image' },
      ...{ size_bytes: content.length, metadata: { prompt: 'a lamp' } },
    });
    const all = s.AllProjects.parse((await imagegene.get(`projects?user_id=${writer.id}`)).body);
    expect(all).toMatchObject({ total_count: 2, penora_count: 1, imagegene_count: 1 });
    expect(all.penora_projects[0]).toMatchObject({ code, content: 'Some words here.', word_count: 3 });
    const some = await imagegene.get(`user-projects?user_id=${writer.id}&app_filter=imagegene`);
    expect(s.UserProjects.parse(some.body)).toMatchObject({ total_projects: 1, projects: [{ content }] });
    const stats = s.Storage.parse((await imagegene.get(`storage-stats?user_id=${writer.id}`)).body);
    expect(stats.breakdown).toMatchObject({ total_projects: 2, penora_projects: 1, imagegene_projects: 1 });

    expect(await writer.projectInfo(saved.project_code)).toMatchObject({
      app: 'imagegene',
      type: 'image',
      title: 'A lamp',
    });
    expect(await writer.text(saved.project_code)).toBe(content);
  });

  test('S1 what does not fit is 413, also when twenty come at once', async () => {
    const user_id = await imagegene.person();
    const replies = await Promise.all(Array.from({ length: 20 }, () => picture(user_id, 'x'.repeat(100_000))));
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), ...Array.from({ length: 10 }, () => 413)]);
    const { body } = await imagegene.get(`storage-stats?user_id=${user_id}`);
    expect(s.Storage.parse(body).storage_stats.used_mb).toBeCloseTo(1_000_000 / 1_048_576, 5);
  });

  test('nothing is saved as penora, nor for another person, nor with too much about it', async () => {
    const user_id = await imagegene.person();
    expect((await picture(user_id, 'x', { app_source: 'penora' })).status).toBe(403);
    expect((await imagegene.debit(user_id, 1, { app_name: 'penora' })).status).toBe(403);
    expect((await picture('nobody-at-all', 'x')).status).toBe(404);
    expect((await picture(user_id, 'x', { metadata: { long: 'y'.repeat(20_000) } })).status).toBe(400);
    const stranger = await Person.register(penora.url);
    const secret = await stranger.project('Mine', 'Secret words.');
    expect((await imagegene.get(`project/${secret}?user_id=${user_id}`)).status).toBe(404);
  });
});
