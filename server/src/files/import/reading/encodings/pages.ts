import iconv from 'iconv-lite';
import { type Language, PAGES, weightsOf } from './alphabets.ts';

const SAMPLE_BYTES = 8_192;
/** What a sign beyond ASCII is worth that is no letter, where such signs stand. */
const USUAL_WEIGHT = 0.85;
const PRIOR = 0.1;
/** A word in capitals is rarer than one in small letters. */
const CAPITALS = 0.75;
const CONTROL_WEIGHT = -2;
/** A sign that is not usual in texts, at a word. */
const ODD_WEIGHT = -1;

/** Marks of a text that are no letters. */
const USUAL = /[\u00a0«»„“”‚‘’‹›–—…¡¿§°№€£©®·•×฿]/u;
/** Those that may stand between two letters. */
const INSIDE = /[’‘—…\u00a0]/u;
const NEVER_BEFORE = /[®©·•×]/u;
/** Small letters, maybe behind a capital; capitals; letters of scripts that have neither. */
const NATURAL = /^(?:\p{Lu}?[\p{Ll}\p{M}]+|[\p{Lo}\p{M}]+)$/u;
const ALL_CAPITALS = /^\p{Lu}+$/u;
const LATIN = /\p{sc=Latin}/u;
const SCRIPT = /[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Thai}]/u;
/** Thai: no mark without a consonant to stand on, no vowel that goes before one at the end. */
const ODD_THAI = /(?:^|[เแโใไ])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[เแโใไ]$|[\u0e34-\u0e39][\u0e31\u0e34-\u0e39]/u;
/** Words of these scripts have vowels, but for a few of one letter. */
const VOWELLED = /^[\p{sc=Cyrillic}\p{sc=Greek}]{2,}$/u;
const VOWEL = /[аеиоуыэюяёіїєъѝαεηιουωάέήίόύώϊϋΐΰ]/iu;
const WORDS = /[\p{L}\p{M}]+/gu;

export interface Judged {
  encoding: string;
  /** Encodings of one kind are for the same languages. */
  kind: string;
  score: number;
}

/** How natural a word is, whatever the language; 0 for one that nobody writes. */
function nature(word: string): number {
  if (LATIN.test(word) && SCRIPT.test(word)) return 0;
  if (ODD_THAI.test(word)) return 0;
  if (VOWELLED.test(word) && !VOWEL.test(word)) return 0.5;
  if (ALL_CAPITALS.test(word)) return CAPITALS;
  return NATURAL.test(word) ? 1 : 0;
}

interface Sight {
  /** Letters beyond ASCII in natural words, with how natural these are, and whether they end the word. */
  letters: { letter: string; nature: number; isLast: boolean }[];
  /** What the signs that are no letters are worth together. */
  others: number;
  count: number;
}

function look(text: string): Sight {
  const sight: Sight = { letters: [], others: 0, count: 0 };
  for (const [word] of text.matchAll(WORDS)) {
    const signs = Array.from(word);
    if (!signs.some((sign) => sign > '\x7f')) continue;
    const worth = nature(word);
    signs.forEach((letter, at) => {
      if (letter > '\x7f') sight.letters.push({ letter, nature: worth, isLast: at === signs.length - 1 });
    });
  }
  for (const { 0: sign, index } of text.matchAll(/[^\p{ASCII}\p{L}\p{M}]/gu)) {
    sight.others += worthOf(sign, text.charAt(index - 1), text.charAt(index + sign.length));
    sight.count += 1;
  }
  sight.count += sight.letters.length;
  return sight;
}

function worthOf(sign: string, before: string, behind: string): number {
  if (/[\u0080-\u009f\ufffd]/.test(sign)) return CONTROL_WEIGHT;
  const [isBehind, isBefore] = [/\p{L}/u.test(before), /\p{L}/u.test(behind)];
  if (!USUAL.test(sign)) return isBehind || isBefore ? ODD_WEIGHT : 0;
  if ((isBehind && isBefore && !INSIDE.test(sign)) || (isBefore && NEVER_BEFORE.test(sign))) return 0;
  return isBefore && !isBehind && /[’”]/.test(sign) ? USUAL_WEIGHT / 2 : USUAL_WEIGHT;
}

function scoreFor(language: Language, { letters, others, count }: Sight): number {
  const weights = weightsOf(language);
  let sum = others;
  for (const { letter, nature: worth, isLast } of letters) {
    // Italian has accents on last letters alone; so has nothing else that looks like it.
    if (language === 'it' && !isLast) continue;
    sum += (weights.get(letter) ?? 0) * worth;
  }
  return count === 0 ? 0 : sum / count;
}

/** Where few letters tell little, the page that most files have, and rather none of before 1995. */
const priorOf = (encoding: string): number =>
  /1252|8859-1$/.test(encoding) ? PRIOR : /^(?:cp|mac)/.test(encoding) ? -PRIOR : 0;

/** How well the bytes make words of a language that each page is for, the best first. */
export function judgePages(bytes: Uint8Array): Judged[] {
  const sample = Buffer.from(bytes.subarray(0, SAMPLE_BYTES));
  return PAGES.map(([encoding, languages]) => {
    const sight = look(iconv.decode(sample, encoding));
    const score = Math.max(...languages.map((language) => scoreFor(language, sight)));
    return { encoding, kind: languages[0] ?? '', score: score + priorOf(encoding) / Math.max(1, sight.count) };
  }).sort((one, other) => other.score - one.score);
}
