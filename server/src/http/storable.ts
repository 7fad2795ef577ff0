import { invalid } from '../kernel/errors.ts';

/** U+0000 fits into no text of PostgreSQL, half a surrogate pair into no UTF-8. */
const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** Throws `invalid`, naming the field, when a parsed request holds a string that cannot be kept as it is. */
export function demandStorable(value: unknown, path = ''): void {
  if (typeof value === 'string' && !isStorable(value)) {
    throw invalid(path, 'holds a character that is none');
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) demandStorable(inner, path === '' ? key : `${path}.${key}`);
}
