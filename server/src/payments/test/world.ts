import { type RazorpayStandIn, startRazorpay } from '../../../../infra/stand-ins/razorpay/server.ts';
import { type World as IdentityWorld, openWorld as openIdentityWorld } from '../../identity/test/world.ts';
import { newId } from '../../kernel/ids.ts';
import { makeLogger } from '../../kernel/log.ts';
import { audit } from '../../ledger/audit.ts';
import { auditPayments } from '../audit.ts';
import { type OpenPayments, paymentLimits } from '../deps.ts';
import { type OrderRow, orderById } from '../order.ts';
import { createOrder } from '../orders.ts';
import { razorpayGateway } from '../razorpay/gateway.ts';
import type { VerifyOutcome } from '../verify.ts';
import { verifyPayment } from '../verify.ts';
import { receiveWebhook, type WebhookDeps } from '../webhook.ts';

export const WELCOME = 50_000;

export interface Bought {
  userId: string;
  orderId: string;
  gatewayOrderId: string;
  milliku: number;
}

export interface World extends Pick<IdentityWorld, 'database' | 'rows' | 'balance' | 'channel'> {
  razorpay: RazorpayStandIn;
  deps: OpenPayments & WebhookDeps;
  person(): Promise<string>;
  /** An order that waits to be paid, of somebody new unless named. */
  order(packageId?: string, userId?: string): Promise<Bought>;
  stateOf(bought: Bought): Promise<OrderRow>;
  verify(bought: Bought, paymentId: string, deps?: OpenPayments): Promise<VerifyOutcome>;
  /** Hands in the messages that were announced for an order so far, each once, in this process. */
  messages(bought: Bought): Told[];
  tell(told: Told, deps?: WebhookDeps): Promise<void>;
  grants(bought: Bought): Promise<number[]>;
  refusals(): Promise<{ door: string; reason: string; user_id: string | null; order_id: string | null }[]>;
  /** Every difference that the audits find; none is right. */
  differences(): Promise<unknown[]>;
  close(): Promise<void>;
}

export interface Told {
  event: string;
  body: Uint8Array;
  signature: string | undefined;
  eventId: string | undefined;
}

/** Real PostgreSQL, the real SDK, and Razorpay's stand-in on a socket. */
export async function openWorld(): Promise<World> {
  const identity = await openIdentityWorld();
  const { database, channel, rows, balance } = identity;
  const razorpay = await startRazorpay();
  razorpay.webhooks.travel({ held: true });
  const { keyId, keySecret, url: baseUrl } = razorpay;
  const deps: World['deps'] = {
    database,
    channel,
    log: makeLogger('silent'),
    gateway: razorpayGateway({ keyId, keySecret, baseUrl, timeoutMs: 2_000 }),
    limits: paymentLimits(1),
    webhookSecrets: [razorpay.webhookSecret],
  };
  const person = async (): Promise<string> => (await identity.person()).user.id;

  return {
    ...{ database, channel, rows, balance, razorpay, deps, person },
    async order(packageId = 'topup_25', userId) {
      const buyer = userId ?? (await person());
      const { order, razorpay: checkout } = await createOrder(deps, { id: newId(), userId: buyer, packageId });
      return { userId: buyer, orderId: order.id, gatewayOrderId: checkout.orderId, milliku: order.ku * 1_000 };
    },
    async stateOf({ orderId }) {
      const order = await orderById(database.sql, orderId);
      if (order === null) throw new Error('no such order');
      return order;
    },
    verify: ({ userId, gatewayOrderId }, paymentId, mine = deps) =>
      verifyPayment(mine, userId, {
        razorpay_order_id: gatewayOrderId,
        razorpay_payment_id: paymentId,
        razorpay_signature: razorpay.sign(gatewayOrderId, paymentId),
      }),
    messages: ({ gatewayOrderId }) =>
      razorpay.webhooks
        .messages()
        .filter(({ body }) => body.includes(gatewayOrderId))
        .map(({ event, body, signature, eventId }) => ({ event, body: Buffer.from(body), signature, eventId })),
    tell: (told, mine = deps) => receiveWebhook(mine, told),
    async grants({ userId }) {
      const text = "select amount from entries where account_id = $1 and kind = 'purchase' order by number";
      return (await rows<{ amount: number }>(text, [userId])).map(({ amount }) => amount);
    },
    refusals: () => rows('select door, reason, user_id, order_id from payment_refusals order by id'),
    differences: async () => [...(await audit(database.sql)), ...(await auditPayments(database.sql))],
    async close() {
      await razorpay.close();
      await identity.close();
    },
  };
}
