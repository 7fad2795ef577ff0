import { randomBytes } from 'node:crypto';
import { type OrderEntity, type PaymentEntity, RazorpayError, type RefundEntity } from './entities.ts';

/** How a payment goes: `authorized` waits for a capture, `late` fails now and can be authorised by `authorise` later. */
export type Outcome = 'captured' | 'authorized' | 'failed';

export interface NewOrder {
  amount: number;
  currency: string;
  receipt?: string | undefined;
  notes?: Record<string, string> | undefined;
}

export type Announce = (
  event: string,
  parts: { payment?: PaymentEntity; order?: OrderEntity; refund?: RefundEntity },
) => void;

/** What a test may tell of a payment that is not as it was ordered. */
export type Tampering = Partial<Pick<PaymentEntity, 'amount' | 'currency' | 'order_id'>>;

/** The books of the gateway: orders, payments, refunds. Every change is announced, as webhooks tell of it. */
export interface Shop {
  order(id: string): OrderEntity;
  payment(id: string): PaymentEntity;
  createOrder(order: NewOrder): OrderEntity;
  orders(): OrderEntity[];
  paymentsOf(orderId: string): PaymentEntity[];
  pay(orderId: string, outcome: Outcome, tampering?: Tampering): PaymentEntity;
  /** The bank answers after all: failed → authorized → captured. */
  lateCapture(paymentId: string): PaymentEntity;
  capture(paymentId: string, amount: number, currency?: string): PaymentEntity;
  refund(paymentId: string, amount?: number, status?: RefundEntity['status']): RefundEntity;
  /** A pending refund ends. */
  endRefund(refundId: string, status: 'processed' | 'failed'): RefundEntity;
  /** Newest first. */
  refunds(paymentId?: string): RefundEntity[];
  clear(): void;
}

const idOf = (kind: string): string => `${kind}_${randomBytes(10).toString('base64url').replace(/[-_]/g, 'x')}`;
const seconds = (): number => Math.floor(Date.now() / 1_000);

function found<Entity>(map: Map<string, Entity>, id: string): Entity {
  const entity = map.get(id);
  if (entity === undefined) throw new RazorpayError('The id provided does not exist');
  return entity;
}

export function makeShop(announce: Announce): Shop {
  const orders = new Map<string, OrderEntity>();
  const payments = new Map<string, PaymentEntity>();
  const refunds = new Map<string, RefundEntity>();

  /** One captured payment pays an order; a second one, authorised late, is captured all the same. */
  function captured(payment: PaymentEntity): PaymentEntity {
    const order = orders.get(payment.order_id);
    Object.assign(payment, { status: 'captured', captured: true, error_code: null, error_description: null });
    announce('payment.captured', { payment });
    if (order === undefined) return payment;
    Object.assign(order, { status: 'paid', amount_paid: order.amount, amount_due: 0 });
    announce('order.paid', { payment, order });
    return payment;
  }

  function authorized(payment: PaymentEntity): void {
    payment.status = 'authorized';
    announce('payment.authorized', { payment });
  }

  function failed(payment: PaymentEntity): void {
    const error = { error_code: 'BAD_REQUEST_ERROR', error_description: 'Your payment was declined by the bank.' };
    Object.assign(payment, { status: 'failed', ...error });
    announce('payment.failed', { payment });
  }

  function attempt(order: OrderEntity, tampering: Tampering): PaymentEntity {
    const payment: PaymentEntity = {
      id: idOf('pay'),
      entity: 'payment',
      amount: order.amount,
      currency: order.currency,
      status: 'created',
      order_id: order.id,
      method: 'card',
      amount_refunded: 0,
      refund_status: null,
      captured: false,
      error_code: null,
      error_description: null,
      notes: order.notes,
      created_at: seconds(),
      ...tampering,
    };
    payments.set(payment.id, payment);
    order.attempts += 1;
    if (order.status === 'created') order.status = 'attempted';
    return payment;
  }

  function count(payment: PaymentEntity, cents: number): void {
    payment.amount_refunded += cents;
    const whole = payment.amount_refunded === payment.amount;
    payment.refund_status = payment.amount_refunded === 0 ? null : whole ? 'full' : 'partial';
    payment.status = whole ? 'refunded' : 'captured';
  }

  return {
    order: (id) => found(orders, id),
    payment: (id) => found(payments, id),
    orders: () => [...orders.values()].reverse(),
    createOrder({ amount, currency, receipt, notes = {} }) {
      if (!Number.isInteger(amount) || amount < 100)
        throw new RazorpayError('Order amount less than minimum amount allowed');
      if (receipt !== undefined && receipt.length > 40)
        throw new RazorpayError('The receipt may not be greater than 40 characters.');
      const id = idOf('order');
      const state = { amount_paid: 0, amount_due: amount, status: 'created', attempts: 0 } as const;
      const order = {
        id,
        entity: 'order',
        amount,
        currency,
        receipt: receipt ?? null,
        notes,
        created_at: seconds(),
      } as const;
      const made: OrderEntity = { ...order, ...state };
      orders.set(id, made);
      return made;
    },
    paymentsOf: (orderId) => [...payments.values()].filter(({ order_id }) => order_id === found(orders, orderId).id),
    pay(orderId, outcome, tampering = {}) {
      const payment = attempt(found(orders, orderId), tampering);
      if (outcome === 'failed') failed(payment);
      else authorized(payment);
      return outcome === 'captured' ? captured(payment) : payment;
    },
    lateCapture(paymentId) {
      const payment = found(payments, paymentId);
      authorized(payment);
      return captured(payment);
    },
    capture(paymentId, amount, currency = 'INR') {
      const payment = found(payments, paymentId);
      if (payment.captured) throw new RazorpayError('This payment has already been captured');
      if (payment.status !== 'authorized')
        throw new RazorpayError('Only payments which have been authorized can be captured');
      if (amount !== payment.amount || currency !== payment.currency) {
        throw new RazorpayError('Capture amount must be equal to the amount authorized');
      }
      return captured(payment);
    },
    refund(paymentId, amount, status = 'processed') {
      const payment = found(payments, paymentId);
      const cents = amount ?? payment.amount - payment.amount_refunded;
      if (!payment.captured) throw new RazorpayError('The payment status should be captured for action to be taken');
      if (cents < 1 || payment.amount_refunded + cents > payment.amount) {
        throw new RazorpayError('The total refund amount is greater than the refund payment amount');
      }
      const id = idOf('rfnd');
      const { currency } = payment;
      const about = { payment_id: paymentId, notes: {}, created_at: seconds() };
      const refund: RefundEntity = { id, entity: 'refund', amount: cents, currency, status, ...about };
      refunds.set(id, refund);
      count(payment, cents);
      announce('refund.created', { payment, refund });
      if (status === 'processed') announce('refund.processed', { payment, refund });
      return refund;
    },
    endRefund(refundId, status) {
      const refund = found(refunds, refundId);
      const payment = found(payments, refund.payment_id);
      refund.status = status;
      if (status === 'failed') count(payment, -refund.amount);
      announce(`refund.${status}`, { payment, refund });
      return refund;
    },
    refunds: (paymentId) =>
      [...refunds.values()].filter(({ payment_id }) => paymentId === undefined || payment_id === paymentId).reverse(),
    clear() {
      for (const map of [orders, payments, refunds]) map.clear();
    },
  };
}
