import type { SandboxOutcome, SandboxReply } from '@penora/protocol/schemas/payment';
import type { z } from 'zod';
import { type Sql, statement } from '../../database/sql.ts';
import { notFound, tooMany, wrongState } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { ownOrder } from '../orders.ts';
import { hmacHex, paymentMessage } from '../signature.ts';
import { SANDBOX_FAILURE } from './gateway.ts';

const ATTEMPTS_PER_ORDER = 20;
/** Between the promise and the money. */
const LATE_SECONDS = 10;

const attemptsStatement = statement<{ count: number }>(
  'select count(*) from sandbox_payments where gateway_order_id = $1',
);
const payStatement = statement(
  `insert into sandbox_payments (id, gateway_order_id, amount_cents, outcome, captured_from)
   values ($1, $2, $3, $4, case $4 when 'pay' then now() when 'pay_late' then now() + $5 * interval '1 second' end)`,
);
const askStatement = statement("update orders set ask_at = now() + $2 * interval '1 second' where id = $1");

/**
 * What a person does in the sandbox's checkout. Answers what Checkout would hand to its caller. Throws `not_found` for
 * an order that is another person's or none of the sandbox, `wrong_state` for one that is paid.
 */
export async function paySandboxOrder(
  { sql, secret, lateSeconds = LATE_SECONDS }: { sql: Sql; secret: string; lateSeconds?: number },
  userId: string,
  orderId: string,
  { outcome }: z.output<typeof SandboxOutcome>,
): Promise<SandboxReply> {
  const order = await ownOrder(sql, userId, orderId);
  const { gateway_order_id: gatewayOrderId } = order;
  if (order.gateway !== 'sandbox' || gatewayOrderId === null) throw notFound('order');
  if (order.status === 'paid' || order.status === 'refunded') throw wrongState('This order is paid.');
  const [attempts] = await sql.query(attemptsStatement, [gatewayOrderId]);
  if ((attempts?.count ?? 0) >= ATTEMPTS_PER_ORDER) throw tooMany('Order again to go on trying.', 60);
  const paymentId = `pay_sandbox_${newId()}`;
  await sql.query(payStatement, [paymentId, gatewayOrderId, order.amount_cents, outcome, lateSeconds]);
  if (outcome === 'pay_late') await sql.query(askStatement, [orderId, lateSeconds]);
  if (outcome === 'fail') return { success: null, failure: { paymentId, description: SANDBOX_FAILURE } };
  const signature = hmacHex(secret, paymentMessage(gatewayOrderId, paymentId));
  const success = {
    razorpay_order_id: gatewayOrderId,
    razorpay_payment_id: paymentId,
    razorpay_signature: signature,
  };
  return { success, failure: null };
}
