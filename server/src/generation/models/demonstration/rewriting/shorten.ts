/** Makes a sentence shorter by leaving out what it can do without. */
import { countWords } from '@penora/protocol/words/pieces';
import { hasSpeech } from './sentence.ts';
import { FILLERS } from './vocabulary.ts';

const VERB_BEFORE = /\p{L}+ \p{L}+/u;

/** Steps from the gentlest to the hardest; each keeps the main clause. */
const STEPS: readonly ((sentence: string) => string)[] = [
  (s) => s.replace(/\s*\([^)]*\)/gu, ''),
  (s) => s.replace(/\s*—[^—]+—\s*/gu, ' '),
  (s) => s.replace(FILLERS, ''),
  (s) => s.replace(/, (?:which|who|whose|where)\b[^,.;]*(?=[,.;])/gu, ''),
  (s) =>
    s.replace(
      /, (?:as if|as though|while|although|though|since|because|until|unless|whereas|so that)\b[^,;]*(?=\.$)/u,
      '',
    ),
  (s) => s.replace(/;[^;]*(?=\.$)/u, ''),
  (s) =>
    s.replace(
      /^(\p{L}+(?: \p{L}+){1,7}), (?=(?:the|a|an|I|he|she|it|we|they|you|there|his|her|my|our|their|this|that|these|those)\b)/iu,
      '',
    ),
  (s) => (VERB_BEFORE.test(s) ? s.replace(/, (?:and|but|or|so|yet)\b[^,;]*(?=\.$)/u, '') : s),
  (s) => s.replace(/, \p{L}+ing\b[^,;]*(?=\.$)/u, ''),
];

/** Cuts until at most `most` words are left or nothing more can go. Speech is left as it is. */
export function shortened(sentence: string, most: number): string {
  if (hasSpeech(sentence)) return sentence;
  let text = sentence;
  for (const step of STEPS) {
    if (countWords(text) <= most) break;
    const cut = step(text).replace(/\s+/gu, ' ').trim();
    if (countWords(cut) >= 4) text = cut.charAt(0).toUpperCase() + cut.slice(1);
  }
  return text;
}
