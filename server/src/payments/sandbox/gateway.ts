import type { Database } from '../../database/database.ts';
import { statement } from '../../database/sql.ts';
import { newId } from '../../kernel/ids.ts';
import type { Gateway, GatewayPayment } from '../gateway.ts';
import { isSignedWith, paymentMessage } from '../signature.ts';

interface SandboxRow extends Record<string, unknown> {
  id: string;
  gateway_order_id: string;
  amount_cents: number;
  is_captured: boolean;
  outcome: 'pay' | 'fail' | 'pay_late';
}

const COLUMNS = 'id, gateway_order_id, amount_cents, outcome, coalesce(captured_from <= now(), false) as is_captured';
const paymentStatement = statement<SandboxRow>(`select ${COLUMNS} from sandbox_payments where id = $1`);
const paymentsStatement = statement<SandboxRow>(
  `select ${COLUMNS} from sandbox_payments where gateway_order_id = $1 order by created_at limit 100`,
);

/** What the person reads about a payment that has not gone through. */
export const SANDBOX_FAILURE = 'Test payment: the bank has declined it.';

const present = (row: SandboxRow): GatewayPayment => ({
  id: row.id,
  orderId: row.gateway_order_id,
  amountCents: row.amount_cents,
  currency: 'USD',
  status: row.is_captured ? 'captured' : row.outcome === 'pay_late' ? 'authorized' : 'failed',
  refundedCents: 0,
  failure: row.outcome === 'fail' ? SANDBOX_FAILURE : null,
});

/**
 * A gateway without money, for machines without keys outside production: its orders say `gateway: "sandbox"`. It
 * remembers its payments in a table of its own, as Razorpay would on its side, and signs with `secret`.
 */
export function sandboxGateway({ sql }: Database, secret: string): Gateway {
  return {
    name: 'sandbox',
    keyId: 'sandbox',
    createOrder: async () => `order_sandbox_${newId()}`,
    async payment(id) {
      const [row] = await sql.query(paymentStatement, [id]);
      return row === undefined ? null : present(row);
    },
    paymentsOf: async (orderId) => (await sql.query(paymentsStatement, [orderId])).map(present),
    // A late payment is taken when its bank says so, and not before.
    capture: async (payment) => payment,
    refundsOf: async () => [],
    refundsSince: async () => [],
    signed: (orderId, paymentId, signature) => isSignedWith(secret, paymentMessage(orderId, paymentId), signature),
  };
}
