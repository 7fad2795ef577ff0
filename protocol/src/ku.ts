/**
 * Ku coins (domain.md, Ku coins). Every amount inside is an integer in milliku; decimals exist only on screen and on
 * the sidecar's wire, and are read and written digit by digit, so that no float is ever multiplied.
 */
import { z } from 'zod';

export const MILLIKU_PER_KU = 1_000;
/** The price of one word at multiplier 1.0. */
export const MILLIKU_PER_WORD = 10;

/** An amount that may be moved: whole, above zero, exact in a double (trust.md L8). */
export const PositiveMilliku = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
/** A balance: whole, never below zero. */
export const BalanceMilliku = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

function assertCount(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} must be a whole number: ${value}`);
}

/** What `words` cost, in milliku. Throws RangeError for anything but whole numbers and for a price beyond 2^53. */
export function priceOf(words: number, millikuPerWord: number): number {
  assertCount(words, 'words');
  assertCount(millikuPerWord, 'millikuPerWord');
  const price = words * millikuPerWord;
  assertCount(price, 'price');
  return price;
}

/** The most words that `milliku` pay for in full. `millikuPerWord` must be above zero. Throws RangeError otherwise. */
export function affordableWords(milliku: number, millikuPerWord: number): number {
  assertCount(milliku, 'milliku');
  assertCount(millikuPerWord, 'millikuPerWord');
  if (millikuPerWord === 0) throw new RangeError('a word has a price');
  return Math.floor(milliku / millikuPerWord);
}

/**
 * The price of a word in milliku for a catalog multiplier such as 1.5, 0.5 or 0.3, or null when that is not a whole
 * number of at least 1 (then the start fails: domain.md, Models). Reads the multiplier's shortest decimal form:
 * 1.1 × 10 is 11 here, and 0.30000000000000004 is refused, never rounded.
 */
export function millikuPerWord(multiplier: number): number | null {
  const price = decimal(multiplier, 1);
  return price !== null && price > 0 ? price : null;
}

/** `value` × 10^`places`, read off its decimal form; null if that is not whole, not exact, or negative. */
function decimal(value: number, places: number): number | null {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(String(value));
  const [, whole = '', fraction = ''] = match ?? [];
  if (match === null || fraction.length > places) return null;
  const shifted = Number(whole + fraction.padEnd(places, '0'));
  // A double tells decimals of up to 15 digits apart; beyond, two different amounts may arrive as the same number.
  const exact = fraction === '' || whole.length + places <= 15;
  return exact && Number.isSafeInteger(shifted) ? shifted : null;
}

export type KuRefusal = 'not_a_number' | 'not_positive' | 'too_large' | 'too_many_decimals';
export type ParsedKu = { ok: true; milliku: number } | { ok: false; reason: KuRefusal };

/**
 * An amount of Ku as the sister applications send it, to milliku: a number above zero with at most three decimals
 * (trust.md L8). Strings, NaN, infinities, and what is beyond 2^53 milliku are refused; so is a float that carries the
 * trace of an addition (0.1 + 0.2), because its decimal form has more than three decimals.
 */
export function parseKu(ku: unknown): ParsedKu {
  if (typeof ku !== 'number' || !Number.isFinite(ku)) return { ok: false, reason: 'not_a_number' };
  if (ku <= 0) return { ok: false, reason: 'not_positive' };
  const milliku = decimal(ku, 3);
  if (milliku !== null) return { ok: true, milliku };
  const tooLarge = Math.floor(ku) >= 1e12;
  return { ok: false, reason: tooLarge ? 'too_large' : 'too_many_decimals' };
}

const refusals: Record<KuRefusal, string> = {
  not_a_number: 'the amount must be a number',
  not_positive: 'the amount must be above zero',
  too_large: 'the amount is too large',
  too_many_decimals: 'the amount has more than three decimals',
};

/** The sidecar's `amount`: Ku on the wire, milliku once parsed. */
export const KuAmount = z.unknown().transform((value, context): number => {
  const parsed = parseKu(value);
  if (parsed.ok) return parsed.milliku;
  context.addIssue({ code: 'custom', message: refusals[parsed.reason] });
  return z.NEVER;
});

function fixed(units: number, decimals: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  return `${units < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * "49.37": two decimals, for a balance. Rounds down (a debit away from zero), so a balance never shows more than there
 * is; nothing is lost by it, since the amount itself stays whole milliku.
 */
export function formatKu(milliku: number): string {
  return fixed(Math.floor(milliku / 10), 2);
}

/** "0.02" for 15 milliku: two decimals, for a price. Rounds up, so no price or upper estimate shows less than it is. */
export function formatPriceKu(milliku: number): string {
  return fixed(Math.ceil(milliku / 10), 2);
}

/** "49.375": three decimals, exact, for the ledger table and its CSV. */
export function formatKu3(milliku: number): string {
  return fixed(milliku, 3);
}
