/**
 * Tokens of a text without a tokenizer: what the worse of the Mistral and Llama 3 vocabularies takes for a code point
 * of each script (measured on translations of one paragraph). Meant never to be too low for ordinary text.
 */

/** Code points up to `last` cost so many tokens each. */
const COSTS: readonly (readonly [last: number, tokens: number])[] = [
  [0x24f, 1.5], // Latin beyond ASCII
  [0x36f, 2],
  [0x3ff, 1.2], // Greek
  [0x52f, 0.55], // Cyrillic
  [0x58f, 1.9],
  [0x5ff, 1.2], // Hebrew
  [0x6ff, 1.15], // Arabic
  [0x8ff, 2.5],
  [0x97f, 1.3], // Devanagari
  [0x9ff, 1.45], // Bengali
  [0xaff, 2.5], // Gurmukhi, Gujarati
  [0xb7f, 2.5],
  [0xbff, 1.6], // Tamil
  [0xd7f, 2.4], // Telugu, Kannada, Malayalam
  [0xdff, 2], // Sinhala
  [0xe7f, 1.15], // Thai
  [0xeff, 2.8], // Lao
  [0xfff, 2.5], // Tibetan
  [0x109f, 2.2], // Burmese
  [0x10ff, 2], // Georgian
  [0x11ff, 3],
  [0x139f, 2.6], // Ethiopic
  [0x177f, 3],
  [0x17ff, 2.2], // Khmer
  [0x1dff, 3],
  [0x1fff, 2], // Vietnamese, ancient Greek
  [0x206f, 1], // dashes, quotation marks
  [0x2fff, 2.5],
  [0x303f, 1.2], // Chinese and Japanese punctuation
  [0x30ff, 1.2], // kana
  [0x4dff, 3],
  [0x9fff, 1.4], // Han
  [0xabff, 3],
  [0xd7a3, 1.6], // Hangul
  // Half of a pair; whole, an emoji or a rare sign costs up to four.
  [0xdfff, 2],
  [0xffff, 3],
];

const LETTER = 0.34;
const DIGIT = 1.1;
const OTHER_ASCII = 0.7;
const NEWLINE = 1;

function asciiCost(unit: number): number {
  const isLetter = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
  if (isLetter || unit === 0x20) return LETTER;
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  return unit === 0x0a ? NEWLINE : OTHER_ASCII;
}

const highCost = (unit: number): number => COSTS.find(([last]) => unit <= last)?.[1] ?? 3;

/** By UTF-16 code unit: texts are long and are looked at often. */
const costs = Float32Array.from({ length: 0x10000 }, (_, unit) => (unit < 0x80 ? asciiCost(unit) : highCost(unit)));

/** Tokens of one UTF-16 code unit. */
export const unitTokens = (unit: number): number => costs[unit] ?? 0;

/** Tokens of a text, rather too many than too few. */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (let at = 0; at < text.length; at += 1) tokens += unitTokens(text.charCodeAt(at));
  return Math.ceil(tokens);
}
