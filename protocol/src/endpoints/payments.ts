/** Buying coins (contract.md, HTTP). */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import {
  OneOrder,
  Ordered,
  OrderParams,
  OrderRequest,
  PaymentDesk,
  Plans,
  Purchases,
  PurchasesQuery,
  ReceiptParams,
  SandboxOutcome,
  SandboxReply,
  Verification,
  Verified,
} from '../schemas/payment.ts';

const tag = 'Payments';

export const createOrder = endpoint({
  method: 'POST',
  path: '/api/payments/orders',
  summary: 'Order a package; price and coins come from the price list',
  tag,
  access: 'person',
  status: 201,
  body: OrderRequest,
  reply: Ordered,
});

export const getOrder = endpoint({
  method: 'GET',
  path: '/api/payments/orders/:id',
  summary: 'How an order stands',
  tag,
  access: 'person',
  status: 200,
  params: OrderParams,
  reply: OneOrder,
});

export const getPaymentDesk = endpoint({
  method: 'GET',
  path: '/api/payments/desk',
  summary: 'Who takes the money here',
  tag,
  access: 'anyone',
  status: 200,
  reply: PaymentDesk,
});

export const verifyPayment = endpoint({
  method: 'POST',
  path: '/api/payments/verify',
  summary: 'Hand in what Checkout returned; 202 when the payment was authorized and is captured by us',
  tag,
  access: 'person',
  status: 200,
  body: Verification,
  reply: Verified,
});

export const listPlans = endpoint({
  method: 'GET',
  path: '/api/payments/plans',
  summary: 'Plans that run, with their renewal dates',
  tag,
  access: 'person',
  status: 200,
  reply: Plans,
});

export const getReceipt = endpoint({
  method: 'GET',
  path: '/api/payments/:id/receipt',
  summary: 'The receipt of a payment, as a PDF',
  tag,
  access: 'person',
  status: 200,
  params: ReceiptParams,
  replyType: 'application/pdf',
});

export const listPayments = endpoint({
  method: 'GET',
  path: '/api/payments',
  summary: 'Orders with their payments, newest first',
  tag,
  access: 'person',
  status: 200,
  query: PurchasesQuery,
  reply: Purchases,
});

export const razorpayWebhook = endpoint({
  method: 'POST',
  path: '/api/webhooks/razorpay',
  summary: 'For Razorpay: signed over the raw body; 200 also for a duplicate, 400 for a bad signature',
  tag,
  access: 'anyone',
  status: 200,
  reply: z.object({ ok: z.literal(true) }),
});

export const paySandboxOrder = endpoint({
  method: 'POST',
  path: '/api/payments/sandbox/:id',
  summary: 'Test payments: no money moves. Pay, fail or pay late, as a card would',
  tag,
  access: 'person',
  status: 200,
  params: OrderParams,
  body: SandboxOutcome,
  reply: SandboxReply,
});
