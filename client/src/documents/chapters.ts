/** Going to chapters, adding and moving them. */
import type { Editor } from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { KEEPS_MARKS } from './markGuard.ts';
import { type Chapter, outlineOf } from './outline.ts';

/** Puts the caret behind the heading and brings it to the top of what is seen. */
export function goToChapter(editor: Editor, index: number): void {
  const chapter = outlineOf(editor.state.doc).chapters[index];
  if (chapter === undefined) return;
  const heading = editor.state.doc.nodeAt(chapter.from);
  const end = chapter.from + (heading?.nodeSize ?? 2) - 1;
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, end)));
  editor.view.focus();
  const element = editor.view.nodeDOM(chapter.from);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
}

/** A new chapter at the end, its title selected to be written over. */
export function addChapter(editor: Editor): void {
  const { state, view } = editor;
  const { heading, paragraph } = state.schema.nodes;
  if (heading === undefined || paragraph === undefined) return;
  const { chapters } = outlineOf(state.doc);
  const level = Math.min(...chapters.map((chapter) => chapter.level), 3);
  const top = chapters.length === 0 ? 1 : level;
  const title = `Chapter ${chapters.filter((chapter) => chapter.level === top).length + 1}`;
  const last = state.doc.lastChild;
  const isBlank = last !== null && last.type === paragraph && last.content.size === 0;
  const from = state.doc.content.size - (isBlank ? last.nodeSize : 0);
  const nodes = [heading.create({ level: top }, state.schema.text(title)), paragraph.create()];
  const tr = state.tr.replaceWith(from, state.doc.content.size, Fragment.from(nodes));
  tr.setSelection(TextSelection.create(tr.doc, from + 1, from + 1 + title.length));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/** The chapter of the same level before or after; null at the edge. */
export function neighbour(chapters: readonly Chapter[], index: number, by: 1 | -1): Chapter | null {
  const chapter = chapters[index];
  if (chapter === undefined) return null;
  for (let at = index + by; at >= 0 && at < chapters.length; at += by) {
    const other = chapters[at];
    if (other === undefined || other.level < chapter.level) return null;
    if (other.level === chapter.level) return other;
  }
  return null;
}

/**
 * Moves a chapter with all that belongs to it before or behind its neighbour. For Yjs a move is taking out and putting
 * in, which would lose what another person types into it at that moment; so the caller asks `isBusy` first.
 */
export function moveChapter(editor: Editor, index: number, by: 1 | -1): boolean {
  const { state, view } = editor;
  const { chapters } = outlineOf(state.doc);
  const chapter = chapters[index];
  const other = neighbour(chapters, index, by);
  if (chapter === undefined || other === null) return false;
  const [first, second] = by === 1 ? [chapter, other] : [other, chapter];
  const moved = state.doc.slice(second.from, second.to).content;
  const tr = state.tr.delete(second.from, second.to).insert(first.from, moved).setMeta(KEEPS_MARKS, true);
  view.dispatch(tr);
  return true;
}
