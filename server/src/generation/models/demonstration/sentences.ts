/** Taking text apart into paragraphs and sentences, and naming sentences so that repeats can be told. */
import { mixed } from './random.ts';

const ABBREVIATION = /(?:^|[\s(“"])(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|etc|e\.g|i\.e|[A-Z])\.$/u;
const SENTENCE_END = /([.!?…]+|[。！？।])(["'”’)\]]*)(\s+|$)/gu;

/** Sentences of one paragraph, trimmed. A quotation that goes on in lower case ("Stop!" she said) stays whole. */
export function splitSentences(paragraph: string): string[] {
  if (!/[.!?…。！？।]./su.test(paragraph)) return paragraph === '' ? [] : [paragraph.trim()];
  const sentences: string[] = [];
  let start = 0;
  for (const match of paragraph.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    const head = paragraph.slice(start, match.index + (match[1] ?? '').length);
    const rest = paragraph.slice(end);
    if (rest !== '' && (/^[\p{Ll},;—-]/u.test(rest) || ABBREVIATION.test(head))) continue;
    sentences.push(paragraph.slice(start, end).trim());
    start = end;
  }
  const tail = paragraph.slice(start).trim();
  if (tail !== '') sentences.push(tail);
  return sentences;
}

/** Blocks of text between line breaks, trimmed, none empty. */
export function splitParagraphs(text: string): string[] {
  return text
    .split(/\n+/u)
    .map((block) => block.trim())
    .filter((block) => block !== '');
}

/** All sentences of a text in order. */
export function allSentences(text: string): string[] {
  return splitParagraphs(text).flatMap(splitSentences);
}

/** What two copies of a sentence have in common: its letters and digits in lower case, hashed to 32 bits. */
export function sentenceKey(sentence: string): number {
  const text = sentence.toLowerCase();
  let hash = 0x811c9dc5;
  let gap = false;
  let started = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isMark(code)) gap = true;
    else {
      if (gap && started) hash = Math.imul(hash ^ 32, 0x01000193);
      hash = Math.imul(hash ^ code, 0x01000193);
      gap = false;
      started = true;
    }
  }
  return mixed(hash);
}

/** White space and punctuation of ASCII, Latin-1 and the general block. */
function isMark(code: number): boolean {
  if (code < 128) return !((code >= 97 && code <= 122) || (code >= 48 && code <= 57));
  return (code >= 0x2000 && code <= 0x206f) || (code >= 0xa0 && code <= 0xbf);
}
