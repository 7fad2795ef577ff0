/** Where comments stand in the text: by their anchors, and where those are gone, by the words they were about. */
import type { Anchor } from '@penora/protocol/schemas/comment';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { decodeRelativePosition } from 'yjs';
import { findIn } from '../documents/find.ts';
import { encodePosition, type Passage, spanOf } from '../documents/position.ts';
import type { Span, Thread } from './threads.ts';

/** A shorter line of words may well be another one. */
const LEAST_TELLING = 12;

function decode(base64: string): Passage['from'] {
  return decodeRelativePosition(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
}

export const anchorOf = ({ from, to }: Passage): Anchor => ({ from: encodePosition(from), to: encodePosition(to) });

function passageOf({ from, to }: Anchor): Passage | null {
  try {
    return { from: decode(from), to: decode(to) };
  } catch {
    return null;
  }
}

/**
 * A chapter that is moved is new text to Yjs, and so is what was cut and pasted: the comment goes along with its words
 * if they stand in the text once.
 */
export function spanOfQuote(doc: Node, quote: string): Span | null {
  const line = quote.split('\n').reduce((longest, next) => (next.length > longest.length ? next : longest), '');
  if (line.trim().length < LEAST_TELLING) return null;
  const [found, another] = findIn(doc, line, { matchCase: true });
  return found === undefined || another !== undefined ? null : found;
}

/** The places of all threads that still have one. */
export function placesOf(state: EditorState, threads: readonly Thread[]): Map<string, Span> {
  const places = new Map<string, Span>();
  for (const { id, first } of threads) {
    const passage = passageOf(first.anchor);
    const span = (passage && spanOf(state, passage)) ?? spanOfQuote(state.doc, first.quote);
    if (span !== null) places.set(id, span);
  }
  return places;
}
