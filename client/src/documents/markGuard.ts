/**
 * Keeps the receipt honest: what a person types, dictates, corrects or pastes from outside never carries the mark of a
 * generation, wherever the caret stands (design.md, The model in the document).
 */
import { Extension } from '@tiptap/core';
import type { Node, Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { type Mappable, Mapping } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { GENERATION, generationOf } from './generationMark.ts';

/** Set on a transaction that puts text with its mark into place: inserting a result, moving a chapter. */
export const KEEPS_MARKS = 'pn-keeps-generation-marks';

const key = new PluginKey('markGuard');

/** Changes that came from Yjs (others, undo, what was stored) are as their authors made them. */
function isPersonal(tr: Transaction): boolean {
  return tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined && tr.getMeta(KEEPS_MARKS) === undefined;
}

interface Span {
  from: number;
  to: number;
}

/** The part of a replacement that is really new: what is the same at its beginning and end was there before. */
function trimmed(before: Node, old: Span, after: Node, now: Span): Span {
  const oldText = before.textBetween(old.from, old.to, '\n', '\ufffc');
  const newText = after.textBetween(now.from, now.to, '\n', '\ufffc');
  if (oldText === newText) return { from: now.from, to: now.from };
  // Positions and characters agree only inside one block.
  const isInside = before.resolve(old.from).sameParent(before.resolve(old.to)) && !newText.includes('\n');
  if (!isInside || !after.resolve(now.from).parent.inlineContent) return now;
  const most = Math.min(oldText.length, newText.length);
  let start = 0;
  while (start < most && oldText[start] === newText[start]) start += 1;
  let end = 0;
  while (end < most - start && oldText.at(-1 - end) === newText.at(-1 - end)) end += 1;
  return { from: now.from + start, to: now.to - end };
}

/** What the transaction has put in, in positions of the document after `rest`. */
function insertedBy(tr: Transaction, rest: Mappable): Span[] {
  const spans: Span[] = [];
  tr.steps.forEach((step, index) => {
    const [before, after] = [tr.docs[index], tr.docs[index + 1] ?? tr.doc];
    const later = tr.mapping.slice(index + 1);
    step.getMap().forEach((oldFrom, oldTo, from, to) => {
      if (to <= from || before === undefined) return;
      const span = trimmed(before, { from: oldFrom, to: oldTo }, after, { from, to });
      const mapped = {
        from: rest.map(later.map(span.from, 1), 1),
        to: rest.map(later.map(span.to, -1), -1),
      };
      if (mapped.to > mapped.from) spans.push(mapped);
    });
  });
  return spans;
}

function marksIn(doc: Node, { from, to }: Span, allowed: ReadonlySet<string>): Span[] {
  const found: Span[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    const id = node.isInline ? generationOf(node.marks) : null;
    if (id !== null && !allowed.has(id)) found.push({ from: Math.max(from, at), to: Math.min(to, at + node.nodeSize) });
  });
  return found;
}

/** A transaction that takes the mark off whatever people have put in; null when there is nothing to take off. */
function strip(transactions: readonly Transaction[], state: EditorState, pasted: ReadonlySet<string>) {
  const result = state.tr;
  const type = state.schema.marks[GENERATION];
  transactions.forEach((tr, index) => {
    if (!isPersonal(tr)) return;
    const rest = new Mapping(transactions.slice(index + 1).flatMap((later) => later.mapping.maps));
    const allowed = tr.getMeta('uiEvent') === undefined ? new Set<string>() : pasted;
    for (const span of insertedBy(tr, rest))
      for (const marked of marksIn(state.doc, span, allowed)) result.removeMark(marked.from, marked.to, type);
  });
  return result.docChanged ? result : null;
}

/** With the caret inside a model's text, the next character is the person's from its first moment on, in an IME too. */
function armed(state: EditorState): Transaction | null {
  const { selection, storedMarks } = state;
  if (!selection.empty || storedMarks !== null) return null;
  const marks = selection.$head.marks();
  if (generationOf(marks) === null) return null;
  return state.tr.setStoredMarks(marks.filter((mark) => mark.type.name !== GENERATION));
}

function generationsIn(slice: Slice): Set<string> {
  const ids = new Set<string>();
  slice.content.descendants((node) => {
    const id = generationOf(node.marks);
    if (id !== null) ids.add(id);
  });
  return ids;
}

/** The plugin alone, as the tests drive it. */
export function markGuard(): Plugin {
  // What the last paste or drop brought along by itself; the clipboard's rules have cleaned it (clipboard.ts).
  let pasted: ReadonlySet<string> = new Set();
  return new Plugin({
    key,
    props: {
      transformPasted: (slice, _view, plain) => {
        pasted = plain ? new Set() : generationsIn(slice);
        return slice;
      },
    },
    appendTransaction: (transactions, _old, state) => strip(transactions, state, pasted) ?? armed(state),
  });
}

export const MarkGuard = Extension.create({
  name: 'markGuard',
  addProseMirrorPlugins: () => [markGuard()],
});
