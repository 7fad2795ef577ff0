import { Ordered, Purchases, SandboxReply, Verified } from '@penora/protocol/schemas/payment';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseGateway } from '../gateways.ts';
import { receiptPdf } from '../receipt/pdf.ts';
import type { ReceiptJob } from '../receipt/thread.ts';
import { reconcile } from '../reconcile.ts';
import { type PaymentRoutesDeps, paymentRoutes } from '../routes.ts';
import { type HttpWorld, openHttp } from './http.ts';
import { openWorld, WELCOME, type World } from './world.ts';

let world: World;
let http: HttpWorld;
let sandbox: HttpWorld;
beforeAll(async () => {
  world = await openWorld();
  http = await openRoutes({ ...world.deps, sandboxSecret: 'unused', checkoutScript: null, buyer, makeReceipt });
  const gateway = chooseGateway({ production: false }, world.database, 'sandbox secret');
  sandbox = await openRoutes({
    ...world.deps,
    gateway,
    webhookSecrets: [],
    sandboxSecret: 'sandbox secret',
    checkoutScript: null,
    buyer,
    makeReceipt,
  });
  world.razorpay.webhooks.to(`${http.origin}/api/webhooks/razorpay`);
});
afterAll(async () => {
  await Promise.all([http.close(), sandbox.close()]);
  await world.close();
});

const makeReceipt = ({ facts, buyer }: ReceiptJob) => receiptPdf(facts, buyer);
const buyer = async (id: string) => ({ id, name: 'Žofie Čapek, अन्ना, Άννα, 安娜', email: 'zofie@example.org' });

const openRoutes = (deps: PaymentRoutesDeps): Promise<HttpWorld> =>
  openHttp({ database: deps.database, routes: paymentRoutes(deps) });

const order = async (at: HttpWorld, userId: string, packageId = 'topup_10') =>
  Ordered.parse((await at.ask('POST', '/api/payments/orders', { packageId }, userId)).body);

const handed = (orderId: string, paymentId: string) => ({
  razorpay_order_id: orderId,
  razorpay_payment_id: paymentId,
  razorpay_signature: world.razorpay.sign(orderId, paymentId),
});

