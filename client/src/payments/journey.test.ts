import type { Verification } from '@penora/protocol/schemas/payment';
import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem.ts';
import { type CheckoutEnd, createJourney, type JourneyDeps, type Kept } from './journey.ts';

type Status = 'created' | 'attempted' | 'failed' | 'paid' | 'refunded';

const order = {
  id: '00000000-0000-4000-8000-000000000001',
  packageId: 'topup_10',
  ku: 10,
  amount: 100,
  currency: 'USD' as const,
  status: 'created' as Status,
  gateway: 'sandbox' as const,
};
const ordered = { order, razorpay: { keyId: 'k', orderId: 'o' } };
const verification: Verification = { razorpay_order_id: 'o', razorpay_payment_id: 'p', razorpay_signature: 's' };
const paid: CheckoutEnd = { kind: 'paid', verification };
const problem = (status: number) => new ApiProblem({ code: 'unavailable', status, title: 'T', detail: 'D' });
const answer = (status: 'captured' | 'authorized') => ({
  payment: { id: 'p', status, ku: 10 },
  balanceMilliku: 60_000,
});

/** A world that answers as it is told, one answer after the other, the last one for ever. */
function world(plan: {
  ends?: CheckoutEnd[];
  verify?: (ReturnType<typeof answer> | ApiProblem)[];
  looks?: { status: Status; failure?: string }[];
}) {
  const kept: (Kept | null)[] = [];
  const count = { order: 0, look: 0, verify: 0 };
  const at = <Item>(list: Item[] | undefined, index: number): Item | undefined =>
    list?.[Math.min(index, list.length - 1)];
  const deps: JourneyDeps = {
    order: async () => {
      count.order += 1;
      return ordered;
    },
    look: async () => {
      const { status, failure = null } = at(plan.looks, count.look++) ?? { status: 'created' };
      return { order: { ...order, status, failure } };
    },
    verify: async () => {
      const said = at(plan.verify, count.verify++) ?? answer('captured');
      if (said instanceof ApiProblem) throw said;
      return said;
    },
    checkout: async () => plan.ends?.shift() ?? { kind: 'closed' },
    remember: (one) => kept.push(one),
    wait: async () => undefined,
  };
  return { journey: createJourney(deps), kept, count };
}

test('paid and captured: the coins are there, and nothing is kept for later', async () => {
  const { journey, kept } = world({ ends: [paid] });
  await journey.pay();
  expect(journey.store.get()).toEqual({ step: 'arrived', orderId: order.id, ku: 10 });
  expect(kept).toEqual([{ ordered, verification }, null]);
});

test('paid and only authorized: arriving, until the order says that it is paid', async () => {
  const verify = [answer('authorized'), answer('authorized'), problem(503), answer('captured')];
  const { journey, count, kept } = world({ ends: [paid], verify });
  const steps: string[] = [];
  journey.store.watch(() => steps.push(journey.store.get().step));
  await journey.pay();
  expect(steps).toEqual(['ordering', 'paying', 'checking', 'arriving', 'arrived']);
  expect(count.verify).toBe(4);
  expect(kept.at(-1)).toBeNull();
});

test('a late payment that fails after all leads back', async () => {
  const { journey } = world({ ends: [paid], verify: [answer('authorized'), problem(409)] });
  await journey.pay();
  expect(journey.store.get()).toMatchObject({ step: 'confirm', setback: { tone: 'bad' } });
});

test('a checkout that cannot say what happened: the order says it', async () => {
  const looks = [{ status: 'created' as const }, { status: 'paid' as const }];
  const { journey } = world({ ends: [{ kind: 'unsure' }], looks });
  await journey.pay();
  expect(journey.store.get().step).toBe('arrived');
});

test('whoever leaves while coins are on their way asks no more', async () => {
  const { journey, count } = world({ ends: [paid], verify: [answer('authorized')] });
  journey.store.watch(() => journey.store.get().step === 'arriving' && journey.leave());
  await journey.pay();
  expect(count.verify).toBe(1);
});

test('no answer to verify: it is handed in again, and nobody is asked to pay twice', async () => {
  const { journey, count, kept } = world({ ends: [paid], verify: [problem(0), answer('captured')] });
  await journey.pay();
  expect(journey.store.get().step).toBe('arrived');
  expect(count.verify).toBe(2);
  expect(kept.at(-1)).toBeNull();
});

test('closed and failed lead back with the reason, on the same order', async () => {
  const { journey, count } = world({ ends: [{ kind: 'closed' }, { kind: 'failed', reason: 'Declined.' }, paid] });
  await journey.pay();
  expect(journey.store.get()).toMatchObject({ step: 'confirm', setback: { title: 'You left before paying.' } });
  await journey.pay();
  expect(journey.store.get()).toMatchObject({ setback: { text: expect.stringContaining('Declined.') } });
  await journey.pay();
  expect(journey.store.get().step).toBe('arrived');
  expect(count.order).toBe(1);
});

test('a payment that failed and went through after all is found before anything is paid again', async () => {
  const { journey } = world({ ends: [{ kind: 'failed', reason: 'Declined.' }, paid], looks: [{ status: 'paid' }] });
  await journey.pay();
  await journey.pay();
  expect(journey.store.get().step).toBe('arrived');
});

test('what the server refuses is said, and the person may try again', async () => {
  const { journey } = world({ ends: [paid], verify: [problem(400)] });
  await journey.pay();
  expect(journey.store.get()).toMatchObject({ step: 'confirm', setback: { tone: 'bad', title: 'T', text: 'D' } });
});

test('a page that was reloaded hands in what the one before was given', async () => {
  const { journey, count } = world({});
  await journey.resume({ ordered, verification });
  expect(journey.store.get().step).toBe('arrived');
  expect(count.order).toBe(0);
});
