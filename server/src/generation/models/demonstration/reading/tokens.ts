/** Words and marks of a text, in order. */

export interface Token {
  text: string;
  /** Lower case, without a possessive ending. */
  lower: string;
  word: boolean;
  /** Ends in 's or in a plural's apostrophe. */
  possessive: boolean;
  capital: boolean;
  /** First word of a sentence, where a capital tells nothing. */
  opening: boolean;
}

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’.\-‑][\p{L}\p{M}\p{N}]+)*['’]?|[^\s\p{L}\p{M}\p{N}]/gu;

/** Splits a text; a hyphenated word and a word with an apostrophe are one token. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let opening = true;
  for (const [raw] of text.matchAll(TOKEN)) {
    const word = /^[\p{L}\p{N}]/u.test(raw);
    const possessive = word && /(?:['’]s|s['’])$/u.test(raw);
    const bare = possessive ? raw.replace(/['’]s?$/u, '') : raw.replace(/['’]$/u, '');
    tokens.push({
      text: bare,
      lower: bare.toLowerCase().replaceAll('’', "'"),
      word,
      possessive,
      capital: /^\p{Lu}/u.test(bare),
      opening: word && opening,
    });
    if (word) opening = false;
    else if (/[.!?…:\n“"]/u.test(raw)) opening = true;
  }
  return tokens;
}