describe('with Razorpay', () => {
  test('the journey: order, pay, verify, list', async () => {
    const userId = await world.person();
    const made = await http.ask('POST', '/api/payments/orders', { packageId: 'lite_yearly' }, userId);
    expect(made.status).toBe(201);
    const { order: mine, razorpay } = Ordered.parse(made.body);
    expect(mine).toMatchObject({
      packageId: 'lite_yearly',
      ku: 3_000,
      amount: 12_000,
      status: 'created',
      gateway: 'razorpay',
    });
    expect(razorpay.keyId).toBe(world.razorpay.keyId);
    const { id } = world.razorpay.shop.pay(razorpay.orderId, 'captured');
    const verified = await http.ask('POST', '/api/payments/verify', handed(razorpay.orderId, id), userId);
    expect(verified.status).toBe(200);
    const parsed = Verified.strict().parse(verified.body);
    expect(parsed).toEqual({ payment: { id, status: 'captured', ku: 3_000 }, balanceMilliku: WELCOME + 3_000_000 });

    const { items } = Purchases.parse((await http.ask('GET', '/api/payments', undefined, userId)).body);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ id: mine.id, status: 'paid', period: 'year', payments: [{ id, amount: 12_000 }] });
    const until = new Date(items[0]?.periodEndsAt ?? 0);
    expect(until.getUTCFullYear()).toBe(new Date(items[0]?.payments[0]?.capturedAt ?? 0).getUTCFullYear() + 1);
    const now = await http.ask('GET', `/api/payments/orders/${mine.id}`, undefined, userId);
    expect(now.body).toMatchObject({ order: { id: mine.id, status: 'paid' } });
  });

  test('answers as the contract says: 202 authorized, 400 bad signature, 404 not yours, 422 no such package', async () => {
    const userId = await world.person();
    const { razorpay, order: mine } = await order(http, userId);
    const { id } = world.razorpay.shop.pay(razorpay.orderId, 'authorized');
    const bad = { ...handed(razorpay.orderId, id), razorpay_signature: 'f'.repeat(64) };
    const refused = await http.ask('POST', '/api/payments/verify', bad, userId);
    expect(refused).toMatchObject({ status: 400, body: { status: 400, code: 'invalid' } });
    expect(refused.type).toContain('application/problem+json');
    const other = await world.person();
    expect((await http.ask('POST', '/api/payments/verify', handed(razorpay.orderId, id), other)).status).toBe(404);
    expect((await http.ask('GET', `/api/payments/orders/${mine.id}`, undefined, other)).status).toBe(404);
    expect((await http.ask('POST', '/api/payments/verify', handed(razorpay.orderId, id))).status).toBe(401);
    expect((await http.ask('POST', '/api/payments/verify', handed(razorpay.orderId, id), userId)).status).toBe(202);
    expect((await http.ask('POST', '/api/payments/verify', handed(razorpay.orderId, id), userId)).status).toBe(200);
    expect((await http.ask('POST', '/api/payments/orders', { packageId: 'free' }, userId)).status).toBe(422);
    const priced = { packageId: 'studio_yearly', amount: 100 };
    expect((await http.ask('POST', '/api/payments/orders', priced, userId)).status).toBe(422);
  });

  test('one Idempotency-Key is one order', async () => {
    const userId = await world.person();
    const ask = (packageId: string) =>
      http.ask('POST', '/api/payments/orders', { packageId }, userId, { 'idempotency-key': 'once' });
    const [first, second] = await Promise.all([ask('topup_10'), ask('topup_10')]);
    expect(second.body).toEqual(first.body);
    expect((await ask('topup_25')).status).toBe(409);
  });

  test('P1 webhooks over the wire: doubled, reversed, refused at first, all answered in the end, one grant', async () => {
    const userId = await world.person();
    const { razorpay } = await order(http, userId, 'topup_25');
    world.razorpay.webhooks.travel({ held: true, duplicates: 2, retryMs: 5 });
    http.serve(false);
    const { id } = world.razorpay.shop.pay(razorpay.orderId, 'captured');
    const released = world.razorpay.webhooks.release({ reversed: true });
    while (!world.razorpay.webhooks.deliveries().some(({ status }) => status === 503)) await new Promise(setImmediate);
    http.serve(true);
    await released;
    const last = new Map(world.razorpay.webhooks.deliveries().map(({ eventId, status }) => [eventId, status]));
    expect(last.size).toBeGreaterThanOrEqual(3);
    expect(new Set(last.values())).toEqual(new Set([200]));
    expect((await http.ask('POST', '/api/payments/verify', handed(razorpay.orderId, id), userId)).status).toBe(200);
    expect(await world.balance(userId)).toBe(WELCOME + 25_000);
    expect(await world.differences()).toEqual([]);
  });

  test('P4 a body that is no JSON, empty or unsigned is 400 like any bad signature', async () => {
    for (const body of ['not JSON', '', '{}']) {
      const reply = await http.ask('POST', '/api/webhooks/razorpay', body, undefined, { 'x-razorpay-signature': 'x' });
      expect(reply).toMatchObject({ status: 400, body: { code: 'invalid' } });
    }
    expect((await http.ask('POST', '/api/webhooks/razorpay')).status).toBe(400);
  });

  test('the sandbox is not there', async () => {
    const userId = await world.person();
    const { order: mine } = await order(http, userId);
    const reply = await http.ask('POST', `/api/payments/sandbox/${mine.id}`, { outcome: 'pay' }, userId);
    expect(reply.status).toBe(404);
    expect(await world.balance(userId)).toBe(WELCOME);
  });

  test('a list has pages, newest first, without a gap', async () => {
    const userId = await world.person();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift((await order(http, userId)).order.id);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = Purchases.parse((await http.ask('GET', `/api/payments?limit=2${query}`, undefined, userId)).body);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);
  });
});

