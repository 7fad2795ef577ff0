/** domain.md's rule on a complete text, as plainly as it can be written: to compare the streaming code with. */

const whiteSpace = /\s/g;
// Han includes 々; then the two other signs named by the rule. A mark goes on with the run of its base.
const run =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}ー々〆ｰ][\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}ー々〆ｰ\p{M}\p{Grapheme_Extend}\u200d]*/gu;

/** The same rule without our reading of marks and of the half-width ｰ: only the signs that it names. */
const literalRun = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}ー々〆]+/gu;

export function referencePieces(text: string, runs = run): string[] {
  const whole = text.toWellFormed();
  const stable = new Set<number>();
  for (const { index } of whole.matchAll(whiteSpace)) stable.add(index + 1);
  for (const { 0: signs, index } of whole.matchAll(runs)) {
    const points = Array.from(signs);
    for (let count = 128; count < points.length; count += 128)
      stable.add(index + points.slice(0, count).join('').length);
    stable.add(index + signs.length);
  }
  const pieces: string[] = [];
  let piece = '';
  let length = 0;
  let index = 0;
  for (const sign of whole) {
    piece += sign;
    length += 1;
    index += sign.length;
    if (!stable.has(index) && length < 16_384) continue;
    pieces.push(piece);
    piece = '';
    length = 0;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

export function segmenterCount(text: string): number {
  return [...new Intl.Segmenter('en', { granularity: 'word' }).segment(text)].filter((s) => s.isWordLike).length;
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

export const referenceCount = (text: string): number => sum(referencePieces(text).map(segmenterCount));
export const literalCount = (text: string): number => sum(referencePieces(text, literalRun).map(segmenterCount));
