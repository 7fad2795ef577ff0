import { affordableWords } from '@penora/protocol/ku';
import type { Database } from '../../database/database.ts';
import type { Ending } from '../chunk/statement.ts';
import { findRecord } from '../life/records.ts';
import { kindOf, learnedRange, learnShare, sharesOf } from './wordShares.ts';

/**
 * A run that was cut off, or that had a lower ceiling than usual and was written to fit below it, would have been
 * longer: it teaches only when it was among the longest, and then upwards.
 */
const CUT_OFF_FROM = 0.95;
const CUT_OFF_GROWTH = 1.25;

/** Remembers how long a text has become, for the estimates of those that come. */
export async function learnLength(db: Database, id: string, { status, reason }: Ending): Promise<void> {
  if (status !== 'completed') return;
  const { tool, options, model, words, wordsAsked, maxMilliku, pricePerWord } = await findRecord(db, id);
  if (wordsAsked == null) return;
  const kind = kindOf(tool, options, model);
  const known = (await sharesOf(db.sql, [kind])).get(kind) ?? [];
  const share = words / wordsAsked;
  const isShort = affordableWords(maxMilliku, pricePerWord) < learnedRange({ min: 1, max: wordsAsked }, known).max;
  if (isShort && known.length === 0) return;
  if (!isShort && reason !== 'ceiling') return learnShare(db.sql, kind, share);
  if (share >= Math.max(0, ...known) * CUT_OFF_FROM) await learnShare(db.sql, kind, share * CUT_OFF_GROWTH);
}
