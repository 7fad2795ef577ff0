import { balanceChanges } from '../ledger/topic.ts';
import type { PaymentsDeps } from './deps.ts';
import type { GatewayPayment, GatewayRefund } from './gateway.ts';
import { applyRefund } from './refund.ts';
import { type Moved, type Settled, settle } from './settle.ts';

/** Tells every open tab of the person, after the commit. */
export function tell({ channel }: PaymentsDeps, moved: Moved | null): void {
  if (moved === null) return;
  balanceChanges.publish(channel, moved.userId, { balanceMilliku: moved.balanceMilliku, entry: moved.entry });
}

/** Settles a captured payment and applies its refunds, all together or not at all; then tells of the new balance. */
export async function absorb(
  deps: PaymentsDeps,
  orderId: string,
  payment: GatewayPayment,
  refunds: readonly GatewayRefund[] = [],
): Promise<Settled> {
  const settled = await deps.database.transaction(async ({ sql }): Promise<Settled> => {
    const outcome = await settle(sql, orderId, payment);
    if (outcome.kind === 'mismatch') return outcome;
    let { moved } = outcome;
    for (const refund of refunds) {
      const applied = await applyRefund(sql, refund);
      if (applied.kind === 'refunded') moved = applied.moved ?? moved;
    }
    return { kind: 'settled', moved };
  });
  if (settled.kind === 'settled') tell(deps, settled.moved);
  return settled;
}
