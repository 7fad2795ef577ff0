import * as endpoints from '@penora/protocol/endpoints/payments';
import { Answer, file, type Route, route } from '../http/route.ts';
import { notFound } from '../kernel/errors.ts';
import { listPurchases } from './list.ts';
import { lookAtOrder } from './look.ts';
import { createOrder } from './orders.ts';
import { listPlans } from './plans.ts';
import { receiptFacts } from './receipt/facts.ts';
import type { Buyer } from './receipt/pdf.ts';
import type { ReceiptJob } from './receipt/thread.ts';
import { paySandboxOrder } from './sandbox/pay.ts';
import { verifyPayment } from './verify.ts';
import { receiveWebhook, type WebhookDeps } from './webhook.ts';

export interface PaymentRoutesDeps extends WebhookDeps {
  /** What the sandbox signs with; used only where it is the gateway. */
  sandboxSecret: string;
  /** Address of Razorpay's part in the browser. */
  checkoutScript: string | null;
  /** Who a receipt is made out to. */
  buyer(userId: string): Promise<Buyer>;
  /** The receipt as PDF. */
  makeReceipt(job: ReceiptJob, owner: string): Promise<Uint8Array>;
}

/** Everything of protocol/src/endpoints/payments.ts. */
export function paymentRoutes(deps: PaymentRoutesDeps): Route[] {
  const { sql } = deps.database;
  return [
    route(endpoints.createOrder, ({ principal, body, requestId }) =>
      createOrder(deps, { id: requestId, userId: principal.userId, packageId: body.packageId }),
    ),
    route(endpoints.getPaymentDesk, async () => ({
      gateway: deps.gateway?.name ?? null,
      checkoutScript: deps.checkoutScript,
    })),
    route(endpoints.getOrder, async ({ principal, params }) => ({
      order: await lookAtOrder(deps, principal.userId, params.id),
    })),
    route(endpoints.verifyPayment, async ({ principal, body }) => {
      const { wasAuthorized, ...verified } = await verifyPayment(deps, principal.userId, body);
      return new Answer({ status: wasAuthorized ? 202 : 200, body: verified });
    }),
    route(endpoints.listPlans, ({ principal }) => listPlans(sql, principal.userId)),
    route(endpoints.getReceipt, async ({ principal: { userId }, params }) => {
      const facts = await receiptFacts(sql, userId, params.id);
      const pdf = await deps.makeReceipt({ facts, buyer: await deps.buyer(userId) }, userId);
      return file('application/pdf', pdf, `penora-receipt-${facts.paymentId}.pdf`);
    }),
    route(endpoints.listPayments, ({ principal, query }) => listPurchases(sql, principal.userId, query)),
    route(endpoints.paySandboxOrder, async ({ principal, params, body }) => {
      if (deps.gateway?.name !== 'sandbox') throw notFound('address');
      return paySandboxOrder({ sql, secret: deps.sandboxSecret }, principal.userId, params.id, body);
    }),
    webhookRoute(deps),
  ];
}

function webhookRoute(deps: WebhookDeps): Route {
  return route(endpoints.razorpayWebhook, async ({ rawBody, header }) => {
    const message = {
      body: rawBody,
      signature: header('x-razorpay-signature'),
      eventId: header('x-razorpay-event-id'),
    };
    await receiveWebhook(deps, message);
    return { ok: true as const };
  });
}
