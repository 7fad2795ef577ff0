/** Cuts a text to a number of tokens at a place where a reader would: a paragraph's end, a sentence's, a word's. */
import { estimateTokens, unitTokens } from './tokenEstimate.ts';

/** Stands where something was left out; the instructions say what it means. */
export const GAP = '[…]';

const SENTENCE_END = /[.!?…]["'”’»)\]]*\s|[。！？।॥۔][」』”’）]*/gu;
/** How much of what fits may be given up for a better border. */
const PARAGRAPH_SHARE = 0.3;
const SENTENCE_SHARE = 0.6;
/** Share of the beginning when beginning and end are kept. */
const BEGINNING_SHARE = 0.25;

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** How many code units of the beginning fit into so many tokens; never half of a pair. */
export function fittingLength(text: string, tokens: number): number {
  let left = tokens;
  let at = 0;
  while (at < text.length) {
    left -= unitTokens(text.charCodeAt(at));
    if (left < 0) break;
    at += 1;
  }
  return at < text.length && isLowSurrogate(text.charCodeAt(at)) ? Math.max(0, at - 1) : at;
}

/** Where the part begins that fits when the end is kept. */
function unitsFromEnd(text: string, tokens: number): number {
  let left = tokens;
  let at = text.length;
  while (at > 0) {
    left -= unitTokens(text.charCodeAt(at - 1));
    if (left < 0) break;
    at -= 1;
  }
  return at > 0 && at < text.length && isLowSurrogate(text.charCodeAt(at)) ? at + 1 : at;
}

/** Ends of sentences, as the place after the sign and its space. */
const sentenceEnds = (text: string): number[] => [...text.matchAll(SENTENCE_END)].map((m) => m.index + m[0].length);

function firstBorder(kept: string): number {
  const paragraph = /\n\s*(?=\S)/.exec(kept);
  if (paragraph !== null && paragraph.index < kept.length * PARAGRAPH_SHARE)
    return paragraph.index + paragraph[0].length;
  const [sentence] = sentenceEnds(kept);
  if (sentence !== undefined && sentence < kept.length * SENTENCE_SHARE) return sentence;
  const word = /\s+(?=\S)/.exec(kept);
  return word !== null && word.index < kept.length * SENTENCE_SHARE ? word.index + word[0].length : 0;
}

function lastBorder(kept: string): number {
  const paragraph = kept.lastIndexOf('\n');
  if (paragraph > kept.length * (1 - PARAGRAPH_SHARE)) return paragraph;
  const sentence = sentenceEnds(kept).at(-1);
  if (sentence !== undefined && sentence > kept.length * (1 - SENTENCE_SHARE)) return sentence;
  const word = kept.search(/\s\S*$/);
  return word > kept.length * (1 - SENTENCE_SHARE) ? word : kept.length;
}

/** The end of the text in at most so many tokens, from the beginning of a paragraph, sentence or word. */
export function keepEnd(text: string, tokens: number): string {
  const from = unitsFromEnd(text, tokens);
  if (from === 0) return text;
  const kept = text.slice(from);
  return kept.slice(firstBorder(kept)).trimStart();
}

/** The beginning of the text in at most so many tokens, to the end of a paragraph, sentence or word. */
export function keepStart(text: string, tokens: number): string {
  const to = fittingLength(text, tokens);
  if (to === text.length) return text;
  const kept = text.slice(0, to);
  return kept.slice(0, lastBorder(kept)).trimEnd();
}

/** The end of the text in at most so many characters, from the beginning of a paragraph, sentence or word. */
export function endWithin(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const from = text.length - characters;
  const kept = text.slice(isLowSurrogate(text.charCodeAt(from)) ? from + 1 : from);
  return kept.slice(firstBorder(kept)).trimStart();
}

/** The beginning of the text in at most so many characters, to the end of a paragraph, sentence or word. */
export function startWithin(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const kept = text.slice(0, isLowSurrogate(text.charCodeAt(characters)) ? characters - 1 : characters);
  return kept.slice(0, lastBorder(kept)).trimEnd();
}

const GAP_TOKENS = estimateTokens(`${GAP} `);

const hasRoom = (tokens: number): boolean => tokens > GAP_TOKENS;

/** Says that something stood before; once. */
export const markedBefore = (text: string): string =>
  text === '' || text.startsWith(GAP) ? text : `${GAP} ${text.trimStart()}`;

/** Says that something followed; once. */
export const markedAfter = (text: string): string =>
  text === '' || text.endsWith(GAP) ? text : `${text.trimEnd()} ${GAP}`;

/** As `keepEnd`, with a mark for what is left out. */
export function keepMarkedEnd(text: string, tokens: number): string {
  if (fittingLength(text, tokens) === text.length) return text;
  return hasRoom(tokens) ? markedBefore(keepEnd(text, tokens - GAP_TOKENS)) : '';
}

/** As `keepStart`, with a mark for what is left out. */
export function keepMarkedStart(text: string, tokens: number): string {
  if (fittingLength(text, tokens) === text.length) return text;
  return hasRoom(tokens) ? markedAfter(keepStart(text, tokens - GAP_TOKENS)) : '';
}

/** A quarter from the beginning and the rest from the end, with a mark for what is left out between. */
export function keepBothEnds(text: string, tokens: number): string {
  if (fittingLength(text, tokens) === text.length) return text;
  const gap = `\n\n${GAP}\n\n`;
  const room = tokens - estimateTokens(gap);
  if (room <= 0) return '';
  const start = keepStart(text, room * BEGINNING_SHARE);
  return `${start}${gap}${keepEnd(text, room * (1 - BEGINNING_SHARE))}`.trim();
}
