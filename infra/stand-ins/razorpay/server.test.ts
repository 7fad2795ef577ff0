import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Script } from 'node:vm';
import Razorpay from 'razorpay';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type RazorpayStandIn, startRazorpay } from './server.ts';

let razorpay: RazorpayStandIn;
let heard: { event: string; id: string; signature: string; body: string }[] = [];
let answers: number[] = [];
const shop = createServer((request, response) => {
  let body = '';
  request.on('data', (bytes: Buffer) => {
    body += bytes.toString();
  });
  request.on('end', () => {
    const header = (name: string): string => String(request.headers[name]);
    const told = { event: JSON.parse(body).event, id: header('x-razorpay-event-id'), body };
    heard.push({ ...told, signature: header('x-razorpay-signature') });
    response.writeHead(answers.shift() ?? 200).end();
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  const { port } = shop.address() as AddressInfo;
  razorpay = await startRazorpay({ webhookUrl: `http://127.0.0.1:${port}/` });
});
beforeEach(() => {
  razorpay.reset();
  heard = [];
  answers = [];
});
afterAll(async () => {
  await razorpay.close();
  shop.closeAllConnections();
  await new Promise((resolve) => shop.close(resolve));
});

const Paid = z.object({ payment: z.object({ id: z.string() }), signature: z.string() });
const order = () => razorpay.shop.createOrder({ amount: 500, currency: 'USD', receipt: 'one' });

async function control(what: string, body?: unknown): Promise<unknown> {
  const method = body === undefined ? 'GET' : 'POST';
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return (await fetch(`${razorpay.url}/control/${what}`, init)).json();
}

test('a captured payment is told as Razorpay tells it, signed so that the SDK believes it', async () => {
  const { id } = order();
  razorpay.shop.pay(id, 'captured');
  await razorpay.webhooks.quiet();
  expect(heard.map(({ event }) => event).sort()).toEqual(['order.paid', 'payment.authorized', 'payment.captured']);
  for (const { body, signature } of heard) {
    expect(Razorpay.validateWebhookSignature(body, signature, razorpay.webhookSecret)).toBe(true);
  }
  const paid = JSON.parse(heard.find(({ event }) => event === 'order.paid')?.body ?? '{}');
  expect(paid.payload.order.entity).toMatchObject({ id, status: 'paid', amount_paid: 500 });
});

test('messages are repeated until a 2xx, with the same id and bytes', async () => {
  razorpay.webhooks.travel({ retryMs: 1 });
  answers = [500, 404, 302];
  razorpay.shop.pay(order().id, 'failed');
  await razorpay.webhooks.quiet();
  expect(heard).toHaveLength(4);
  expect(new Set(heard.map(({ id, body }) => id + body)).size).toBe(1);
  expect(razorpay.webhooks.deliveries().map(({ status }) => status)).toEqual([500, 404, 302, 200]);
});

test('messages are doubled, held, turned round, chosen and dropped', async () => {
  razorpay.webhooks.travel({ held: true, duplicates: 1 });
  razorpay.shop.pay(order().id, 'captured');
  await razorpay.webhooks.quiet();
  expect(heard).toEqual([]);
  const [, captured] = razorpay.webhooks.messages();
  await razorpay.webhooks.release({ eventIds: [captured?.eventId ?? ''] });
  expect(heard.map(({ event }) => event)).toEqual(['payment.captured', 'payment.captured']);
  await razorpay.webhooks.release({ reversed: true });
  expect(heard).toHaveLength(6);
  razorpay.webhooks.travel({ held: false, dropped: true });
  razorpay.shop.pay(order().id, 'captured');
  await razorpay.webhooks.quiet();
  expect(heard).toHaveLength(6);
  expect(razorpay.webhooks.messages()).toHaveLength(6);
});

test('changing one thing about how messages travel leaves the others', async () => {
  await control('webhooks', { held: true });
  await control('webhooks', { duplicates: 1 });
  razorpay.shop.pay(order().id, 'failed');
  expect(heard).toEqual([]);
  await control('webhooks/release', {});
  expect(heard).toHaveLength(2);
});

test('the books are kept as the gateway keeps them', () => {
  const { id } = order();
  const { capture, refund, pay } = razorpay.shop;
  const payment = pay(id, 'authorized');
  expect(() => refund(payment.id)).toThrow('should be captured');
  expect(() => capture(payment.id, 499, 'USD')).toThrow('equal to the amount');
  expect(() => capture(payment.id, 500)).toThrow('equal to the amount');
  capture(payment.id, 500, 'USD');
  expect(() => capture(payment.id, 500, 'USD')).toThrow('already been captured');
  expect(() => capture(pay(id, 'failed').id, 500, 'USD')).toThrow('authorized');
  refund(payment.id, 200);
  expect(razorpay.shop.payment(payment.id)).toMatchObject({ status: 'captured', refund_status: 'partial' });
  expect(() => refund(payment.id, 301)).toThrow('greater');
  refund(payment.id);
  expect(razorpay.shop.payment(payment.id)).toMatchObject({ status: 'refunded', refund_status: 'full' });
  expect(() => razorpay.shop.createOrder({ amount: 500, currency: 'USD', receipt: 'x'.repeat(41) })).toThrow('receipt');
});

test('the control endpoints do the same for other processes, and refuse what they do not know', async () => {
  const { id } = order();
  const { payment, signature } = Paid.parse(await control('pay', { orderId: id, outcome: 'failed' }));
  const paymentId = payment.id;
  expect(signature).toBe(razorpay.sign(id, paymentId));
  expect(await control('late-capture', { paymentId })).toMatchObject({ payment: { status: 'captured' } });
  expect(await control('refund', { paymentId, amount: 100, status: 'pending' })).toMatchObject({
    refund: { amount: 100 },
  });
  expect(await control('pay', { orderId: 'order_none' })).toMatchObject({
    error: { message: 'The id provided does not exist' },
  });
  expect(await control('nothing', {})).toMatchObject({ error: { message: 'no such control' } });
  await control('fault', { kind: 'status', status: 500 });
  expect((await fetch(`${razorpay.url}/v1/orders`)).status).toBe(500);
  expect((await fetch(`${razorpay.url}/v1/orders`)).status).toBe(401);
});

test("checkout's script hands its caller what verify wants", async () => {
  const script = await (await fetch(`${razorpay.url}/v1/checkout.js`)).text();
  expect(() => new Script(script)).not.toThrow();
  expect(script).toContain('window.Razorpay = Razorpay');
  const { id } = order();
  const choose = async (outcome: string) => {
    const body = JSON.stringify({ key: razorpay.keyId, order_id: id, outcome });
    const answer = await fetch(`${razorpay.url}/v1/standard_checkout/payments`, { method: 'POST', body });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    return answer.json();
  };
  expect(await choose('failed')).toMatchObject({ error: { description: expect.stringContaining('declined') } });
  const success = await choose('captured');
  expect(success.razorpay_signature).toBe(razorpay.sign(id, success.razorpay_payment_id));
});
