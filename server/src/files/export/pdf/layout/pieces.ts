import { type Chosen, type FontChooser, isSilent } from '../fonts/fontChooser.ts';
import { isSequence, unitsOf } from '../fonts/sequences.ts';
import { bidi } from './bidi.ts';
import { breaksOf } from './breaks.ts';
import { LINE_BREAK, type Span } from './inline.ts';
import type { Shaped, Shaper } from './shaped.ts';

/** What is never taken apart: a part of a word in one font, appearance and direction, or white space. */
export interface Piece {
  text: string;
  span: Span;
  shaped: Shaped;
  level: number;
  isSpace: boolean;
}

/** What stands between two places where a line may end. */
export interface Segment {
  pieces: Piece[];
  /** A line ends behind it, whatever room there is. */
  isForced: boolean;
}

const RTL = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\u200f\u202b\u202e\u2067]/u;
const MARK = /\p{M}/u;
/** Nothing below it is a mark or silent. */
const FIRST_MARK = 0xad;
const SPACE = 0x20;
const WIDE_SPACE = 0x3000;

interface Levels {
  base: number;
  at(index: number): number;
}

function levelsOf(text: string): Levels {
  if (!RTL.test(text)) return { base: 0, at: () => 0 };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text.replaceAll(LINE_BREAK, ' '), 'auto');
  return { base: paragraphs[0]?.level ?? 0, at: (index) => levels[index] ?? 0 };
}

export interface Paragraph {
  segments: Segment[];
  isRtl: boolean;
}

/** Cuts a paragraph into what can be placed: by appearance, font, direction, white space, and where lines may end. */
export function piecesOf(spans: readonly Span[], fonts: FontChooser, shaper: Shaper): Paragraph {
  const text = spans.map((span) => span.text).join('');
  const levels = levelsOf(text);
  const breaks = breaksOf(text);
  const segments: Segment[] = [];
  let segment: Segment = { pieces: [], isForced: false };
  let nextBreak = 0;
  let at = 0;
  let open: { text: string; span: Span; chosen: Chosen; level: number; isSpace: boolean } | null = null;
  const flush = (): void => {
    if (open !== null) {
      const { chosen, level, ...rest } = open;
      segment.pieces.push({ ...rest, level, shaped: shaper.shape(chosen, open.text, level % 2 === 1) });
    }
    open = null;
  };
  for (const span of spans) {
    const ofLook = fonts.fontsOf(span);
    for (const sign of signsOf(span.text, ofLook)) {
      const codePoint = sign.codePointAt(0) ?? 0;
      if (sign !== LINE_BREAK) {
        const isSpace = codePoint === SPACE || codePoint === WIDE_SPACE;
        const level = levels.at(at);
        const chosen: Chosen =
          fontFor(codePoint, sign, open === null ? null : openFont(open), ofLook) ?? fonts.fallback;
        const goes = open as { chosen: Chosen; span: Span; level: number; isSpace: boolean; text: string } | null;
        if (
          goes !== null &&
          goes.chosen === chosen &&
          goes.span === span &&
          goes.level === level &&
          goes.isSpace === isSpace
        )
          goes.text += sign;
        else {
          flush();
          open = { text: sign, span, chosen, level, isSpace };
        }
      }
      at += sign.length;
      while ((breaks[nextBreak] ?? Number.POSITIVE_INFINITY) < at) nextBreak += 1;
      if (breaks[nextBreak] === at || sign === LINE_BREAK) {
        flush();
        segment.isForced = sign === LINE_BREAK;
        segments.push(segment);
        segment = { pieces: [], isForced: false };
      }
    }
  }
  flush();
  if (segment.pieces.length > 0) segments.push(segment);
  return { segments, isRtl: levels.base % 2 === 1 };
}

const openFont = (open: { chosen: Chosen }): Chosen => open.chosen;

/** Signs that are one picture stay together where a font has it. */
function* signsOf(text: string, fonts: ReadonlyMap<string, Chosen>): Generator<string> {
  for (const unit of unitsOf(text)) {
    if (!isSequence(unit) || fonts.has(unit)) yield unit;
    else yield* unit;
  }
}

/** Marks and silent signs stay in the font of what they belong to. */
function fontFor(
  codePoint: number,
  sign: string,
  before: Chosen | null,
  fonts: ReadonlyMap<string, Chosen>,
): Chosen | undefined {
  if (before !== null && codePoint >= FIRST_MARK) {
    if (isSilent(codePoint)) return before;
    if (MARK.test(sign) && before.font.has(codePoint)) return before;
  }
  return fonts.get(sign);
}
