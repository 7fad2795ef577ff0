/** The caret goes to the end of what one asked for: there one writes on, and there the next request goes on. */
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { RoomValue } from '../../room/roomContext.ts';
import { isRunning } from '../run.ts';
import { markEnd } from './markEnd.ts';

/** For my own generations, unless I have done something in the text since I asked; returns the way to stop. */
export function caretGoesAlong(editor: Editor, room: RoomValue): () => void {
  const { dom } = editor.view;
  let mine: string | null = null;
  const place = (): void => {
    if (mine === null || editor.isDestroyed || !editor.state.selection.empty) return;
    const run = room.runs.get(mine);
    if (run === undefined || isRunning(run)) return;
    const caret = markEnd(editor.state.doc, mine)?.caret;
    if (caret === undefined || caret === editor.state.selection.from) return;
    const { tr } = editor.state;
    editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, caret)).setMeta('addToHistory', false));
  };
  const stopNews = room.runs.onNews((news) => {
    if (news.kind === 'started' && news.run.requestedBy === room.me.id && news.run.target === 'document')
      mine = news.run.id;
    if (news.kind === 'ended') place();
  });
  // The last words may come after the news of the end: text and news have a line each.
  const onChange = ({ transaction }: { transaction: { docChanged: boolean } }): void => {
    if (transaction.docChanged) queueMicrotask(place);
  };
  const letGo = (): void => {
    mine = null;
  };
  editor.on('transaction', onChange);
  for (const act of ['pointerdown', 'keydown'] as const) dom.addEventListener(act, letGo);
  return () => {
    stopNews();
    editor.off('transaction', onChange);
    for (const act of ['pointerdown', 'keydown'] as const) dom.removeEventListener(act, letGo);
  };
}
