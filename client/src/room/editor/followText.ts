/** Keeps the outline, the word counts and the selection up to date behind the typing, never in front of it. */
import type { Editor } from '@tiptap/core';
import { countAhead, wordsBetween } from '../../documents/nodeWords.ts';
import { outlineOf, sameOutline, UNCOUNTED } from '../../documents/outline.ts';
import type { RoomValue, Selected } from '../roomContext.ts';

const OUTLINE_MS = 300;
const SELECTION_MS = 160;
/** Of counting in one go. */
const SLICE_MS = 12;
/** More than this is not sent as input anyway; the words are counted all the same. */
const MOST_SELECTED = 400_000;
const BEFORE_CHARACTERS = 60;

/** Runs `act` once, `ms` after the last call at the latest twice that after the first. */
function later(act: () => void, ms: number): { soon: () => void; now: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  const run = (): void => {
    timer = undefined;
    act();
  };
  return {
    soon: () => {
      if (timer === undefined) since = Date.now();
      else if (Date.now() - since > ms) return;
      clearTimeout(timer);
      timer = setTimeout(run, ms);
    },
    now: () => {
      clearTimeout(timer);
      run();
    },
    cancel: () => clearTimeout(timer),
  };
}

function selectedIn({ state }: Editor): Selected {
  const { from, to, empty, $to } = state.selection;
  const start = Math.max($to.start() - 1, to - BEFORE_CHARACTERS);
  const before = state.doc.textBetween(Math.max(0, start), to, ' ', ' ').trim();
  if (empty) return { text: '', words: 0, before };
  const text = state.doc.textBetween(from, to, '\n\n', '\n').slice(0, MOST_SELECTED);
  return { text, words: wordsBetween(state.doc, from, to), before };
}

const same = (a: Selected, b: Selected): boolean => a.text === b.text && a.words === b.words && a.before === b.before;

/** Follows the editor into the room's stores; returns the way to stop. */
export function followText(editor: Editor, room: RoomValue): () => void {
  const outline = later(() => {
    if (!countAhead(editor.state.doc, SLICE_MS)) {
      outline.soon();
      return;
    }
    const now = outlineOf(editor.state.doc);
    room.outline.set((before) => (before !== UNCOUNTED && sameOutline(before, now) ? before : now));
  }, OUTLINE_MS);
  const selection = later(() => {
    const now = selectedIn(editor);
    room.selected.set((before) => (same(before, now) ? before : now));
  }, SELECTION_MS);
  const moved = (): void => selection.soon();
  const changed = (): void => {
    outline.soon();
    selection.soon();
  };
  const touched = (): void => room.touched.set(true);
  // At once: what is typed in the first moments would look as if it had been there when the day began.
  const arrived = (): void => {
    if (room.document.ready.get()) outline.now();
  };
  const stopReady = room.document.ready.watch(arrived);
  editor.on('update', changed);
  editor.on('selectionUpdate', moved);
  editor.on('focus', touched);
  changed();
  arrived();
  return () => {
    stopReady();
    editor.off('update', changed);
    editor.off('selectionUpdate', moved);
    editor.off('focus', touched);
    outline.cancel();
    selection.cancel();
  };
}
