import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../identity/test/world.ts';
import { reconcile } from '../reconcile.ts';
import { hmacHex } from '../signature.ts';
import { verifyPayment } from '../verify.ts';
import { type Bought, openWorld, type Told, WELCOME, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Nothing has moved, and the last thing written down is this. */
async function expectRefused(bought: Bought, record: { door: string; reason: string; userId?: string }): Promise<void> {
  expect(await world.grants(bought)).toEqual([]);
  expect(await world.balance(bought.userId)).toBe(WELCOME);
  expect((await world.stateOf(bought)).status).not.toMatch(/paid|refunded/);
  const { door, reason } = (await world.refusals()).at(-1) ?? {};
  expect({ door, reason }).toEqual({ door: record.door, reason: record.reason });
  expect(await world.differences()).toEqual([]);
}

const handed = (bought: Bought, paymentId: string, signature: string) => ({
  razorpay_order_id: bought.gatewayOrderId,
  razorpay_payment_id: paymentId,
  razorpay_signature: signature,
});

describe('the browser', () => {
  test.each([
    ['cut short', (right: string) => right.slice(1)],
    ['empty of sense', () => 'x'],
    ['changed in one place', (right: string) => `${right.slice(0, -1)}${right.endsWith('0') ? '1' : '0'}`],
    ['in capitals', (right: string) => right.toUpperCase()],
    ['made with another secret', () => 'f'.repeat(64)],
    ['longer', (right: string) => `${right}0`],
  ])('P4 a signature that is %s is refused, recorded, and nothing moves', async (_, change) => {
    const bought = await world.order();
    const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
    const signature = change(world.razorpay.sign(bought.gatewayOrderId, id));
    const refused = await refusal(verifyPayment(world.deps, bought.userId, handed(bought, id, signature)));
    expect(refused).toMatchObject({ code: 'invalid', facts: { status: 400 } });
    await expectRefused(bought, { door: 'verify', reason: 'bad signature' });
  });

  test("P3 another person's order is not found, whoever signed", async () => {
    const bought = await world.order();
    const thief = await world.person();
    const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
    const refused = await refusal(world.verify({ ...bought, userId: thief }, id));
    expect(refused).toMatchObject({ code: 'not_found' });
    expect(await world.balance(thief)).toBe(WELCOME);
    await expectRefused(bought, { door: 'verify', reason: "another person's order" });
  });

  test('P3 an order that nobody made is not found', async () => {
    const bought = await world.order();
    const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
    expect(await refusal(world.verify({ ...bought, gatewayOrderId: 'order_unknown' }, id))).toMatchObject({
      code: 'not_found',
    });
    await expectRefused(bought, { door: 'verify', reason: 'unknown order' });
  });

  test('P3 the payment of a cheap order does not pay a dear one', async () => {
    const cheap = await world.order('topup_10');
    const dear = await world.order('studio_yearly', cheap.userId);
    const { id } = world.razorpay.shop.pay(cheap.gatewayOrderId, 'captured');
    const cheapSignature = world.razorpay.sign(cheap.gatewayOrderId, id);
    const refused = await refusal(verifyPayment(world.deps, dear.userId, handed(dear, id, cheapSignature)));
    expect(refused).toMatchObject({ facts: { status: 400 } });
    await expectRefused(dear, { door: 'verify', reason: 'bad signature' });
    // Even signed for the pair: the payment itself says for which order it is.
    expect(await refusal(world.verify(dear, id))).toMatchObject({ facts: { status: 400 } });
    await expectRefused(dear, { door: 'verify', reason: 'the payment is for another order' });
  });

  test('P3 a payment that does not exist is refused', async () => {
    const bought = await world.order();
    expect(await refusal(world.verify(bought, 'pay_made_up'))).toMatchObject({ facts: { status: 400 } });
    await expectRefused(bought, { door: 'verify', reason: 'no such payment' });
  });
});

describe('a captured payment that is not what was ordered', () => {
  test.each([
    ['amount', { amount: 100 }, 'the amount is not the one that was ordered'],
    ['currency', { currency: 'INR' }, 'the currency is not the one that was ordered'],
  ])('P3 with another %s grants nothing by any door', async (_, tampering, reason) => {
    const bought = await world.order('pro_monthly');
    const { id } = world.razorpay.shop.pay(bought.gatewayOrderId, 'captured', tampering);
    expect(await refusal(world.verify(bought, id))).toMatchObject({ facts: { status: 400 } });
    await expectRefused(bought, { door: 'verify', reason });
    for (const told of world.messages(bought)) await world.tell(told);
    await expectRefused(bought, { door: 'webhook', reason });
    await reconcile(world.deps, { orderId: bought.orderId });
    await expectRefused(bought, { door: 'reconcile', reason });
  });
});

describe('a message', () => {
  const signedWith = (told: Told, secret: string): Told => ({ ...told, signature: hmacHex(secret, told.body) });

  async function captured(): Promise<{ bought: Bought; told: Told }> {
    const bought = await world.order();
    world.razorpay.shop.pay(bought.gatewayOrderId, 'captured');
    const told = world.messages(bought).find(({ event }) => event === 'payment.captured');
    if (told === undefined) throw new Error('no message of the capture');
    return { bought, told };
  }

  test('P4 unsigned, badly signed, or changed after signing: 400, recorded, nothing moves', async () => {
    const { bought, told } = await captured();
    const changed = Buffer.from(Buffer.from(told.body).toString().replace('"amount":300', '"amount":301'));
    const bad: [Told, string][] = [
      [{ ...told, signature: undefined }, 'unsigned'],
      [{ ...told, signature: '' }, 'bad signature'],
      [signedWith(told, 'another secret'), 'bad signature'],
      [signedWith(told, world.razorpay.keySecret), 'bad signature'],
      [{ ...told, body: changed }, 'bad signature'],
      [{ ...told, body: Buffer.concat([told.body, Buffer.from(' ')]) }, 'bad signature'],
    ];
    for (const [message, reason] of bad) {
      expect(await refusal(world.tell(message))).toMatchObject({ code: 'invalid', facts: { status: 400 } });
      await expectRefused(bought, { door: 'webhook', reason });
    }
    // The true one is not taken for a repeat of them.
    await world.tell(told);
    expect(await world.grants(bought)).toEqual([bought.milliku]);
  });

  test('P4 nobody can sign where no secret is set', async () => {
    const { bought, told } = await captured();
    const without = { ...world.deps, webhookSecrets: [] };
    expect(await refusal(world.tell(signedWith(told, ''), without))).toMatchObject({ facts: { status: 400 } });
    expect(await world.grants(bought)).toEqual([]);
  });

  test('the secret before is accepted while rotating, and no longer', async () => {
    const { bought, told } = await captured();
    const rotating = { ...world.deps, webhookSecrets: ['the new one', world.razorpay.webhookSecret] };
    await world.tell(told, rotating);
    expect(await world.grants(bought)).toEqual([bought.milliku]);
    const rotated = { ...world.deps, webhookSecrets: ['the new one'] };
    expect(await refusal(world.tell(told, rotated))).toMatchObject({ facts: { status: 400 } });
  });

  test('signed and about nothing of ours is answered and changes nothing', async () => {
    const before = await world.rows('select id, status from orders order by id');
    const bodies = [
      'not JSON',
      '[]',
      '{"event":"payment.captured","payload":{}}',
      '{"event":"payment.captured","payload":{"payment":{"entity":{"id":"pay_1"}}}}',
      '{"event":"invoice.paid","payload":{}}',
      JSON.stringify({
        event: 'order.paid',
        payload: {
          payment: { entity: { id: 'pay_x', order_id: 'order_x', amount: 1, currency: 'USD', status: 'captured' } },
        },
      }),
      JSON.stringify({
        event: 'refund.processed',
        payload: {
          refund: {
            entity: {
              id: 'rfnd_x',
              payment_id: 'pay_x',
              amount: 1,
              currency: 'USD',
              status: 'processed',
              created_at: 1,
            },
          },
        },
      }),
    ];
    for (const text of bodies) {
      const body = Buffer.from(text);
      const signature = hmacHex(world.razorpay.webhookSecret, body);
      await world.tell({ event: '', body, signature, eventId: undefined });
    }
    expect(await world.rows('select id, status from orders order by id')).toEqual(before);
    expect(await world.differences()).toEqual([]);
  });

  test('what is written down has a limit in the hour', async () => {
    const { told } = await captured();
    const [before] = await world.rows<{ count: number }>('select count(*) from payment_refusals');
    const limits = { ...world.deps.limits, refusalsPerHour: (before?.count ?? 0) + 3 };
    const flooded = { ...world.deps, limits };
    for (let n = 0; n < 10; n += 1) await refusal(world.tell({ ...told, signature: `${n}` }, flooded));
    const [after] = await world.rows<{ count: number }>('select count(*) from payment_refusals');
    expect(after?.count).toBe((before?.count ?? 0) + 3);
  });
});
