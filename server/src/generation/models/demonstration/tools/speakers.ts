/** Who says what in a paragraph of prose. */

export interface Speech {
  /** Empty when the paragraph does not say. */
  speaker: string;
  speech: string;
}

const SAY = `(?:said|says|asked|asks|whispered|whispers|replied|replies|answered|answers|cried|shouted|murmured|muttered|called|added|told|tells)`;
const NAME = String.raw`(\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?)`;
const AFTER = new RegExp(String.raw`^\s*(?:${SAY}\s+(?:the\s+)?${NAME}|${NAME}\s+${SAY})`, 'u');
const BEFORE = new RegExp(String.raw`${NAME}\s+${SAY}[^.!?]*$`, 'u');
const PRONOUNS = /^(?:He|She|They|It|We|You|The|And|But|Then)$/u;

/** The quoted parts of a paragraph with their speakers, ends of sentences put right. */
export function dialogueOf(paragraph: string): Speech[] {
  const found: Speech[] = [];
  let speaker = '';
  for (const match of paragraph.matchAll(/[“"]([^”"]+)[”"]/gu)) {
    const after = paragraph.slice(match.index + match[0].length).match(AFTER);
    const before = paragraph.slice(0, match.index).match(BEFORE);
    const named = [after?.[1], after?.[2], before?.[1]].find((name) => name !== undefined && !PRONOUNS.test(name));
    speaker = named ?? speaker;
    const speech = (match[1] ?? '').trim().replace(/,$/u, '.');
    if (speech !== '') found.push({ speaker, speech: /[.!?…]$/u.test(speech) ? speech : `${speech}.` });
  }
  return found;
}
