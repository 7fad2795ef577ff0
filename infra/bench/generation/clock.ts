/** A word that says when it was sent, in microseconds of this process; and the reading of the last one in a text. */
export const sentNow = (): string => `T${Math.round(performance.now() * 1_000).toString(36)}`;

/** Milliseconds since the last word of a text was sent; null when there is none. */
export function ageOf(text: string): number | null {
  const at = text.lastIndexOf('T');
  const micros = at < 0 ? Number.NaN : Number.parseInt(text.slice(at + 1), 36);
  return Number.isNaN(micros) ? null : performance.now() - micros / 1_000;
}
