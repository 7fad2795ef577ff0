import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RazorpayStandIn, startRazorpay } from '../../../../infra/stand-ins/razorpay/server.ts';
import { type Gateway, GatewayUnavailable } from '../gateway.ts';
import { razorpayGateway } from './gateway.ts';

let razorpay: RazorpayStandIn;
let gateway: Gateway;
beforeAll(async () => {
  razorpay = await startRazorpay();
  gateway = gatewayAt(razorpay.url);
});
beforeEach(() => razorpay.reset());
afterAll(() => razorpay.close());

const gatewayAt = (baseUrl: string, keySecret = razorpay.keySecret): Gateway =>
  razorpayGateway({ keyId: razorpay.keyId, keySecret, baseUrl, timeoutMs: 300 });

const asked = { receipt: 'r', amountCents: 300, currency: 'USD' } as const;

test('the real SDK makes orders, reads payments, captures and lists refunds', async () => {
  const orderId = await gateway.createOrder(asked);
  const payment = razorpay.shop.pay(orderId, 'authorized');
  const found = await gateway.payment(payment.id);
  expect(found).toEqual({
    ...{ id: payment.id, orderId, amountCents: 300, currency: 'USD' },
    ...{ status: 'authorized', refundedCents: 0, failure: null },
  });
  if (found === null) throw new Error('no payment');
  expect(await gateway.capture(found)).toMatchObject({ status: 'captured' });
  // Again: somebody else was faster.
  expect(await gateway.capture(found)).toMatchObject({ status: 'captured' });
  const refund = razorpay.shop.refund(payment.id, 100);
  const told = { id: refund.id, paymentId: payment.id, amountCents: 100, currency: 'USD', status: 'processed' };
  expect(await gateway.refundsOf(payment.id)).toEqual([expect.objectContaining(told)]);
  expect(await gateway.refundsSince(new Date(0))).toEqual([expect.objectContaining(told)]);
  expect(await gateway.refundsSince(new Date(Date.now() + 3_600_000))).toEqual([]);
  expect(await gateway.paymentsOf(orderId)).toMatchObject([{ id: payment.id, refundedCents: 100 }]);
});

test('more refunds than a page holds are all read', async () => {
  const { id } = razorpay.shop.pay(await gateway.createOrder({ ...asked, amountCents: 90_000 }), 'captured');
  for (let n = 0; n < 250; n += 1) razorpay.shop.refund(id, 1);
  const found = await gateway.refundsSince(new Date(0));
  expect(new Set(found.map((refund) => refund.id)).size).toBe(250);
});

test('a payment that is not there is null; the path cannot be bent by an id', async () => {
  expect(await gateway.payment('pay_unknown')).toBeNull();
  expect(await gateway.payment('../orders')).toBeNull();
});

test.each([
  ['a status of trouble', { kind: 'status', status: 503 }],
  ['too many requests', { kind: 'status', status: 429 }],
  ['a cut line', { kind: 'cut' }],
  ['silence', { kind: 'hang' }],
  ['an answer that trickles without end', { kind: 'trickle' }],
  ['no JSON', { kind: 'garbage' }],
  ['a redirect', { kind: 'redirect', status: 302 }],
] as const)('%s is one kind of error, and the next question is answered', async (_, fault) => {
  razorpay.faults.add(fault);
  await expect(gateway.createOrder(asked)).rejects.toBeInstanceOf(GatewayUnavailable);
  expect(await gateway.createOrder(asked)).toMatch(/^order_/);
  expect(new Set(razorpay.requests())).toEqual(new Set(['POST /v1/orders']));
});

test('nobody there, and a key that is not right, are the same kind, without the secret in their words', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
  const nobody = await gatewayAt(`http://127.0.0.1:${port}`)
    .createOrder(asked)
    .catch((error: unknown) => error);
  expect(nobody).toBeInstanceOf(GatewayUnavailable);
  expect(String(nobody)).toContain('ECONNREFUSED');
  const wrongKey = await gatewayAt(razorpay.url, 'wrong secret')
    .createOrder(asked)
    .catch((error: unknown) => error);
  expect(wrongKey).toBeInstanceOf(GatewayUnavailable);
  expect(String(wrongKey)).toContain('401');
  const everything = [nobody, wrongKey].map((error) => inspect(error, { depth: 20, showHidden: true })).join();
  for (const secret of ['wrong secret', btoa(`${razorpay.keyId}:wrong secret`), razorpay.keySecret]) {
    expect(everything).not.toContain(secret);
  }
});

test('a signature is checked over the exact pair', () => {
  const right = razorpay.sign('order_1', 'pay_1');
  expect(gateway.signed('order_1', 'pay_1', right)).toBe(true);
  expect(gateway.signed('order_1', 'pay_2', right)).toBe(false);
  expect(gateway.signed('order_1|pay_1', '', right)).toBe(false);
  expect(gateway.signed('order_1', 'pay_1', '')).toBe(false);
});
