import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { readText, sendJson } from '../kit/json.ts';
import { listen } from '../kit/listen.ts';
import { answerApi } from './api.ts';
import { checkoutScript } from './checkout.ts';
import { control } from './control.ts';
import { RazorpayError } from './entities.ts';
import { type Fault, type Faults, makeFaults } from './faults.ts';
import { makeShop, type Shop } from './shop.ts';
import { makeWebhooks, type Webhooks } from './webhooks.ts';

export interface RazorpayOptions {
  port?: number;
  host?: string;
  keyId?: string;
  keySecret?: string;
  webhookSecret?: string;
  /** Where webhooks go; none are sent without it. */
  webhookUrl?: string;
}

/** Razorpay on a port of this machine, faithful enough for its SDK, doing what the test says. */
export interface RazorpayStandIn {
  /** For `RAZORPAY_BASE_URL`; `/v1/checkout.js` is the browser's part. */
  url: string;
  keyId: string;
  keySecret: string;
  webhookSecret: string;
  /** What the product is told of it. */
  env: Record<string, string>;
  shop: Shop;
  webhooks: Webhooks;
  faults: Faults;
  /** Requests of the API since the start, as `METHOD path`, the newest 1,000. */
  requests(): string[];
  /** What Checkout signs for its handler. */
  sign(orderId: string, paymentId: string): string;
  reset(): void;
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 1024 * 1024;
const KEPT_REQUESTS = 1_000;

export async function startRazorpay(options: RazorpayOptions = {}): Promise<RazorpayStandIn> {
  const { keyId = 'rzp_test_standin', keySecret = 'key secret', webhookSecret = 'webhook secret' } = options;
  const webhooks = makeWebhooks({ url: options.webhookUrl, secret: webhookSecret });
  const shop = makeShop(webhooks.announce);
  const faults = makeFaults();
  const requests: string[] = [];
  const sign = (orderId: string, paymentId: string): string =>
    createHmac('sha256', keySecret).update(`${orderId}|${paymentId}`).digest('hex');
  const known = { keyId, keySecret, webhookSecret, shop, webhooks, faults, sign, requests: () => [...requests] };
  const reset = (): void => {
    for (const part of [shop, webhooks, faults]) part.clear();
    requests.length = 0;
  };
  const server = await listen(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    if (url.pathname.startsWith('/control')) return control({ ...known, reset }, url.pathname, request, response);
    if (url.pathname === '/v1/checkout.js') return script(response, url.origin);
    if (url.pathname === '/v1/standard_checkout/payments') return checkout(known, request, response);
    requests.push(`${request.method} ${url.pathname}`);
    if (requests.length > KEPT_REQUESTS) requests.shift();
    return api(known, url, request, response);
  }, options);
  const env = {
    RAZORPAY_BASE_URL: server.url,
    RAZORPAY_KEY_ID: keyId,
    RAZORPAY_KEY_SECRET: keySecret,
    RAZORPAY_WEBHOOK_SECRET: webhookSecret,
  };
  return { ...known, url: server.url, env, reset, close: server.close };
}

type Known = Omit<RazorpayStandIn, 'url' | 'env' | 'reset' | 'close'>;

async function api(
  { shop, faults, keyId, keySecret }: Known,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const fault = faults.next(url.pathname);
  if (fault !== null && fault.kind !== 'cut_after') return fail(fault, request, response);
  const expected = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`;
  if (request.headers.authorization !== expected) {
    return sendJson(response, 401, { error: { code: 'BAD_REQUEST_ERROR', description: 'Authentication failed' } });
  }
  const text = await readText(request, MAX_BODY_BYTES);
  try {
    const answer = answerApi(shop, request.method ?? 'GET', url, text === '' ? undefined : JSON.parse(text));
    if (fault?.kind === 'cut_after') response.destroy();
    else sendJson(response, 200, answer);
  } catch (error) {
    if (!(error instanceof RazorpayError)) throw error;
    sendJson(response, error.status, error.body);
  }
}

async function fail({ kind, status }: Fault, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await readText(request, MAX_BODY_BYTES);
  switch (kind) {
    case 'status':
      return sendJson(response, status, { error: { code: 'SERVER_ERROR', description: 'We are facing some trouble' } });
    case 'garbage':
      return void response.writeHead(200, { 'content-type': 'application/json' }).end('<html>not JSON</html>');
    case 'redirect':
      return void response.writeHead(302, { location: '/elsewhere' }).end();
    case 'hang':
      return;
    case 'trickle':
      response.writeHead(200, { 'content-type': 'application/json' });
      while (!response.destroyed) {
        response.write(' ');
        await delay(20);
      }
      return;
    case 'cut':
    case 'cut_after':
      response.destroy();
  }
}

function script(response: ServerResponse, origin: string): void {
  response.writeHead(200, { 'content-type': 'text/javascript' }).end(checkoutScript(origin));
}

const Choice = z.object({
  key: z.string(),
  order_id: z.string(),
  outcome: z.enum(['captured', 'authorized', 'failed']),
});

/** What the browser's part asks for when a person has chosen; from any page, as Checkout is. */
async function checkout(
  { shop, sign, keyId }: Known,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = { 'access-control-allow-origin': '*' };
  const refuse = (description: string) =>
    sendJson(response, 200, { error: { code: 'BAD_REQUEST_ERROR', description, reason: 'payment_failed' } }, headers);
  const { key, order_id, outcome } = Choice.parse(JSON.parse(await readText(request, MAX_BODY_BYTES)));
  if (key !== keyId) return refuse('The key is not right');
  const payment = shop.pay(order_id, outcome);
  if (outcome === 'failed') return refuse(payment.error_description ?? 'failed');
  const ids = { razorpay_order_id: order_id, razorpay_payment_id: payment.id };
  sendJson(response, 200, { ...ids, razorpay_signature: sign(order_id, payment.id) }, headers);
}
