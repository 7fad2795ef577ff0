import type { GatewayName } from '@penora/protocol/schemas/payment';

/** A payment as the gateway tells it; a snapshot that may be old when it arrives. */
export interface GatewayPayment {
  id: string;
  /** The gateway's order; null for a payment without one. */
  orderId: string | null;
  amountCents: number;
  currency: string;
  /** `refunded` was captured before. */
  status: 'created' | 'authorized' | 'captured' | 'refunded' | 'failed';
  refundedCents: number;
  /** Why it failed, for the person. */
  failure: string | null;
}

export interface GatewayRefund {
  id: string;
  paymentId: string;
  amountCents: number;
  /** Null when it was not told: the payment's. */
  currency: string | null;
  status: 'pending' | 'processed' | 'failed';
  createdAt: Date;
}

export interface NewGatewayOrder {
  /** Our order's id: unique, at most 40 characters. */
  receipt: string;
  amountCents: number;
  currency: 'USD';
}

/**
 * Whoever takes the money. Every method throws `GatewayUnavailable` when no answer could be had: what was asked for
 * may or may not have happened.
 */
export interface Gateway {
  readonly name: GatewayName;
  /** The public half of the key, for Checkout. */
  readonly keyId: string;
  /** Returns the gateway's id of the order. */
  createOrder(order: NewGatewayOrder): Promise<string>;
  /** Null when there is no such payment. */
  payment(paymentId: string): Promise<GatewayPayment | null>;
  paymentsOf(gatewayOrderId: string): Promise<GatewayPayment[]>;
  /** Takes an authorized payment, also when it was taken already; returns it as it is then. */
  capture(payment: GatewayPayment): Promise<GatewayPayment>;
  refundsOf(paymentId: string): Promise<GatewayRefund[]>;
  /** Every refund since then, newest first, as many as the gateway's pages allow (2,000). */
  refundsSince(from: Date): Promise<GatewayRefund[]>;
  /** Whether this signature was made by the gateway for this pair; in constant time. */
  signed(gatewayOrderId: string, paymentId: string, signature: string): boolean;
}

export class GatewayUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GatewayUnavailable';
  }
}
