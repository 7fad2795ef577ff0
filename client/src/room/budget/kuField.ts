/** Coins as a person types them in a field: "12", "12.5", or nothing for no limit. */
import { parseKu } from '@penora/protocol/ku';

export type TypedKu = { ok: true; milliku: number | null } | { ok: false; why: string };

/** Reads a field. Nothing is no limit, 0 is nothing at all. */
export function readKu(text: string): TypedKu {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return { ok: true, milliku: null };
  if (/^0+(\.0*)?$/.test(typed)) return { ok: true, milliku: 0 };
  const parsed = /^\d{1,12}(\.\d{0,3})?$/.test(typed) ? parseKu(Number(typed)) : { ok: false as const };
  if (parsed.ok) return { ok: true, milliku: parsed.milliku };
  return { ok: false, why: 'Write a number of coins, like 25 or 12.5.' };
}

/** As the field shows it: without zeros at the end. */
export const typedKu = (milliku: number | null): string => (milliku === null ? '' : String(milliku / 1_000));
