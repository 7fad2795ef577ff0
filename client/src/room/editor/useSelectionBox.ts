/** Where the selected text is on the screen, while it is selected and nobody is dragging over it. */
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';

export interface Box {
  left: number;
  top: number;
  bottom: number;
  /** The pane around it. */
  desk: { left: number; right: number; top: number };
}

function boxOf(editor: Editor): Box | null {
  const { state, view } = editor;
  const { from, to, empty } = state.selection;
  if (empty || !view.hasFocus() || state.doc.textBetween(from, to).trim() === '') return null;
  const [start, end] = [view.coordsAtPos(from), view.coordsAtPos(to, -1)];
  const oneLine = start.top === end.top;
  const desk = (view.dom.closest('.pn-room-desk') ?? view.dom).getBoundingClientRect();
  const left = oneLine ? (start.left + end.left) / 2 : start.left + 120;
  return { left, top: start.top, bottom: end.bottom, desk };
}

const same = (a: Box | null, b: Box | null): boolean =>
  a === b || (a !== null && b !== null && a.left === b.left && a.top === b.top && a.bottom === b.bottom);

export function useSelectionBox(editor: Editor): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useEffect(() => {
    let frame = 0;
    let held = false;
    const measure = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const now = held || editor.isDestroyed ? null : boxOf(editor);
        setBox((before) => (same(before, now) ? before : now));
      });
    };
    const hold = (): void => {
      held = true;
      measure();
    };
    const release = (): void => {
      held = false;
      measure();
    };
    const { dom } = editor.view;
    editor.on('selectionUpdate', measure).on('update', measure).on('focus', measure).on('blur', measure);
    // Blocks get their true heights when they come near the window (marks.scss).
    const grown = new ResizeObserver(measure);
    grown.observe(dom);
    dom.addEventListener('pointerdown', hold);
    addEventListener('pointerup', release);
    addEventListener('scroll', measure, true);
    addEventListener('resize', measure);
    return () => {
      cancelAnimationFrame(frame);
      editor.off('selectionUpdate', measure).off('update', measure).off('focus', measure).off('blur', measure);
      grown.disconnect();
      dom.removeEventListener('pointerdown', hold);
      removeEventListener('pointerup', release);
      removeEventListener('scroll', measure, true);
      removeEventListener('resize', measure);
    };
  }, [editor]);
  return box;
}
