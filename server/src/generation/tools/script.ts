/** The script that a text is mostly written in, for the language of the answer and the tokens of its words. */

interface ScriptInfo {
  /** As one would say it in "the … script". */
  name: string;
  pattern: RegExp;
  /** What a word takes, as the product counts words; the worse of the Mistral and Llama 3 vocabularies (measured). */
  tokensPerWord: number;
}

const SCRIPTS = {
  latin: { name: 'Latin', pattern: /\p{Script=Latin}/gu, tokensPerWord: 1.45 },
  cyrillic: { name: 'Cyrillic', pattern: /\p{Script=Cyrillic}/gu, tokensPerWord: 2.7 },
  greek: { name: 'Greek', pattern: /\p{Script=Greek}/gu, tokensPerWord: 5.6 },
  arabic: { name: 'Arabic', pattern: /\p{Script=Arabic}/gu, tokensPerWord: 4.7 },
  hebrew: { name: 'Hebrew', pattern: /\p{Script=Hebrew}/gu, tokensPerWord: 5.2 },
  devanagari: { name: 'Devanagari', pattern: /\p{Script=Devanagari}/gu, tokensPerWord: 4.7 },
  bengali: { name: 'Bengali', pattern: /\p{Script=Bengali}/gu, tokensPerWord: 7.4 },
  gurmukhi: { name: 'Gurmukhi', pattern: /\p{Script=Gurmukhi}/gu, tokensPerWord: 11.4 },
  gujarati: { name: 'Gujarati', pattern: /\p{Script=Gujarati}/gu, tokensPerWord: 10.8 },
  tamil: { name: 'Tamil', pattern: /\p{Script=Tamil}/gu, tokensPerWord: 12.5 },
  telugu: { name: 'Telugu', pattern: /\p{Script=Telugu}/gu, tokensPerWord: 12.7 },
  kannada: { name: 'Kannada', pattern: /\p{Script=Kannada}/gu, tokensPerWord: 12.4 },
  malayalam: { name: 'Malayalam', pattern: /\p{Script=Malayalam}/gu, tokensPerWord: 19 },
  sinhala: { name: 'Sinhala', pattern: /\p{Script=Sinhala}/gu, tokensPerWord: 10 },
  thai: { name: 'Thai', pattern: /\p{Script=Thai}/gu, tokensPerWord: 3.4 },
  lao: { name: 'Lao', pattern: /\p{Script=Lao}/gu, tokensPerWord: 11.8 },
  khmer: { name: 'Khmer', pattern: /\p{Script=Khmer}/gu, tokensPerWord: 8.4 },
  burmese: { name: 'Burmese', pattern: /\p{Script=Myanmar}/gu, tokensPerWord: 8.2 },
  japanese: { name: 'Japanese', pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, tokensPerWord: 1.7 },
  chinese: { name: 'Chinese', pattern: /\p{Script=Han}/gu, tokensPerWord: 2.1 },
  korean: { name: 'Korean', pattern: /\p{Script=Hangul}/gu, tokensPerWord: 4.7 },
  other: { name: 'same', pattern: /[^\s\S]/gu, tokensPerWord: 10 },
} as const satisfies Record<string, ScriptInfo>;

export type Script = keyof typeof SCRIPTS;

const scripts = Object.keys(SCRIPTS) as Script[];
const SAMPLE_CHARACTERS = 2_000;
/** German, Polish, Vietnamese: each letter with a sign of its own makes the word dearer. */
const TOKENS_PER_MARKED_LETTER = 1.3;
const LETTERS_PER_LATIN_WORD = 5;
/** Kana among Han make the text Japanese, long before they are most of it. */
const KANA_SHARE = 0.1;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The end of a text says best in which script it goes on. */
const sampleOf = (text: string): string => text.slice(-SAMPLE_CHARACTERS);

/** The script of most letters near the end of the text; Latin for a text without letters. */
export function scriptOf(text: string): Script {
  const sample = sampleOf(text);
  const letters = countOf(sample, /\p{L}/gu);
  if (letters === 0) return 'latin';
  if (countOf(sample, SCRIPTS.japanese.pattern) > letters * KANA_SHARE) return 'japanese';
  let found: Script = 'other';
  let most = letters / 3;
  for (const script of scripts) {
    const count = countOf(sample, SCRIPTS[script].pattern);
    if (count > most) [found, most] = [script, count];
  }
  return found;
}

/** As one would say it in "the … script". */
export const scriptName = (script: Script): string => SCRIPTS[script].name;

/**
 * What a word takes in the language of the sample, as the product counts words. A default until a model's own figures
 * are known: `max_tokens` is words × this × 1.2.
 */
export function tokensPerWord(sample: string): number {
  const script = scriptOf(sample);
  const { tokensPerWord } = SCRIPTS[script];
  if (script !== 'latin') return tokensPerWord;
  const text = sampleOf(sample);
  const letters = countOf(text, /\p{Script=Latin}/gu);
  if (letters === 0) return tokensPerWord;
  const marked = letters - countOf(text, /[A-Za-z]/g);
  return tokensPerWord + (marked / letters) * LETTERS_PER_LATIN_WORD * TOKENS_PER_MARKED_LETTER;
}
