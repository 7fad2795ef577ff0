import { invalid } from '../kernel/errors.ts';
import { type MoveResult, type MovingDeps, moveOnce } from './sister.ts';

export interface Adjustment {
  accountId: string;
  /** Makes a repeat a repeat. */
  key: string;
  /** Signed whole milliku, not 0. */
  amountMilliku: number;
  /** Who decided it, and why: both stay in the entry (L3). */
  actor: string;
  reason: string;
  reference?: string;
}

/** An operator's correction. Throws like a sister's debit, and `invalid` without an actor or a reason. */
export async function adjust(deps: MovingDeps, adjustment: Adjustment): Promise<MoveResult> {
  const { accountId, key, amountMilliku, actor, reason, reference = '' } = adjustment;
  if (actor.trim() === '') throw invalid('actor', 'who decided it');
  if (reason.trim() === '') throw invalid('reason', 'why');
  if (!Number.isSafeInteger(amountMilliku) || amountMilliku === 0) {
    throw invalid('amount', 'a whole number of milliku, not 0');
  }
  return moveOnce(deps, {
    accountId,
    kind: 'adjustment',
    app: 'penora',
    amountMilliku,
    cause: `adjustment:${key}`,
    description: reason,
    reference,
    actor,
  });
}
