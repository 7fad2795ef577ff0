/** Places in the text that hold while others write: Yjs relative positions (contract.md, Generations: `position`). */
import type { EditorState } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** A selection that follows its text. */
export interface Passage {
  from: Y.RelativePosition;
  to: Y.RelativePosition;
}

// The binding has no published type; these are the parts that positions need.
interface Synced {
  doc: Y.Doc;
  type: Y.XmlFragment;
  binding: { mapping: Map<Y.AbstractType<unknown>, never> } | null;
}

function syncedOf(state: EditorState): Synced | null {
  const synced: Synced | undefined = ySyncPluginKey.getState(state);
  return synced?.binding ? synced : null;
}

/** Null before the text is there. */
export function relativeAt(state: EditorState, at: number): Y.RelativePosition | null {
  const synced = syncedOf(state);
  if (!synced?.binding) return null;
  return absolutePositionToRelativePosition(at, synced.type, synced.binding.mapping);
}

/** Where it is now; null when its text is gone. */
export function absoluteOf(state: EditorState, position: Y.RelativePosition): number | null {
  const synced = syncedOf(state);
  if (!synced?.binding) return null;
  return relativePositionToAbsolutePosition(synced.doc, synced.type, position, synced.binding.mapping);
}

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

export const encodePosition = (position: Y.RelativePosition): string => toBase64(Y.encodeRelativePosition(position));

/** The caret (of a selection: its end) as the API takes it; `"end"` before the text is there. */
export function positionForApi(state: EditorState): string {
  const position = relativeAt(state, state.selection.to);
  return position === null ? 'end' : encodePosition(position);
}

/** The selected passage; null while nothing is selected. */
export function passageOf(state: EditorState): Passage | null {
  const { from, to, empty } = state.selection;
  if (empty) return null;
  const [start, end] = [relativeAt(state, from), relativeAt(state, to)];
  return start === null || end === null ? null : { from: start, to: end };
}

/** Where a passage is now; null when it is gone or nothing of it is left. */
export function spanOf(state: EditorState, passage: Passage): { from: number; to: number } | null {
  const [from, to] = [absoluteOf(state, passage.from), absoluteOf(state, passage.to)];
  return from === null || to === null || to <= from ? null : { from, to };
}
