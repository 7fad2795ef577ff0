import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { ProjectComments } from './projectComments.ts';

/** Brings a thread's words into sight and opens it beside them. */
export function goToPlace(editor: Editor, comments: ProjectComments, id: string): void {
  const span = comments.places.get().get(id);
  if (span === undefined || span.to > editor.state.doc.content.size) return;
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(span.from))));
  comments.shown.set({ kind: 'thread', id, takesFocus: true });
  const { node } = editor.view.domAtPos(span.from);
  const element = node instanceof HTMLElement ? node : node.parentElement;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
}
