import { formatKu } from '@penora/protocol/ku';
import { tooMany } from '../../kernel/errors.ts';
import { spentToday } from '../../ledger/dailySpend.ts';
import type { GenerationDeps } from '../deps.ts';

/**
 * Bounds what somebody who got hold of an account can spend of it. Throws `too_many_requests` when it has paid for as
 * much as one day may cost; what runs already goes on to its end.
 */
export async function demandDay(
  { db, dailyMilliku }: Pick<GenerationDeps, 'db' | 'dailyMilliku'>,
  payerId: string,
): Promise<void> {
  const { milliku, leftSeconds } = await spentToday(db.sql, payerId);
  if (milliku < dailyMilliku) return;
  const spent = `${formatKu(milliku)} Ku were spent from this account today, the most for one day.`;
  throw tooMany(`${spent} Nothing was charged. It goes on after midnight UTC.`, leftSeconds);
}
