import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { reconcile } from '../reconcile.ts';
import { type Bought, openWorld, WELCOME, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
// What other tests have left is not asked about.
beforeEach(() => world.rows('update orders set ask_at = null'));

/** As if so much time had passed since it was ordered. */
const age = ({ orderId }: Bought, interval: string) =>
  world.rows(`update orders set created_at = created_at - $2::interval, ask_at = ask_at - $2::interval where id = $1`, [
    orderId,
    interval,
  ]);

const minutesToNext = async ({ orderId }: Bought): Promise<number | null> => {
  const text = 'select round(extract(epoch from ask_at - now()) / 60)::int as minutes from orders where id = $1';
  return (await world.rows<{ minutes: number | null }>(text, [orderId]))[0]?.minutes ?? null;
};

test('P1 webhooks dropped for a day, browsers closed: one turn grants everything once', async () => {
  const bought = await Promise.all(Array.from({ length: 12 }, () => world.order()));
  for (const [n, { gatewayOrderId }] of bought.entries()) {
    world.razorpay.shop.pay(gatewayOrderId, n % 3 === 0 ? 'authorized' : 'captured');
  }
  for (const one of bought) await age(one, '1 day');
  // Two processes share the work.
  const turns = await Promise.all([reconcile(world.deps), reconcile(world.deps)]);
  expect(turns.reduce((sum, { settled }) => sum + settled, 0)).toBe(12);
  expect(turns.reduce((sum, { asked }) => sum + asked, 0)).toBe(12);
  for (const one of bought) expect(await world.grants(one)).toEqual([one.milliku]);
  expect(await reconcile(world.deps)).toMatchObject({ asked: 0, settled: 0 });
  expect(await world.differences()).toEqual([]);
});

test('an order is left alone at first, asked about with growing pauses, and given up after a week', async () => {
  const bought = await world.order();
  expect(await reconcile(world.deps)).toMatchObject({ asked: 0 });
  const pauses: (number | null)[] = [];
  for (let turn = 0; turn < 10; turn += 1) {
    await world.rows('update orders set ask_at = now() where id = $1', [bought.orderId]);
    expect(await reconcile(world.deps)).toMatchObject({ asked: 1, settled: 0 });
    pauses.push(await minutesToNext(bought));
  }
  expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
  await age(bought, '8 days');
  expect(await reconcile(world.deps)).toMatchObject({ asked: 1 });
  expect(await minutesToNext(bought)).toBeNull();
});

test('a gateway in trouble costs time and nothing else: the order is asked about again in a minute', async () => {
  const [first, second] = [await world.order(), await world.order()];
  for (const one of [first, second]) {
    world.razorpay.shop.pay(one.gatewayOrderId, 'captured');
    await age(one, '1 hour');
  }
  world.razorpay.faults.add({ kind: 'status', path: first.gatewayOrderId });
  expect(await reconcile(world.deps)).toMatchObject({ asked: 2, settled: 1, unanswered: 1 });
  expect(await world.grants(first)).toEqual([]);
  expect(await minutesToNext(first)).toBe(1);
  await age(first, '2 minutes');
  world.razorpay.faults.add({ kind: 'cut', path: '/v1/refunds' });
  expect(await reconcile(world.deps)).toMatchObject({ asked: 1, settled: 1, refunds: 0, unanswered: 1 });
  expect(await world.grants(first)).toEqual([first.milliku]);
});

test('a gateway that is gone ends the turn early, and so does a process that goes down; nobody is forgotten', async () => {
  const bought = await Promise.all(Array.from({ length: 8 }, () => world.order()));
  for (const one of bought) {
    world.razorpay.shop.pay(one.gatewayOrderId, 'captured');
    await age(one, '1 hour');
  }
  world.razorpay.faults.add({ kind: 'status', times: 3 });
  expect(await reconcile(world.deps)).toMatchObject({ asked: 3, settled: 0, unanswered: 3 });
  const next = await Promise.all(bought.map(minutesToNext));
  expect(next.sort()).toEqual([0, 0, 0, 0, 0, 1, 1, 1]);
  for (const one of bought) await age(one, '2 minutes');
  expect(await reconcile(world.deps, { signal: AbortSignal.abort() })).toMatchObject({ asked: 0 });
  for (const one of bought) await age(one, '2 minutes');
  expect(await reconcile(world.deps)).toMatchObject({ asked: 8, settled: 8 });
});

test('an order that the gateway does not know, as after a change of keys, holds up nobody', async () => {
  const unknown = await Promise.all(Array.from({ length: 5 }, () => world.order()));
  for (const one of unknown) {
    await world.rows("update orders set gateway_order_id = 'of_other_keys_' || id where id = $1", [one.orderId]);
    await age(one, '2 hours');
  }
  const bought = await world.order();
  world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
  await age(bought, '1 hour');
  expect(await reconcile(world.deps)).toMatchObject({ asked: 6, settled: 1, unanswered: 0 });
});

test('a browser that came back without an answer has its order asked about within half a minute', async () => {
  const bought = await world.order();
  const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
  await world.rows("update orders set ask_at = now() + interval '6 hours' where id = $1", [bought.orderId]);
  world.razorpay.faults.add({ kind: 'hang', path: `/v1/payments/${id}` });
  await expect(world.verify(bought, id)).rejects.toMatchObject({ code: 'unavailable' });
  await age(bought, '31 seconds');
  expect(await reconcile(world.deps)).toMatchObject({ asked: 1, settled: 1 });
  expect(await world.balance(bought.userId)).toBe(WELCOME + bought.milliku);
});

test('P1 a second payment for a paid order, told by nobody, is found a week later', async () => {
  const bought = await world.order();
  const late = world.razorpay.shop.pay(bought.gatewayOrderId, 'failed');
  await world.verify(bought, world.razorpay.shop.pay(bought.gatewayOrderId, 'captured').id);
  world.razorpay.shop.lateCapture(late.id);
  expect(await reconcile(world.deps)).toMatchObject({ asked: 0 });
  await age(bought, '7 days 1 minute');
  expect(await reconcile(world.deps)).toMatchObject({ asked: 1, settled: 1 });
  expect(await world.grants(bought)).toEqual([bought.milliku, bought.milliku]);
});

test('without a gateway nothing is asked', async () => {
  const nothing = { asked: 0, settled: 0, refunds: 0, unanswered: 0 };
  expect(await reconcile({ ...world.deps, gateway: null })).toEqual(nothing);
});
