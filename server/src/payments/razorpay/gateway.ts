import { type Gateway, type GatewayRefund, GatewayUnavailable } from '../gateway.ts';
import { isSignedWith, paymentMessage } from '../signature.ts';
import { type RazorpayOptions, RazorpayRefusal, razorpayClient } from './client.ts';
import { EntityId, OrderEntity, PaymentEntity, PaymentList, RefundList } from './entities.ts';

const PAGE = 100;
const MAX_PAGES = 20;

/** Something that is not there is null; everything else that was thrown goes on. */
function nullWhenRefused(error: unknown): null {
  if (error instanceof RazorpayRefusal) return null;
  throw error;
}

/** A refusal of something that must be possible is as good as no answer: it is tried again, and an operator reads why. */
function asUnavailable(error: unknown): never {
  if (error instanceof RazorpayRefusal) throw new GatewayUnavailable(`Razorpay refused: ${error.message}`);
  throw error;
}

/** Orders, payments and refunds at Razorpay. */
export function razorpayGateway(options: RazorpayOptions): Gateway {
  const client = razorpayClient(options);
  async function payment(id: string) {
    // What is no id of theirs would be a piece of a path.
    if (!EntityId.safeParse(id).success) return null;
    return client.ask(PaymentEntity, (sdk) => sdk.payments.fetch(id)).catch(nullWhenRefused);
  }

  return {
    name: 'razorpay',
    keyId: options.keyId,
    async createOrder({ receipt, amountCents, currency }) {
      const order = { amount: amountCents, currency, receipt, payment_capture: true, notes: { penora_order: receipt } };
      return (await client.ask(OrderEntity, (sdk) => sdk.orders.create(order)).catch(asUnavailable)).id;
    },
    payment,
    async paymentsOf(orderId) {
      // An order of other keys (test and live have their own) is none of theirs, and must not hold up the others.
      const ask = client.ask(PaymentList, (sdk) => sdk.orders.fetchPayments(orderId));
      return (await ask.catch(nullWhenRefused))?.items ?? [];
    },
    async capture({ id, amountCents, currency }) {
      const captured = await client
        .ask(PaymentEntity, (sdk) => sdk.payments.capture(id, amountCents, currency))
        .catch(nullWhenRefused);
      // Refused: somebody else has captured it meanwhile, or it cannot be. The payment itself says which.
      const now = captured ?? (await payment(id));
      if (now === null) throw new GatewayUnavailable('a payment that was there is gone');
      return now;
    },
    async refundsOf(paymentId) {
      const ask = client.ask(RefundList, (sdk) => sdk.payments.fetchMultipleRefund(paymentId, { count: PAGE }));
      return (await ask.catch(asUnavailable)).items;
    },
    async refundsSince(from) {
      const found: GatewayRefund[] = [];
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const query = { from: Math.floor(from.getTime() / 1_000), count: PAGE, skip: page * PAGE };
        const { items } = await client.ask(RefundList, (sdk) => sdk.refunds.all(query)).catch(asUnavailable);
        found.push(...items);
        if (items.length < PAGE) break;
      }
      return found;
    },
    signed: (orderId, paymentId, signature) =>
      isSignedWith(options.keySecret, paymentMessage(orderId, paymentId), signature),
  };
}
