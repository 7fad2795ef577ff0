import { detectAll } from 'tinyld';
import { declaredLanguage } from './declaredLanguage.ts';

const SAMPLES = 5;
const SAMPLE_CHARACTERS = 800;
/** Letters below which nothing but the script tells. */
const LEAST_LETTERS = 16;
/** Letters below which a guess has to stand out from all others. */
const FEW_LETTERS = 60;
const LEAST_VOTE = 0.15;
const LEAD = 3;
/** Of all letters, those of its script, where that tells the language. */
const SCRIPT_SHARE = 0.5;
/** Of Chinese and Japanese letters, kana at least in what is Japanese. */
const KANA_SHARE = 0.1;

/** Scripts in which one language is written, or nearly all that is written. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
];
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const EAST = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** What the script says by itself; null for one that many languages share. */
function byScript(text: string, letters: number): string | null {
  const east = count(text, EAST);
  if (east > letters * SCRIPT_SHARE) return count(text, KANA) >= east * KANA_SHARE ? 'ja' : 'zh';
  return SCRIPTS.find(([script]) => count(text, script) > letters * SCRIPT_SHARE)?.[1] ?? null;
}

/** The text's beginning and places all over it. */
function samplesOf(text: string): string[] {
  const step = Math.max(SAMPLE_CHARACTERS, Math.floor(text.length / SAMPLES));
  const samples: string[] = [];
  for (let at = 0; at < text.length; at += step) samples.push(text.slice(at, at + SAMPLE_CHARACTERS));
  return samples;
}

/** Seldom written, and guessed of much that is too short to tell. */
const RARE = new Set(['ber', 'rn', 'la', 'eo', 'vo', 'tlh']);
/** Letters below which a guess says little. */
const LONG = 400;

/** How much speaks for each language, and for the best one of each place. */
function votesOf(samples: readonly string[], letters: number): { all: Map<string, number>; best: string | null } {
  const [all, votes] = [new Map<string, number>(), new Map<string, number>()];
  const give = (to: Map<string, number>, lang: string, vote: number): void =>
    void to.set(lang, (to.get(lang) ?? 0) + vote);
  for (const part of samples) {
    const guesses = detectAll(part).filter(({ lang }) => lang !== '');
    for (const { lang, accuracy } of guesses) give(all, lang, accuracy);
    const [best, next] = guesses;
    if (best === undefined || (letters < LONG && RARE.has(best.lang))) continue;
    const isClear = best.accuracy >= LEAST_VOTE && best.accuracy >= (next?.accuracy ?? 0) * LEAD;
    if (letters >= FEW_LETTERS || isClear) give(votes, best.lang, best.accuracy);
  }
  const [winner] = [...votes].sort(([, a], [, b]) => b - a);
  return { all, best: winner?.[0] ?? null };
}

/**
 * The language of a text as ISO 639-1, judged by places all over it; null when it cannot be told. `declared`: what the
 * file says itself, which is believed unless the text speaks clearly for another one.
 */
export function languageOf(text: string, declared?: string): string | null {
  const samples = samplesOf(text);
  const sample = samples.join('\n');
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return null;
  const said = declaredLanguage(declared, sample, letters);
  const script = byScript(sample, letters);
  // Languages that share a script with a larger one need a text to be told from it.
  if (script !== null && (letters < FEW_LETTERS || script !== 'he'))
    return letters < FEW_LETTERS ? (said ?? script) : script;
  if (letters < LEAST_LETTERS) return said;
  const { all, best } = votesOf(samples, letters);
  if (said === null || best === null) return best ?? said;
  const [own, other] = [all.get(said) ?? 0, all.get(best) ?? 0];
  // Of a short text much is guessed as if it were clear.
  const isClear = letters < LONG ? own === 0 : other > own * LEAD;
  return other >= LEAST_VOTE && isClear ? best : said;
}
