/** Beginning a comment on the selected words. */
import type { Editor } from '@tiptap/core';
import { passageOf } from '../documents/position.ts';
import type { ProjectComments } from './projectComments.ts';

const MOST_QUOTED = 300;

/** Opens an empty comment beside the selection; false when nothing is selected. */
export function startComment(editor: Editor, comments: ProjectComments): boolean {
  const { state } = editor;
  const { from, to } = state.selection;
  const passage = passageOf(state);
  const quote = state.doc.textBetween(from, to, '\n', ' ').trim().slice(0, MOST_QUOTED);
  if (passage === null || quote === '') return false;
  comments.shown.set({ kind: 'new', passage, quote });
  // Keys pressed before the field is there would replace the very words that are commented on.
  editor.view.dom.blur();
  return true;
}