describe('the sandbox', () => {
  async function choose(userId: string, outcome: string, packageId = 'topup_50') {
    const made = await order(sandbox, userId, packageId);
    const reply = await sandbox.ask('POST', `/api/payments/sandbox/${made.order.id}`, { outcome }, userId);
    expect(reply.status).toBe(200);
    return { ...made, ...SandboxReply.parse(reply.body) };
  }

  test('says what it is, and pays through the same verify', async () => {
    const userId = await world.person();
    const { order: mine, razorpay, success } = await choose(userId, 'pay');
    expect(mine.gateway).toBe('sandbox');
    expect(razorpay.keyId).toBe('sandbox');
    expect(await world.balance(userId)).toBe(WELCOME);
    const reply = await sandbox.ask('POST', '/api/payments/verify', success, userId);
    expect(reply).toMatchObject({ status: 200, body: { balanceMilliku: WELCOME + 50_000 } });
    const again = await sandbox.ask('POST', `/api/payments/sandbox/${mine.id}`, { outcome: 'pay' }, userId);
    expect(again.status).toBe(409);
    expect(await world.differences()).toEqual([]);
  });

  test('paid and left before verify: the reconciliation brings the coins', async () => {
    const userId = await world.person();
    const { order: mine } = await choose(userId, 'pay');
    const gateway = chooseGateway({ production: false }, world.database, 'sandbox secret');
    await reconcile({ ...world.deps, gateway }, { orderId: mine.id });
    expect(await world.balance(userId)).toBe(WELCOME + 50_000);
  });

  test('fails, and pays late', async () => {
    const userId = await world.person();
    expect(await choose(userId, 'fail')).toMatchObject({
      success: null,
      failure: { description: expect.stringContaining('declined') },
    });
    expect(await world.balance(userId)).toBe(WELCOME);
    const { order: mine, success } = await choose(userId, 'pay_late');
    const promised = await sandbox.ask('POST', '/api/payments/verify', success, userId);
    expect(promised).toMatchObject({ status: 202, body: { payment: { status: 'authorized' } } });
    const gateway = chooseGateway({ production: false }, world.database, 'sandbox secret');
    await reconcile({ ...world.deps, gateway }, { orderId: mine.id });
    expect(await world.balance(userId)).toBe(WELCOME);
    // As if the time had passed: whoever looks at the order then finds it paid.
    await world.rows('update sandbox_payments set captured_from = now() where id = $1', [
      success?.razorpay_payment_id ?? '',
    ]);
    await world.rows('update orders set ask_at = now() where id = $1', [mine.id]);
    const now = await sandbox.ask('GET', `/api/payments/orders/${mine.id}`, undefined, userId);
    expect(now.body).toMatchObject({ order: { status: 'paid', failure: null } });
    expect(await world.balance(userId)).toBe(WELCOME + 50_000);
    expect(await world.differences()).toEqual([]);
  });

  test('an order that is not due is looked at without a question to the gateway', async () => {
    const userId = await world.person();
    const { order: mine } = await order(http, userId);
    const before = world.razorpay.requests().length;
    await http.ask('GET', `/api/payments/orders/${mine.id}`, undefined, userId);
    expect(world.razorpay.requests()).toHaveLength(before);
  });

  test("P3 nobody pays another person's order, nobody signs for the sandbox", async () => {
    const userId = await world.person();
    const made = await order(sandbox, userId);
    const thief = await world.person();
    const path = `/api/payments/sandbox/${made.order.id}`;
    expect((await sandbox.ask('POST', path, { outcome: 'pay' }, thief)).status).toBe(404);
    const { success } = await choose(userId, 'pay');
    const forged = { ...success, razorpay_signature: 'a'.repeat(64) };
    expect((await sandbox.ask('POST', '/api/payments/verify', forged, userId)).status).toBe(400);
    expect(await world.balance(userId)).toBe(WELCOME);
  });

  test('is never in production, nor beside keys', () => {
    const keys = { RAZORPAY_KEY_ID: 'id', RAZORPAY_KEY_SECRET: 'secret' };
    expect(chooseGateway({ production: true }, world.database, 's')).toBeNull();
    expect(chooseGateway({ production: false, ...keys }, world.database, 's')?.name).toBe('razorpay');
    expect(chooseGateway({ production: true, ...keys }, world.database, 's')?.name).toBe('razorpay');
  });

  test('where nothing can be bought, ordering says so', async () => {
    const closed = await openRoutes({
      ...world.deps,
      gateway: null,
      sandboxSecret: '',
      checkoutScript: null,
      buyer,
      makeReceipt,
    });
    const reply = await closed.ask('POST', '/api/payments/orders', { packageId: 'topup_10' }, await world.person());
    expect(reply.status).toBe(503);
    await closed.close();
  });
});
