import type { Database } from '../../database/database.ts';
import type { Ending } from '../chunk/statement.ts';
import { findRecord } from '../life/records.ts';
import { kindOf, learnShare, sharesOf } from './wordShares.ts';

/** A run that was cut off would have been longer: it teaches only when it was among the longest, and then upwards. */
const CUT_OFF_FROM = 0.95;
const CUT_OFF_GROWTH = 1.25;

/** Remembers how long a text has become, for the estimates of those that come. */
export async function learnLength(db: Database, id: string, { status, reason }: Ending): Promise<void> {
  if (status !== 'completed') return;
  const { tool, options, model, words, wordsAsked } = await findRecord(db, id);
  if (wordsAsked == null) return;
  const kind = kindOf(tool, options, model);
  const share = words / wordsAsked;
  if (reason !== 'ceiling') return learnShare(db.sql, kind, share);
  const known = (await sharesOf(db.sql, [kind])).get(kind) ?? [];
  if (share >= Math.max(0, ...known) * CUT_OFF_FROM) await learnShare(db.sql, kind, share * CUT_OFF_GROWTH);
}
