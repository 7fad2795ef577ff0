/** What a code point means for the places where text may be released (domain.md, Words). */

/** Anything else: letters of scripts with spaces, digits, punctuation, emoji. */
export const OTHER = 1;
/** White space, as JavaScript's `\s` (so also U+FEFF, not U+0085, which separates words by itself). */
export const SPACE = 2;
/** A sign of a script without spaces: it begins a run or goes on with one. */
export const SPACELESS = 3;
/** Belongs to the sign before it: goes on with a run, never begins one. */
export const MARK = 4;
export type Kind = typeof OTHER | typeof SPACE | typeof SPACELESS | typeof MARK;

// U+3005 々 is of script Han already. U+FF70 is the half-width form of ー and as much a part of half-width kana.
const SPACELESS_SIGN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々〆\uff70]/u;
// Voicing marks, variation selectors, joiners: shared by all scripts, they must not end the run of their base.
const MARK_SIGN = /[\p{M}\p{Grapheme_Extend}\u200d]/u;

function classify(codePoint: number): Kind {
  const sign = String.fromCodePoint(codePoint);
  if (/\s/.test(sign)) return SPACE;
  if (SPACELESS_SIGN.test(sign)) return SPACELESS;
  return MARK_SIGN.test(sign) ? MARK : OTHER;
}

// The planes with letters, emoji and ideographs, filled as they are met: three regular expressions per sign are slow.
const known = new Uint8Array(0x40000);

export function kindOf(codePoint: number): Kind {
  const remembered = known[codePoint];
  if (remembered === OTHER || remembered === SPACE || remembered === SPACELESS || remembered === MARK)
    return remembered;
  const kind = classify(codePoint);
  if (codePoint < known.length) known[codePoint] = kind;
  return kind;
}
