/** Turning a sentence around: a clause of time or reason may stand before or behind the main one. */
import { opened } from './sentence.ts';

const MARK = `(?:when|because|after|before|while|although|though|if|unless|until|once|since|as soon as)`;
const BEHIND = new RegExp(String.raw`^(?<main>[^,;:“”"()]{12,}?),? (?<clause>${MARK} [^,;:“”"()]{6,})\.$`, 'u');
const BEFORE = new RegExp(String.raw`^(?<clause>${MARK} [^,;:“”"()]{6,}), (?<main>[^,;:“”"()]{12,})\.$`, 'iu');
const NO_CLAUSE = /^(?:since|until|before|after|once) (?:then|now|that|the (?:war|day|end|night)|\d|\p{L}+$)/u;

/** "It stopped when she came." as "When she came, it stopped.", or the other way round; undefined for other sentences. */
export function turned(sentence: string): string | undefined {
  const before = sentence.match(BEFORE)?.groups;
  if (before !== undefined)
    return `${raised(before.main ?? '')} ${(before.clause ?? '').replace(/^./u, (c) => c.toLowerCase())}.`;
  const behind = sentence.match(BEHIND)?.groups;
  if (behind === undefined || NO_CLAUSE.test(behind.clause ?? '') || !hasVerb(behind.clause ?? '')) return undefined;
  const main = opened(`${behind.main}.`, '')?.trim();
  return main === undefined ? undefined : `${raised(behind.clause ?? '')}, ${main}`;
}

function raised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A clause has at least a subject and a verb behind its mark. */
function hasVerb(clause: string): boolean {
  return clause.split(' ').length >= 3;
}

/** Two sentences as one; undefined where either is speech, a question or too long. */
export function merged(first: string, second: string): string | undefined {
  const plain = /^[^“”"?!;:]{8,70}\.$/u;
  if (!plain.test(first) || !plain.test(second) || /\b(?:and|but|or)\b/u.test(first + second)) return undefined;
  const rest = opened(second, '')?.trim();
  return rest === undefined ? undefined : `${first.slice(0, -1)}, and ${rest}`;
}
