import * as Y from 'yjs';
import { GENERATION_MARK, isElement, ownSegments, rootOf } from './blocks.ts';
import { type InlineState, type InlineToken, lineStart, marksOf, readInline } from './inline.ts';
import { blockAt, itemOf, type LineKind, nextBlock, settleBreak, type TextPlace } from './newBlock.ts';
import { beginningPlace, endOfOwnMark, type Place, placeAfter } from './place.ts';
import { behindHeading, behindRenamed } from './renamed.ts';

/** Where a generation stands in its document. Lives beside the text; a restart finds it from the text (`writingOf`). */
export interface Writing {
  /** Set once anything has been written. */
  isBegun: boolean;
  /** After the last character; null when it has to be looked for. */
  last: Y.RelativePosition | null;
  /** The line that is being written, as the model sent it: by it the place is found again. */
  line: string;
  inline: InlineState;
  /** A line has ended; the next word begins a block. */
  isBreakPending: boolean;
  /** The heading that is being written, or waits for its first line; null in other lines and after a restart. */
  heading: Y.ID | null;
  /** Signs at the beginning of a line that may be a heading's or an item's: what comes next tells. */
  held: string;
  /** The line before the one that is being written, as far as a restart needs it. */
  before: string;
  /** The empty paragraph at which it began, while that waits behind a heading. */
  home: Y.ID | null;
}

