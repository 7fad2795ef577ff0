import { packages } from '@penora/protocol/catalog/packages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../identity/test/world.ts';
import { newId } from '../../kernel/ids.ts';
import { balanceChanges } from '../../ledger/topic.ts';
import { createOrder } from '../orders.ts';
import { reconcile } from '../reconcile.ts';
import { openWorld, WELCOME, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('ordering', () => {
  test('P3 price and coins come from the price list, for each package on it', async () => {
    const userId = await world.person();
    for (const { id, ku, amountCents } of packages) {
      const { order, razorpay } = await createOrder(world.deps, { id: newId(), userId, packageId: id });
      expect(order).toMatchObject({ packageId: id, ku, amount: amountCents, currency: 'USD', status: 'created' });
      const there = world.razorpay.shop.order(razorpay.orderId);
      expect(there).toMatchObject({ amount: amountCents, currency: 'USD', receipt: order.id });
      expect(there.notes).toEqual({ penora_order: order.id });
    }
  });

  test('P3 a package that is not on the list is refused before anybody is asked', async () => {
    const userId = await world.person();
    const before = world.razorpay.requests().length;
    for (const packageId of ['topup_11', '__proto__', '']) {
      const refused = refusal(createOrder(world.deps, { id: newId(), userId, packageId }));
      expect(await refused).toMatchObject({ code: 'invalid' });
    }
    expect(world.razorpay.requests()).toHaveLength(before);
  });

  test('a repeat of the same request is the same order', async () => {
    const request = { id: newId(), userId: await world.person(), packageId: 'topup_10' };
    const first = await createOrder(world.deps, request);
    expect(await createOrder(world.deps, request)).toEqual(first);
  });

  test('a silent gateway is told to the person, and the order can be made with the same request later', async () => {
    const request = { id: newId(), userId: await world.person(), packageId: 'topup_10' };
    world.razorpay.faults.add({ kind: 'cut_after', path: '/v1/orders' });
    expect(await refusal(createOrder(world.deps, request))).toMatchObject({ code: 'unavailable' });
    const { order } = await createOrder(world.deps, request);
    expect(order).toMatchObject({ id: request.id, status: 'created' });
  });

  test('more orders in an hour than a person could want are refused', async () => {
    const userId = await world.person();
    const deps = { ...world.deps, limits: { ...world.deps.limits, ordersPerHour: 2 } };
    const order = () => createOrder(deps, { id: newId(), userId, packageId: 'topup_10' });
    await order();
    await order();
    expect(await refusal(order())).toMatchObject({ code: 'too_many_requests' });
  });
});

describe('paying', () => {
  test.each(packages.map(({ id }) => id))('P1 %s arrives by each door alone, and by all of them once', async (id) => {
    const doors = ['verify', 'webhook', 'reconcile', 'all'] as const;
    for (const door of doors) {
      const bought = await world.order(id);
      const payment = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
      if (door === 'verify' || door === 'all') {
        expect(await world.verify(bought, payment.id)).toMatchObject({
          payment: { id: payment.id, status: 'captured', ku: bought.milliku / 1_000 },
          balanceMilliku: WELCOME + bought.milliku,
          wasAuthorized: false,
        });
      }
      if (door === 'webhook' || door === 'all') for (const told of world.messages(bought)) await world.tell(told);
      if (door === 'reconcile' || door === 'all') await reconcile(world.deps, { all: true });
      expect(await world.grants(bought)).toEqual([bought.milliku]);
      expect((await world.stateOf(bought)).status).toBe('paid');
    }
    expect(await world.differences()).toEqual([]);
  });

  test('every open tab hears of the new balance once', async () => {
    const bought = await world.order();
    const heard: number[] = [];
    const stop = balanceChanges.subscribe(world.channel, bought.userId, ({ balanceMilliku }) =>
      heard.push(balanceMilliku),
    );
    const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
    await world.verify(bought, id);
    await world.verify(bought, id);
    for (const told of world.messages(bought)) await world.tell(told);
    stop();
    expect(heard).toEqual([WELCOME + bought.milliku]);
  });

  test('an authorized payment is captured by us, and says so', async () => {
    const bought = await world.order();
    const payment = world.razorpay.shop.pay(bought.gatewayOrderId, 'authorized');
    expect(await world.verify(bought, payment.id)).toMatchObject({
      wasAuthorized: true,
      payment: { status: 'captured' },
    });
    expect(world.razorpay.shop.payment(payment.id).status).toBe('captured');
    expect(await world.verify(bought, payment.id)).toMatchObject({ wasAuthorized: false });
    expect(await world.grants(bought)).toEqual([bought.milliku]);
  });

  test('an authorized payment that cannot be captured now arrives by the reconciliation', async () => {
    const bought = await world.order();
    const payment = world.razorpay.shop.pay(bought.gatewayOrderId, 'authorized');
    world.razorpay.faults.add({ kind: 'status', path: '/capture' });
    const outcome = await world.verify(bought, payment.id);
    expect(outcome).toMatchObject({ wasAuthorized: true, payment: { status: 'authorized' }, balanceMilliku: WELCOME });
    expect((await world.stateOf(bought)).status).toBe('attempted');
    await reconcile(world.deps, { all: true });
    expect(await world.grants(bought)).toEqual([bought.milliku]);
  });

  test('P2 failed, then captured days later, is paid; a failure told afterwards changes nothing', async () => {
    const bought = await world.order();
    const payment = world.razorpay.shop.pay(bought.gatewayOrderId, 'failed');
    const [failure] = world.messages(bought);
    if (failure === undefined) throw new Error('no message of the failure');
    await world.tell(failure);
    expect((await world.stateOf(bought)).status).toBe('failed');
    expect(await refusal(world.verify(bought, payment.id))).toMatchObject({ code: 'wrong_state' });
    world.razorpay.shop.lateCapture(payment.id);
    await reconcile(world.deps, { all: true });
    expect((await world.stateOf(bought)).status).toBe('paid');
    await world.tell({ ...failure, eventId: 'another id' });
    expect((await world.stateOf(bought)).status).toBe('paid');
    expect(await world.grants(bought)).toEqual([bought.milliku]);
  });

  test('P2 no statement takes an order back or changes what was ordered', async () => {
    const bought = await world.order();
    await world.verify(bought, world.razorpay.shop.pay(bought.gatewayOrderId, 'captured').id);
    const change = (set: string) => refusal(world.rows(`update orders set ${set} where id = $1`, [bought.orderId]));
    for (const status of ['created', 'attempted', 'failed']) {
      expect(String(await change(`status = '${status}'`))).toContain('forward only');
    }
    expect(String(await change('milliku = 1000000'))).toContain('never changed');
    expect(String(await change("package_id = 'studio_yearly'"))).toContain('never changed');
  });

  test('P1 two payments for one order are two captured payments: each brings its coins', async () => {
    const bought = await world.order();
    const late = world.razorpay.shop.pay(bought.gatewayOrderId, 'failed');
    const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
    await world.verify(bought, id);
    world.razorpay.shop.lateCapture(late.id);
    for (const told of world.messages(bought)) await world.tell(told);
    expect(await world.grants(bought)).toEqual([bought.milliku, bought.milliku]);
    expect(await world.differences()).toEqual([]);
  });
});
