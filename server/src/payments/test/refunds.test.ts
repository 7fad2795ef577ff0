import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../identity/test/world.ts';
import { post } from '../../ledger/post.ts';
import { collectDebt, forgiveDebt } from '../debts.ts';
import { listPurchases } from '../list.ts';
import { reconcile } from '../reconcile.ts';
import { hmacHex } from '../signature.ts';
import { type Bought, openWorld, WELCOME, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function paid(packageId = 'topup_50', userId?: string): Promise<Bought & { paymentId: string }> {
  const bought = await world.order(packageId, userId);
  const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
  await world.verify(bought, id);
  return { ...bought, paymentId: id };
}

const spend = (userId: string, milliku: number) =>
  post(world.database.sql, {
    ...{ accountId: userId, kind: 'sister_debit', app: 'imagegene', amountMilliku: -milliku },
    cause: `test:${userId}:${milliku}`,
  });

const tellAll = async (bought: Bought): Promise<void> => {
  for (const told of world.messages(bought)) await world.tell(told);
};

const debtOf = async ({ userId }: Bought): Promise<number> =>
  (await listPurchases(world.database.sql, userId, { limit: 50 })).refundDebtMilliku;

describe('a refund', () => {
  test('P5 of an unspent purchase takes all of it, once, and the order is refunded', async () => {
    const bought = await paid();
    world.razorpay.shop.refund(bought.paymentId);
    await tellAll(bought);
    await tellAll(bought);
    await reconcile(world.deps);
    expect(await world.balance(bought.userId)).toBe(WELCOME);
    expect((await world.stateOf(bought)).status).toBe('refunded');
    const entries = await world.rows('select kind, amount from entries where account_id = $1 order by number', [
      bought.userId,
    ]);
    expect(entries.slice(1)).toEqual([
      { kind: 'purchase', amount: 50_000 },
      { kind: 'refund', amount: -50_000 },
    ]);
    expect(await world.differences()).toEqual([]);
  });

  test('P5 in parts takes exactly the whole in the end, also where a cent is no whole number of coins', async () => {
    const bought = await paid('topup_25');
    for (const cents of [1, 100, 100, 99]) world.razorpay.shop.refund(bought.paymentId, cents);
    await tellAll(bought);
    expect(await world.balance(bought.userId)).toBe(WELCOME);
    expect((await world.stateOf(bought)).status).toBe('refunded');
    expect(await world.differences()).toEqual([]);
  });

  test('P5 that nobody told of is found by the reconciliation', async () => {
    const bought = await paid();
    world.razorpay.shop.refund(bought.paymentId, 250);
    await reconcile(world.deps);
    expect(await world.balance(bought.userId)).toBe(WELCOME + 25_000);
    expect((await world.stateOf(bought)).status).toBe('paid');
    expect(await world.differences()).toEqual([]);
  });

  test('P5 told before its payment grants and takes, in one transaction', async () => {
    const bought = await world.order('topup_50');
    const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
    world.razorpay.shop.refund(id);
    const [refundFirst] = world.messages(bought).filter(({ event }) => event === 'refund.processed');
    if (refundFirst === undefined) throw new Error('no message of the refund');
    await world.tell(refundFirst);
    await tellAll(bought);
    expect(await world.grants(bought)).toEqual([50_000]);
    expect(await world.balance(bought.userId)).toBe(WELCOME);
    expect(await world.differences()).toEqual([]);
  });

  test('P2 that fails later gives everything back and leaves the order paid', async () => {
    const bought = await paid();
    const refund = world.razorpay.shop.refund(bought.paymentId, undefined, 'pending');
    await tellAll(bought);
    expect(await world.balance(bought.userId)).toBe(WELCOME);
    world.razorpay.shop.endRefund(refund.id, 'failed');
    await tellAll(bought);
    expect(await world.balance(bought.userId)).toBe(WELCOME + 50_000);
    expect((await world.stateOf(bought)).status).toBe('paid');
    expect(await world.differences()).toEqual([]);
  });

  test('P4 of more than was paid is refused, recorded, and nothing moves', async () => {
    const bought = await paid();
    world.razorpay.shop.refund(bought.paymentId, 500);
    const [told] = world.messages(bought).filter(({ event }) => event === 'refund.processed');
    const body = Buffer.from(
      Buffer.from(told?.body ?? [])
        .toString()
        .replace(/("entity":"refund","amount":)500/, '$1501'),
    );
    await world.tell({ event: '', eventId: 'larger', body, signature: hmacHex(world.razorpay.webhookSecret, body) });
    expect(await world.balance(bought.userId)).toBe(WELCOME + 50_000);
    expect((await world.refusals()).at(-1)).toMatchObject({
      door: 'webhook',
      reason: 'more is refunded than was paid',
    });
    expect(await world.differences()).toEqual([]);
  });
});

describe('a debt', () => {
  async function indebted(): Promise<Bought & { refundId: string }> {
    const bought = await paid();
    await spend(bought.userId, WELCOME + 30_000);
    const { id } = world.razorpay.shop.refund(bought.paymentId);
    await tellAll(bought);
    return { ...bought, refundId: id };
  }
  const decision = { actor: 'operator:anna', reason: 'agreed by letter' };

  test('P5 L1 is what a refund could not take back; the balance stays at zero', async () => {
    const bought = await indebted();
    expect(await world.balance(bought.userId)).toBe(0);
    expect(await debtOf(bought)).toBe(30_000);
    expect(await world.differences()).toEqual([]);
  });

  test('P1 P5 is not eaten by the next purchase: that arrives in full, and the debt stays open and visible', async () => {
    const bought = await indebted();
    await paid('topup_25', bought.userId);
    expect(await world.balance(bought.userId)).toBe(25_000);
    expect(await debtOf(bought)).toBe(30_000);
    expect(await world.differences()).toEqual([]);
  });

  test('P5 is collected by an operator, as far as there are coins, with a name and a reason', async () => {
    const bought = await indebted();
    const collect = () =>
      world.database.transaction(({ sql }) => collectDebt(sql, { refundId: bought.refundId, ...decision }));
    expect(await refusal(collect())).toMatchObject({ code: 'wrong_state' });
    await paid('topup_25', bought.userId);
    await collect();
    expect(await world.balance(bought.userId)).toBe(0);
    expect(await debtOf(bought)).toBe(5_000);
    const [entry] = await world.rows(
      'select kind, actor, description from entries where account_id = $1 order by number desc limit 1',
      [bought.userId],
    );
    expect(entry).toEqual({ kind: 'refund', actor: decision.actor, description: decision.reason });
    expect(await world.differences()).toEqual([]);
  });

  test('P5 is forgiven by an operator: the balance stays, both entries tell why', async () => {
    const bought = await indebted();
    await paid('topup_25', bought.userId);
    await world.database.transaction(({ sql }) => forgiveDebt(sql, { refundId: bought.refundId, ...decision }));
    expect(await world.balance(bought.userId)).toBe(25_000);
    expect(await debtOf(bought)).toBe(0);
    expect(await world.differences()).toEqual([]);
  });

  test('P5 two decisions at once take it once', async () => {
    const bought = await indebted();
    await paid('topup_50', bought.userId);
    const collect = () =>
      world.database.transaction(({ sql }) => collectDebt(sql, { refundId: bought.refundId, ...decision }));
    const outcomes = await Promise.allSettled([collect(), collect(), collect()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await world.balance(bought.userId)).toBe(20_000);
    expect(await world.differences()).toEqual([]);
  });
});
