import { repeatPatiently } from '../database/patiently.ts';
import type { Sql } from '../database/sql.ts';
import type { Channel } from '../kernel/channel.ts';
import { invalid, Refusal } from '../kernel/errors.ts';
import { balanceOf } from './balance.ts';
import { type Posted, type Posting, post } from './post.ts';
import { balanceChanges } from './topic.ts';

export interface MovingDeps {
  sql: Sql;
  channel: Channel;
}

/** What an application of the family asks for: its own key makes a repeat a repeat. */
export interface SisterMove {
  accountId: string;
  /** Which application: `imagegene`, `sukusuku`. */
  app: string;
  /** Unique within the application, for ever; the same one moves nothing twice (L4). */
  key: string;
  /** Whole milliku, above 0, whichever way they go. */
  amountMilliku: number;
  description?: string;
  /** The caller's own reference, any string. */
  reference?: string;
}

/** The balance and the number of the entry as they were when it moved; `moved` is false for a repeat. */
export interface MoveResult {
  balanceMilliku: number;
  entry: number;
  moved: boolean;
}

/** Before the caller's own timeout. */
const PATIENCE = { repeats: 4, maxDelayMs: 400 };

/**
 * Takes coins for an application. Throws `insufficient_coins` with balance and requirement, `not_found` (L9),
 * `idempotency_mismatch` for its key with another request, `invalid` for what is no amount (L8).
 */
export async function debitForSister(deps: MovingDeps, move: SisterMove): Promise<MoveResult> {
  const amountMilliku = -checked(move.amountMilliku);
  return moveOnce(deps, { ...postingOf(move), kind: 'sister_debit', amountMilliku });
}

/** Gives coins that an application has sold or granted. Throws as `debitForSister`, never for want of coins. */
export async function grantFromSister(deps: MovingDeps, move: SisterMove): Promise<MoveResult> {
  return moveOnce(deps, { ...postingOf(move), kind: 'sister_grant', amountMilliku: checked(move.amountMilliku) });
}

/**
 * Posts once, however often a lost answer makes it try, and tells the person's open pages. For movements that are a
 * transaction by themselves.
 */
export async function moveOnce({ sql, channel }: MovingDeps, posting: Posting): Promise<MoveResult> {
  const { balance, entry, moved } = await repeatPatiently(PATIENCE, () => post(sql, posting)).catch((error: unknown) =>
    explained(sql, posting, error),
  );
  const result = { balanceMilliku: balance, entry };
  // Also after a repeat: the first one's message may have died with its process.
  balanceChanges.publish(channel, posting.accountId, result);
  return { ...result, moved };
}

async function explained(sql: Sql, { accountId, amountMilliku }: Posting, error: unknown): Promise<Posted> {
  if (!(error instanceof Refusal) || error.code !== 'insufficient_coins') throw error;
  const { balanceMilliku } = await balanceOf(sql, accountId);
  throw new Refusal('insufficient_coins', undefined, { balanceMilliku, requiredMilliku: -amountMilliku });
}

function postingOf({ accountId, app, key, description = '', reference = '' }: SisterMove) {
  if (app === '' || key === '') throw new RangeError('an application and its key are needed');
  return { accountId, app, cause: `sister:${app}:${key}`, description, reference };
}

function checked(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw invalid('amount', 'a whole number of milliku above 0');
  return amount;
}
