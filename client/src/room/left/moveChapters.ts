/** Moving chapters by dragging and by keys, while nobody else is writing in them. */
import type { Editor } from '@tiptap/core';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { KeyboardEvent } from 'react';
import { createRelativePositionFromJSON } from 'yjs';
import { z } from 'zod';
import { moveChapter, neighbour } from '../../documents/chapters.ts';
import { type Chapter, outlineOf } from '../../documents/outline.ts';
import { announce, toast } from '../../ui/toasts.ts';
import type { RoomValue } from '../roomContext.ts';

const WithCaret = z.object({ cursor: z.object({ head: z.unknown() }) });

/** Where other people's carets stand. */
function carets(room: RoomValue, editor: Editor): number[] {
  const { awareness, doc } = room.document.provider;
  const mapping = ySyncPluginKey.getState(editor.state)?.binding?.mapping;
  if (mapping === undefined) return [];
  return [...awareness.getStates()].flatMap(([client, state]) => {
    const parsed = WithCaret.safeParse(state);
    if (!parsed.success || client === doc.clientID) return [];
    const head = createRelativePositionFromJSON(parsed.data.cursor.head);
    return relativePositionToAbsolutePosition(doc, room.document.text, head, mapping) ?? [];
  });
}

/** Whether somebody else, or a model, is in one of these chapters: a move would lose what they write just then. */
function isBusy(room: RoomValue, editor: Editor, chapters: readonly Chapter[]): boolean {
  const running = new Set(room.runs.running().map(({ id }) => id));
  const inside = (at: number): boolean => chapters.some(({ from, to }) => at >= from && at < to);
  return (
    carets(room, editor).some(inside) ||
    chapters.some(({ generations }) => [...generations].some((id) => running.has(id)))
  );
}

function moveOnce(room: RoomValue, editor: Editor, index: number, by: 1 | -1): boolean {
  const { chapters } = outlineOf(editor.state.doc);
  const [chapter, other] = [chapters[index], neighbour(chapters, index, by)];
  if (chapter === undefined || other === null) return false;
  if (isBusy(room, editor, [chapter, other])) {
    toast('Somebody is writing there. Move it when they are done.', { tone: 'warn' });
    return false;
  }
  return moveChapter(editor, index, by);
}

/** Where the chapter of this title stands after a move. */
function indexNow(editor: Editor, title: string, near: number): number {
  const { chapters } = outlineOf(editor.state.doc);
  const same = chapters.filter((chapter) => chapter.title === title).map(({ index }) => index);
  return same.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0] ?? near;
}

/** Step by step towards the place where it was dropped. */
export function moveTo(room: RoomValue, editor: Editor, from: number, to: number): void {
  const by = to > from ? 1 : -1;
  let at = from;
  while ((to - at) * by > 0) {
    const { chapters } = outlineOf(editor.state.doc);
    const [chapter, other] = [chapters[at], neighbour(chapters, at, by)];
    if (chapter === undefined || other === null || (other.index - to) * by > 0) return;
    if (!moveOnce(room, editor, at, by)) return;
    const next = indexNow(editor, chapter.title, by === 1 ? at + (other.index - at) : other.index);
    if (next === at) return;
    at = next;
  }
}

/** Alt with an arrow moves the chapter and keeps the focus on it; true when the key was one of ours. */
export function moveByKeys(room: RoomValue, editor: Editor, event: KeyboardEvent, index: number): boolean {
  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return false;
  const by = event.key === 'ArrowUp' ? -1 : 1;
  const { chapters } = outlineOf(editor.state.doc);
  const other = neighbour(chapters, index, by);
  if (moveOnce(room, editor, index, by) && other !== null) {
    announce(`Moved ${by === 1 ? 'down' : 'up'}.`);
    const list = event.currentTarget.closest('ol');
    const target = indexNow(editor, chapters[index]?.title ?? '', by === 1 ? index + 1 : other.index);
    // The list is drawn again a moment later.
    setTimeout(() => list?.querySelectorAll<HTMLElement>('.pn-chapter')[target]?.focus(), 400);
  }
  return true;
}
