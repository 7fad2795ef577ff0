/** How one writes: with everything else stepped back, with the line always at one height. On this device. */
import type { Editor } from '@tiptap/core';
import { z } from 'zod';
import { keepOnDevice, onDevice } from '../../onDevice.ts';
import { createStore } from '../../store.ts';

const KEY = 'penora:writing';
const Mode = z.object({ focus: z.boolean().catch(false), typewriter: z.boolean().catch(false) });
export type WritingMode = z.infer<typeof Mode>;

export const writingModeStore = createStore<WritingMode>(onDevice(KEY, Mode) ?? { focus: false, typewriter: false });

export function toggleMode(name: keyof WritingMode): void {
  writingModeStore.set((before) => ({ ...before, [name]: !before[name] }));
  keepOnDevice(KEY, writingModeStore.get());
}

/** Where the line stands, from the top of the pane. */
const LINE_AT = 0.45;

/** Keeps the line that is written at one height; returns the way to stop. */
export function followTypewriter(editor: Editor): () => void {
  const desk = editor.view.dom.closest('.pn-room-desk');
  if (desk === null) return () => undefined;
  const follow = (): void => {
    if (!writingModeStore.get().typewriter || !editor.isFocused || !editor.state.selection.empty) return;
    const { top, height } = desk.getBoundingClientRect();
    desk.scrollTop += editor.view.coordsAtPos(editor.state.selection.head).top - (top + height * LINE_AT);
  };
  // What others write moves the text too, but not this line's place in it.
  editor.on('selectionUpdate', follow);
  return () => editor.off('selectionUpdate', follow);
}
