/** Orders, payments and what the gateway's checkout hands back. */
import { z } from 'zod';
import { Uuid } from '../ids.ts';
import { ListQuery, listOf, Time } from '../list.ts';

/** Only forward, in this order; `failed` can still become `paid` (late authorisation). */
export const orderStatuses = ['created', 'attempted', 'failed', 'paid', 'refunded'] as const;
export const OrderStatus = z.enum(orderStatuses);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** `sandbox`: test payments of the product itself, no money moves. */
export const GatewayName = z.enum(['razorpay', 'sandbox']);
export type GatewayName = z.infer<typeof GatewayName>;

export const Order = z.object({
  id: Uuid,
  packageId: z.string(),
  ku: z.number().int(),
  /** US cents. */
  amount: z.number().int(),
  currency: z.literal('USD'),
  status: OrderStatus,
  gateway: GatewayName,
});
export type Order = z.infer<typeof Order>;

/** What Checkout is opened with. */
export const Checkout = z.object({ keyId: z.string(), orderId: z.string() });

export const OrderRequest = z.strictObject({ packageId: z.string().max(64) });
export const Ordered = z.object({ order: Order, razorpay: Checkout });
export const OrderParams = z.object({ id: Uuid });
/** With the reason of the last failed attempt, in the gateway's words. */
export const OneOrder = z.object({ order: Order.extend({ failure: z.string().nullable() }) });

/** Where money is taken here: null where nothing can be bought. */
export const PaymentDesk = z.object({
  gateway: GatewayName.nullable(),
  /** Razorpay's part in the browser, loaded when somebody pays and not before; null for the sandbox. */
  checkoutScript: z.string().nullable(),
});
export type PaymentDesk = z.infer<typeof PaymentDesk>;

const GatewayId = z.string().min(1).max(64);

/** The three fields that Checkout hands to its `handler`. */
export const Verification = z.strictObject({
  razorpay_order_id: GatewayId,
  razorpay_payment_id: GatewayId,
  razorpay_signature: z.string().min(1).max(256),
});
export type Verification = z.infer<typeof Verification>;

/** `authorized`: the money is promised and not yet taken; coins come with `captured`. */
export const PaymentStatus = z.enum(['authorized', 'captured', 'refunded']);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

export const Verified = z.object({
  payment: z.object({ id: z.string(), status: PaymentStatus, ku: z.number().int() }),
  balanceMilliku: z.number().int(),
});
export type Verified = z.infer<typeof Verified>;

/** An order as the account page shows it, with the payments that came in for it. */
export const Purchase = Order.extend({
  title: z.string(),
  period: z.enum(['once', 'month', 'year']),
  /** When the time that was paid for ends; nothing is charged then. Null for top-ups and what was not paid. */
  periodEndsAt: Time.nullable(),
  createdAt: Time,
  /** Why the last attempt failed, in the gateway's words. */
  failure: z.string().nullable(),
  payments: z.array(
    z.object({
      id: z.string(),
      amount: z.number().int(),
      refundedAmount: z.number().int(),
      capturedAt: Time,
    }),
  ),
});
export type Purchase = z.infer<typeof Purchase>;

export const PurchasesQuery = ListQuery;
export const Purchases = listOf(Purchase).extend({
  /** Coins that were spent before their payment was refunded. Later purchases arrive in full all the same. */
  refundDebtMilliku: z.number().int(),
});

/** A plan that runs or has just ended. Periods bought before the end follow each other. */
export const Plan = z.object({
  name: z.string(),
  /** What was bought last, to buy it again. */
  packageId: z.string(),
  period: z.enum(['month', 'year']),
  startedAt: Time,
  /** The renewal date: nothing is charged then unless the person buys again. */
  endsAt: Time,
  running: z.boolean(),
});
export type Plan = z.infer<typeof Plan>;
export const Plans = z.object({ plans: z.array(Plan) });

/** A payment by the gateway's id, or an order by ours. */
export const ReceiptParams = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) });

/** What the sandbox's own checkout can do instead of paying with a card. */
export const SandboxOutcome = z.strictObject({ outcome: z.enum(['pay', 'fail', 'pay_late']) });
export const SandboxReply = z.object({
  /** What Checkout would hand to its `handler`; null when the payment did not go through now. */
  success: Verification.nullable(),
  failure: z.object({ paymentId: z.string(), description: z.string() }).nullable(),
});
export type SandboxReply = z.infer<typeof SandboxReply>;
