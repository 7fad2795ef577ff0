/** One picture, with what gives it its colour, its frame or its flag. */
const PART = String.raw`\p{Emoji}(?:\p{EMod}|\ufe0f?\u20e3|\ufe0f|[\u{e0020}-\u{e007e}]+\u{e007f})?`;
/** Signs that are one picture together: a flag's two letters, a digit in its frame, people joined (Unicode TR 51). */
const SEQUENCE = new RegExp(String.raw`\p{RI}{2}|${PART}(?:\u200d${PART})*`, 'gu');
/** Nothing is joined without one of them. */
const JOINS = /\u200d|[\u20e3\ufe0f\p{RI}\p{EMod}\u{e007f}]/u;
/** Colours of skin and frames around digits, which stand beside what they belong to in a font that cannot join them. */
const BESIDE = /[\u{1f3fb}-\u{1f3ff}\u20e3]/gu;

/** The signs of a text, those together that make one picture. */
export function unitsOf(text: string): Iterable<string> {
  return JOINS.test(text) ? joined(text) : text;
}

function* joined(text: string): Generator<string> {
  let at = 0;
  for (const { 0: sequence, index } of text.matchAll(SEQUENCE)) {
    yield* text.slice(at, index);
    yield sequence;
    at = index + sequence.length;
  }
  yield* text.slice(at);
}

/** More than one sign. */
export const isSequence = (unit: string): boolean => unit.length > ((unit.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);

/** The signs of a picture that no font has as one, without those that would only stand beside them. */
export const apart = (sequence: string): string => sequence.replace(BESIDE, '');
