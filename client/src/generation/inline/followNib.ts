/** Keeps what one asked for in sight while it is written, until one scrolls or writes somewhere else. */
import type { Editor } from '@tiptap/core';
import type { RoomValue } from '../../room/roomContext.ts';

const MARGIN_PX = 96;

/** Follows my own generations into view; returns the way to stop. */
export function followNib(editor: Editor, room: RoomValue): () => void {
  const desk = editor.view.dom.closest('.pn-room-desk');
  if (desk === null) return () => undefined;
  let followed: string | null = null;
  const stopNews = room.runs.onNews((news) => {
    const isMine = news.kind === 'started' && news.run.requestedBy === room.me.id && news.run.target === 'document';
    if (isMine) followed = news.run.id;
  });
  const letGo = (): void => {
    followed = null;
  };
  const follow = (): void => {
    // What stands at the foot is in sight.
    if (followed === null || room.bars.unplaced.get().includes(followed)) return;
    const bar = room.bars.elementFor(followed).getBoundingClientRect();
    const view = desk.getBoundingClientRect();
    if (bar.height > 0 && bar.bottom > view.bottom - MARGIN_PX / 2)
      desk.scrollTop += bar.bottom - view.bottom + MARGIN_PX;
    else if (bar.height > 0 && bar.top < view.top) desk.scrollTop -= view.top - bar.top + MARGIN_PX;
  };
  editor.on('transaction', follow);
  for (const act of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const)
    desk.addEventListener(act, letGo, { passive: true });
  return () => {
    stopNews();
    editor.off('transaction', follow);
    for (const act of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const) desk.removeEventListener(act, letGo);
  };
}
