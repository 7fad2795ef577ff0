/** How far down the text each comment stands, measured a moment after the text or its width has changed. */
import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useState } from 'react';
import { spanOf } from '../documents/position.ts';
import { useStore } from '../store.ts';
import type { ProjectComments } from './projectComments.ts';
import { groupedBy, type Span, type Thread } from './threads.ts';

/** One sign in the margin: the threads that begin on one line. */
export interface Placed {
  ids: readonly string[];
  top: number;
  /** Comments and answers in it. */
  count: number;
  preview: string;
}

export interface MarginPlaces {
  signs: readonly Placed[];
  /** Where the lines of what is open begin and end. */
  open: { top: number; below: number } | null;
}

const NOTHING: MarginPlaces = { signs: [], open: null };
const MEASURE_MS = 120;
const SAME_LINE = 14;
const PREVIEW = 60;

const countOf = ({ replies }: Thread): number => 1 + replies.length;

function topsOf(editor: Editor, span: Span): { top: number; below: number } | null {
  const { view } = editor;
  const most = view.state.doc.content.size;
  if (span.to > most) return null;
  const zero = view.dom.getBoundingClientRect().top;
  return { top: view.coordsAtPos(span.from, 1).top - zero, below: view.coordsAtPos(span.to, -1).bottom - zero };
}

function measured(editor: Editor, comments: ProjectComments): MarginPlaces {
  const places = comments.places.get();
  const signs: Placed[] = [];
  for (const thread of groupedBy(comments.list.get().threads, places).open) {
    const span = places.get(thread.id);
    const at = span === undefined ? null : topsOf(editor, span);
    if (at === null) continue;
    const last = signs.at(-1);
    if (last !== undefined && at.top - last.top < SAME_LINE)
      signs[signs.length - 1] = { ...last, ids: [...last.ids, thread.id], count: last.count + countOf(thread) };
    else
      signs.push({
        ids: [thread.id],
        top: at.top,
        count: countOf(thread),
        preview: thread.first.text.slice(0, PREVIEW),
      });
  }
  const shown = comments.shown.get();
  const span =
    shown?.kind === 'new'
      ? spanOf(editor.state, shown.passage)
      : shown === null
        ? null
        : (places.get(shown.id) ?? null);
  return { signs, open: span === null ? null : topsOf(editor, span) };
}

export function useMarginPlaces(editor: Editor, comments: ProjectComments): MarginPlaces {
  const [places, setPlaces] = useState(NOTHING);
  const known = useStore(comments.places);
  const list = useStore(comments.list);
  const shown = useStore(comments.shown);
  // Before the next key: what is typed right after a comment was begun goes into its field.
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = (): void => {
      if (!editor.isDestroyed) setPlaces(measured(editor, comments));
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(measure, MEASURE_MS);
    };
    const isNeeded = (known.size > 0 && list.threads.length > 0) || shown !== null;
    if (!isNeeded) {
      setPlaces(NOTHING);
      return;
    }
    measure();
    const watch = new ResizeObserver(soon);
    watch.observe(editor.view.dom);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
    };
  }, [editor, comments, known, list, shown]);
  return places;
}
