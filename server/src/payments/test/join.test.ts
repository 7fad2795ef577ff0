import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveBalance } from '../../ledger/moveBalance.ts';
import { post } from '../../ledger/post.ts';
import { joinBuyers } from '../joinBuyers.ts';
import { listPurchases } from '../list.ts';
import { planPeriods } from '../plans.ts';
import { type Bought, openWorld, WELCOME, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const join = (from: string, into: string): Promise<void> =>
  world.database.transaction(async ({ sql }) => {
    await joinBuyers(sql, from, into);
    await moveBalance(sql, from, into);
  });

async function paid(bought: Bought): Promise<string> {
  const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
  await world.verify(bought, id);
  return id;
}

const tellAll = async (bought: Bought): Promise<void> => {
  for (const told of world.messages(bought)) await world.tell(told);
};

test('P1 what is captured after two accounts were joined arrives in the one that stays, through a chain as well', async () => {
  const [first, second, third] = [await world.person(), await world.person(), await world.person()];
  const bought = await world.order('topup_25', first);
  const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'failed');
  await tellAll(bought);
  await join(first, second);
  await join(second, third);
  world.razorpay.shop.lateCapture(id);
  await tellAll(bought);
  expect(await world.balance(third)).toBe(3 * WELCOME + 25_000);
  expect([await world.balance(first), await world.balance(second)]).toEqual([0, 0]);
  expect((await world.stateOf(bought)).user_id).toBe(third);
  expect(await world.differences()).toEqual([]);
});

test('P5 purchases, plans and debts follow, and a refund takes from where the coins are', async () => {
  const [first, second] = [await world.person(), await world.person()];
  const [plan, spent] = [await world.order('lite_monthly', first), await world.order('topup_50', first)];
  const [planPayment, spentPayment] = [await paid(plan), await paid(spent)];
  const everything = { kind: 'sister_debit', app: 'imagegene', amountMilliku: -600_000, cause: `t:${first}` } as const;
  await post(world.database.sql, { accountId: first, ...everything });
  world.razorpay.shop.refund(spentPayment);
  await tellAll(spent);
  await join(first, second);

  const { sql } = world.database;
  const listed = await listPurchases(sql, second, { limit: 50 });
  expect(listed.items.map(({ packageId }) => packageId).sort()).toEqual(['lite_monthly', 'topup_50']);
  expect(listed.refundDebtMilliku).toBe(50_000);
  expect((await listPurchases(sql, first, { limit: 50 })).items).toEqual([]);
  expect(await planPeriods(sql, second)).toMatchObject([{ orderId: plan.orderId, plan: 'Lite' }]);
  expect(await world.differences()).toEqual([]);

  world.razorpay.shop.refund(planPayment);
  await tellAll(plan);
  expect(await world.balance(second)).toBe(0);
  expect(await world.differences()).toEqual([]);
});

test('P1 an order that was being made while the accounts were joined finds its person when it is paid', async () => {
  const [first, second] = [await world.person(), await world.person()];
  await join(first, second);
  const bought = await world.order('topup_10', first);
  world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
  await tellAll(bought);
  expect(await world.balance(second)).toBe(2 * WELCOME + 10_000);
  expect(await world.differences()).toEqual([]);
});

test('P3 nobody but a joined account hands an order on, and what was ordered stays', async () => {
  const bought = await world.order();
  const other = await world.person();
  await expect(world.rows('update orders set user_id = $2 where id = $1', [bought.orderId, other])).rejects.toThrow(
    /never changed/,
  );
  await join(bought.userId, other);
  await expect(world.rows('update orders set milliku = 1 where id = $1', [bought.orderId])).rejects.toThrow(
    /never changed/,
  );
});
