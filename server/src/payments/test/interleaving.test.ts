import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../kernel/errors.ts';
import { post } from '../../ledger/post.ts';
import { reconcile } from '../reconcile.ts';
import { mortal, untilDeath } from './mortal.ts';
import { properties } from './properties.ts';
import { type Bought, openWorld, type Told, WELCOME, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const ways = ['captured', 'authorized', 'failed', 'late', 'unpaid'] as const;
type Way = (typeof ways)[number];

/** The person pays as the story goes; returns the payment's id, null when nobody paid. */
function pay({ gatewayOrderId }: Bought, way: Way): string | null {
  const { shop } = world.razorpay;
  if (way === 'unpaid') return null;
  const payment = shop.pay(gatewayOrderId, way === 'late' ? 'failed' : way);
  if (way === 'late') shop.lateCapture(payment.id);
  return payment.id;
}

/** A repeat of a delivery: by the same event id, as Razorpay repeats, or told anew under another. */
const repeated = (told: Told, copy: number, sameId: boolean): Told =>
  copy === 0 || sameId ? told : { ...told, eventId: `${told.eventId}-${copy}` };

/** The browser may be told no; everything else that is thrown is a fault. */
async function asBrowser(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    expect(['wrong_state', 'unavailable']).toContain(error.code);
  });
}

async function expectOneGrant(bought: Bought, way: Way): Promise<void> {
  const isPaid = way !== 'failed' && way !== 'unpaid';
  expect(await world.grants(bought)).toEqual(isPaid ? [bought.milliku] : []);
  expect(await world.balance(bought.userId)).toBe(WELCOME + (isPaid ? bought.milliku : 0));
  const { status } = await world.stateOf(bought);
  if (isPaid) expect(status).toBe('paid');
  else expect(status).toBe(way === 'failed' ? 'failed' : 'created');
}

/** A process dies at most so many steps after it began: past the end of every door. */
const STEPS = 24;
const MINUTES = 60 * 60_000;

test.each(ways)('P1 %s: killed between any two steps of any door, then reconciled: one grant at most', async (way) => {
  for (const door of ['verify', 'webhook', 'reconcile'] as const) {
    for (let steps = 0, died = true; died; steps += 1) {
      expect(steps).toBeLessThan(100);
      const bought = await world.order();
      const paymentId = pay(bought, way);
      const dying = mortal(world.deps, steps);
      died = await untilDeath(async () => {
        if (door === 'verify' && paymentId !== null) await asBrowser(() => world.verify(bought, paymentId, dying));
        if (door === 'webhook') for (const told of world.messages(bought)) await world.tell(told, dying);
        if (door === 'reconcile') await reconcile(dying, { orderId: bought.orderId });
      });
      await reconcile(world.deps, { orderId: bought.orderId });
      await expectOneGrant(bought, way);
    }
  }
  expect(await world.differences()).toEqual([]);
});

const story = fc.record({
  way: fc.constantFrom(...ways),
  verifies: fc.constantFrom(0, 1, 3),
  deliveries: fc.constantFrom(0, 1, 3),
  reconciles: fc.constantFrom(0, 1, 2),
  sameId: fc.boolean(),
  isConcurrent: fc.boolean(),
  order: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  deaths: fc.array(fc.option(fc.nat(STEPS), { freq: 2 }), { minLength: 20, maxLength: 20 }),
});

/** The same for every run with the same numbers. */
const shuffled = <Item>(items: readonly Item[], order: readonly number[]): Item[] =>
  items
    .map((item, index) => ({ item, key: order[index % order.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

test(
  'P1 verify, webhook and reconciliation in any number, order, overlap and death: one grant per captured payment',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        story,
        async ({ way, verifies, deliveries, reconciles, sameId, isConcurrent, order, deaths }) => {
          const bought = await world.order();
          const paymentId = pay(bought, way);
          const told = world.messages(bought);
          type Deed = (deps: World['deps']) => Promise<unknown>;
          const many = (times: number, deed: (copy: number) => Deed): Deed[] =>
            Array.from({ length: times }, (_, copy) => deed(copy));
          const deeds: Deed[] = [
            ...many(
              paymentId === null ? 0 : verifies,
              () => (deps) => asBrowser(() => world.verify(bought, paymentId ?? '', deps)),
            ),
            ...told.flatMap((one) =>
              many(deliveries, (copy) => (deps) => world.tell(repeated(one, copy, sameId), deps)),
            ),
            ...many(reconciles, () => (deps) => reconcile(deps, { orderId: bought.orderId })),
          ];
          const runs = shuffled(deeds, order).map((deed, index) => async () => {
            const death = deaths[index % deaths.length] ?? null;
            const deps = death === null ? world.deps : mortal(world.deps, death);
            await untilDeath(() => deed(deps));
          });
          if (isConcurrent) await Promise.all(runs.map((run) => run()));
          else for (const run of runs) await run();
          await reconcile(world.deps, { orderId: bought.orderId });
          await expectOneGrant(bought, way);
        },
      ),
      properties(40, 3_000),
    );
    expect(await world.differences()).toEqual([]);
  },
  MINUTES,
);

test(
  'P5 refunds in any parts, order and overlap with spending: both sides agree',
  async () => {
    const parts = fc.array(fc.record({ cents: fc.integer({ min: 1, max: 400 }), fails: fc.boolean() }), {
      maxLength: 5,
    });
    const plan = fc.record({
      parts,
      spent: fc.nat(75_000),
      order: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ parts: refunds, spent, order }) => {
        const { shop } = world.razorpay;
        const bought = await world.order('topup_25');
        const { id } = shop.pay(bought.gatewayOrderId, 'captured');
        await world.verify(bought, id);
        if (spent > 0) await spend(bought, spent);
        for (const { cents, fails } of refunds) {
          const { amount, amount_refunded } = shop.payment(id);
          if (amount_refunded + cents > amount) continue;
          const refund = shop.refund(id, cents, 'pending');
          shop.endRefund(refund.id, fails ? 'failed' : 'processed');
        }
        const told = shuffled(world.messages(bought), order);
        await Promise.all(told.map((one) => world.tell(one)));
        for (const one of told) await world.tell({ ...one, eventId: `${one.eventId} again` });
        await reconcile(world.deps, { orderId: bought.orderId });

        const live = shop.refunds(id).filter(({ status }) => status === 'processed');
        const cents = live.reduce((sum, { amount }) => sum + amount, 0);
        const [payment] = await world.rows<{ refunded_cents: number }>(
          'select refunded_cents from payments where id = $1',
          [id],
        );
        expect(payment?.refunded_cents).toBe(cents);
        const isWhole = cents === shop.payment(id).amount;
        expect((await world.stateOf(bought)).status).toBe(isWhole ? 'refunded' : 'paid');
      }),
      properties(30, 2_000),
    );
    expect(await world.differences()).toEqual([]);
  },
  MINUTES,
);

async function spend({ userId, orderId }: Bought, milliku: number): Promise<void> {
  const spent = { accountId: userId, kind: 'sister_debit', app: 'imagegene', amountMilliku: -milliku } as const;
  await post(world.database.sql, { ...spent, cause: `test:${orderId}` });
}
