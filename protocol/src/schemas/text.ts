/** Text fields with the product's rules (contract.md, Environment: "A title is trimmed…"). */
import { z } from 'zod';
import { limits } from '../catalog/limits.ts';

// Control characters, and the separators that could break a list of titles into lines.
const CONTROL = /[\p{Cc}\u2028\u2029]/gu;

/** What is called nothing. */
export const untitled = 'Untitled';

/** Trimmed, without control characters, at most 200 characters; empty becomes "Untitled". */
export function cleanTitle(raw: string): string {
  const clean = Array.from(raw.replace(CONTROL, '').trim()).slice(0, limits.titleCharacters).join('').trim();
  return clean === '' ? untitled : clean;
}

export const Title = z.string().max(10_000).transform(cleanTitle);

/** A person's name as others see it. */
export const PersonName = z
  .string()
  .max(1_000)
  .transform((raw) => Array.from(raw.replace(CONTROL, '').trim()).slice(0, 80).join('').trim())
  .pipe(z.string().min(1, 'a name is needed'));