const MAX_LINE = 2_000;
const HEADING = /^(#{1,6})[ \t]+(?=\S)/;
/** Not of dashes, with which many languages begin speech. */
const ITEM = /^\*[ \t]+(?=[^\s*])/;
/** What may become either, when more of the line comes. */
const OPENING = /^(?:#{1,6}|\*)[ \t]*$/;
const BREAKS = /[\r\n]+/;

const beginning: Writing = {
  isBegun: false,
  last: null,
  line: '',
  inline: lineStart,
  isBreakPending: false,
  heading: null,
  held: '',
  before: '',
  home: null,
};

/** The state after `written` was written by an earlier run; empty text begins at the beginning. */
export function writingOf(written: string): Writing {
  if (written.trim() === '') return beginning;
  const all = written.split(BREAKS).filter((part) => part.trim() !== '');
  const isEnded = /[\r\n]\s*$/.test(written);
  const begun = all.at(-1)?.trimStart() ?? '';
  const held = !isEnded && OPENING.test(begun) ? begun : '';
  const lines = held === '' ? all : all.slice(0, -1);
  if (lines.length === 0) return { ...beginning, held };
  const [before = '', line = ''] = lines.length > 1 ? lines.slice(-2) : ['', ...lines];
  const { state } = readInline(line.trimStart().replace(HEADING, '').replace(ITEM, ''), lineStart);
  const isBreakPending = isEnded || held !== '';
  const found = { line: line.slice(-MAX_LINE), before: before.slice(-MAX_LINE) };
  return { ...beginning, ...found, isBegun: true, inline: state, isBreakPending, held };
}

export interface WriteTarget {
  generationId: string;
  /** Where the writer asked to begin; null is the end. */
  position: Uint8Array | null;
}

function placeOf(doc: Y.Doc, target: WriteTarget, writing: Writing): Place {
  if (!writing.isBegun) return beginningPlace(doc, target.position);
  return placeAfter(doc, writing.last) ?? placeAnew(doc, target.generationId, writing);
}

/** Found again after others have changed the structure, or the name of the heading under which it goes on. */
function placeAnew(doc: Y.Doc, generationId: string, { line, before, heading, isBreakPending }: Writing): Place {
  const behind = isBreakPending ? behindHeading(doc, generationId, heading, line) : null;
  if (behind !== null) return behind;
  try {
    return endOfOwnMark(doc, generationId, line);
  } catch (error) {
    const isRestarted = heading === null && isBreakPending && HEADING.test(line);
    const renamed = isRestarted ? behindRenamed(doc, generationId, before) : null;
    if (renamed === null) throw error;
    return renamed;
  }
}

/** The last place in this block where the generation wrote the delimiter; -1 when others have taken it away. */
function findDelimiter(place: TextPlace, generationId: string, delimiter: string): number {
  const own = ownSegments(place.text, generationId).filter((segment) => segment.start < place.index);
  for (const segment of own.reverse()) {
    const at = segment.text.slice(0, place.index - segment.start).lastIndexOf(delimiter);
    if (at >= 0) return segment.start + at;
  }
  return -1;
}

/** Writes into one fork; `state` is its own copy. */
class Pen {
  readonly #generationId: string;
  readonly state: Writing;
  place: Place;

  constructor(generationId: string, place: Place, state: Writing) {
    this.#generationId = generationId;
    this.place = place;
    this.state = { ...state };
  }

  /** The part of a line that one chunk brings. */
  writeLine(part: string): void {
    const { state } = this;
    const isLineStart = state.isBreakPending || this.place.kind === 'slot';
    const text = state.held + (isLineStart && state.held === '' ? part.trimStart() : part);
    if (text === '') return;
    const isFirst = isLineStart || !state.isBegun;
    state.held = isFirst && OPENING.test(text) ? text : '';
    if (state.held === '') this.#write(text, isFirst);
  }

  endLine(): void {
    const { state } = this;
    const { held } = state;
    state.held = '';
    if (held !== '') this.#write(held, true);
    state.isBreakPending ||= state.isBegun;
  }

  #write(text: string, isFirst: boolean): void {
    const { state } = this;
    const heading = isFirst ? HEADING.exec(text) : null;
    const item = isFirst ? ITEM.exec(text) : null;
    const place = this.#enterBlock(heading?.[1]?.length ?? (item === null ? null : 'item'));
    const block = place.text.parent;
    const isHeading = heading !== null && isElement(block) && block.nodeName === 'heading';
    const isItem = item !== null && itemOf(block) !== null && place.index === 0;
    const sign = isHeading ? heading[0] : isItem ? item[0] : '';
    const read = readInline(text.slice(sign.length), state.inline);
    for (const token of read.tokens) this.#put(place, token);
    state.inline = read.state;
    state.line = (state.line + text).slice(-MAX_LINE);
    state.isBegun = true;
  }

  #enterBlock(kind: LineKind): TextPlace {
    const { place, state } = this;
    if (place.kind === 'text' && !state.isBreakPending && kind === null) return place;
    if (place.kind === 'slot' && kind !== null && place.home !== null) state.home = place.home._item?.id ?? null;
    const before = { home: state.home, isHeading: HEADING.test(state.line), isItem: ITEM.test(state.line) };
    const entered = place.kind === 'slot' ? blockAt(place, kind) : nextBlock(place, kind, before);
    this.place = entered;
    // Not before the next block is there: until then the place is found by the line's own text.
    if (place.kind === 'text') settleBreak(place, state.line);
    const heading = typeof kind === 'number' ? (entered.text.parent?._item?.id ?? null) : null;
    Object.assign(state, { line: '', inline: lineStart, isBreakPending: false, heading });
    return entered;
  }

  #put(place: TextPlace, token: InlineToken): void {
    if (token.kind === 'text') this.#insert(place, token.text);
    else if (token.kind === 'open' || !this.#convert(place, token.delimiter)) this.#insert(place, token.delimiter);
  }

  #insert(place: TextPlace, text: string): void {
    // Named marks only: what stands at the cursor (a link, code) does not spread into the new text.
    place.text.insert(place.index, text, { [GENERATION_MARK]: { id: this.#generationId } });
    place.index += text.length;
  }

  /** Takes the opening delimiter out and marks what was written since; false when it is not there any more. */
  #convert(place: TextPlace, delimiter: string): boolean {
    const at = findDelimiter(place, this.#generationId, delimiter);
    if (at < 0) return false;
    place.text.delete(at, delimiter.length);
    place.index -= delimiter.length;
    for (const { start, end } of ownSegments(place.text, this.#generationId)) {
      const from = Math.max(start, at);
      const to = Math.min(end, place.index);
      if (from < to) place.text.format(from, to - from, marksOf(delimiter));
    }
    return true;
  }
}

/**
 * Writes one chunk into the document: newlines begin blocks, `#` lines are headings, `* ` lines
 * items of a list, a line `* * *` becomes a scene
 * break when the next one begins, closed delimiters become marks.
 * Returns the new state; the one given is not changed, so that a chunk can be written again on another fork.
 * Throws `PlaceDeleted`.
 */
export function writeText(doc: Y.Doc, target: WriteTarget, before: Writing, text: string): Writing {
  // In a copy of a document the root has no type before somebody asks for it.
  rootOf(doc);
  const pen = new Pen(target.generationId, placeOf(doc, target, before), before);
  text.split(/([\r\n]+)/).forEach((part, index) => {
    if (index % 2 === 0) pen.writeLine(part);
    else pen.endLine();
  });
  if (pen.place.kind === 'slot') return pen.state;
  const last = Y.createRelativePositionFromTypeIndex(pen.place.text, pen.place.index, -1);
  return { ...pen.state, last };
}
