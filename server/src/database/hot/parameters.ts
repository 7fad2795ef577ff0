import type { Value } from '../sql.ts';

const bytesOf = (value: Uint8Array): Buffer => Buffer.from(value.buffer, value.byteOffset, value.byteLength);

const NEEDS_ESCAPE = /["\\]/;
const quoted = (text: string): string =>
  `"${NEEDS_ESCAPE.test(text) ? text.replaceAll('\\', '\\\\').replaceAll('"', '\\"') : text}"`;

function element(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (value instanceof Date) return quoted(value.toISOString());
  if (value instanceof Uint8Array) return `"\\\\x${bytesOf(value).toString('hex')}"`;
  return arrayText(value);
}

function arrayText(values: readonly Value[]): string {
  let text = '{';
  for (let at = 0; at < values.length; at += 1)
    text += at === 0 ? element(values[at] ?? null) : `,${element(values[at] ?? null)}`;
  return `${text}}`;
}

/** A value as PostgreSQL reads it from a parameter: text, or bytes as they are. */
export function parameter(value: Value): string | Buffer | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Uint8Array) return bytesOf(value);
  if (value instanceof Date) return value.toISOString();
  return arrayText(value);
}
