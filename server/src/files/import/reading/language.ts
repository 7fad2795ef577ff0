import { detectAll } from 'tinyld';

const SAMPLES = 5;
const SAMPLE_CHARACTERS = 800;
const LEAST_CHARACTERS = 12;

/** The language of a text as ISO 639-1, judged by places all over it; null when it cannot be told. */
export function languageOf(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST_CHARACTERS) return null;
  const votes = new Map<string, number>();
  const step = Math.max(1, Math.floor(text.length / SAMPLES));
  for (let at = 0; at < text.length; at += step) {
    const [best] = detectAll(text.slice(at, at + SAMPLE_CHARACTERS));
    if (best !== undefined && best.lang !== '') votes.set(best.lang, (votes.get(best.lang) ?? 0) + best.accuracy);
  }
  const [winner] = [...votes].sort(([, a], [, b]) => b - a);
  return winner?.[0] ?? null;
}
