/** Putting a result into the text: an ordinary edit by the person, with the model's receipt on it. */
import type { Editor } from '@tiptap/core';
import { Fragment, type Mark, type Node, Slice } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { GENERATION } from './generationMark.ts';
import { KEEPS_MARKS } from './markGuard.ts';
import { inlineOf, nodesOf } from './modelText.ts';
import { type Passage, spanOf } from './position.ts';

/** What needs a space at its borders, so that two words do not become one. */
export function spaced(before: string, text: string, after: string): string {
  const lead = /[\p{L}\p{N}.,;:!?…"”’)]$/u.test(before) && /^[\p{L}\p{N}"“‘(]/u.test(text) ? ' ' : '';
  const tail = /^[\p{L}\p{N}]/u.test(after) && /[\p{L}\p{N}.,;:!?…"”’)]$/u.test(text) ? ' ' : '';
  return lead + text + tail;
}

/** One line flows into the line it is put in. */
function line({ schema, doc }: EditorState, text: string, marks: readonly Mark[], from: number, to: number): Slice {
  const before = doc.textBetween(Math.max(0, from - 1), from, '\n', ' ');
  const after = doc.textBetween(to, Math.min(doc.content.size, to + 1), '\n', ' ');
  return new Slice(Fragment.from(inlineOf(schema, spaced(before, text.trim(), after), marks)), 0, 0);
}

/** Several blocks in the place of a passage: the first and the last join what is left of its paragraphs. */
function joined(nodes: readonly Node[]): Slice {
  const open = (node: Node | undefined): number => (node?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1)));
}

/** Several blocks at a caret stand by themselves: before, behind or between, and in the place of an empty paragraph. */
function insertBlocks(tr: Transaction, nodes: readonly Node[], at: number): number {
  const $at = tr.doc.resolve(at);
  const end = (place: number): number => place + Fragment.from(nodes).size;
  if ($at.depth === 0) {
    tr.insert(at, nodes);
    return end(at);
  }
  const [start, behind] = [$at.before(), $at.after()];
  if ($at.parent.content.size === 0) {
    tr.replaceWith(start, behind, nodes);
    return end(start);
  }
  let place = behind;
  if ($at.parentOffset === 0) place = start;
  else if ($at.parentOffset < $at.parent.content.size) {
    tr.split(at);
    place = at + 1;
  }
  tr.insert(place, nodes);
  return end(place);
}

const isOneLine = (nodes: readonly Node[]): boolean => nodes.length === 1 && nodes[0]?.type.name === 'paragraph';

/** The state after `text` was put from `from` to `to` (a caret where both are the same); null when it says nothing. */
export function withResult(
  state: EditorState,
  generationId: string,
  text: string,
  from: number,
  to: number,
): Transaction | null {
  const mark = state.schema.marks[GENERATION]?.create({ id: generationId });
  const marks = mark === undefined ? [] : [mark];
  const nodes = nodesOf(state.schema, text, marks);
  if (nodes.length === 0) return null;
  const { tr } = state;
  tr.setMeta(KEEPS_MARKS, true);
  let end: number;
  if (from === to && !isOneLine(nodes)) end = insertBlocks(tr, nodes, from);
  else {
    tr.replaceRange(from, to, isOneLine(nodes) ? line(state, text, marks, from, to) : joined(nodes));
    end = tr.mapping.map(to);
  }
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(end, tr.doc.content.size)), -1)).scrollIntoView();
}

function put(editor: Editor, generationId: string, text: string, from: number, to: number): void {
  const tr = withResult(editor.state, generationId, text, from, to);
  if (tr === null) return;
  editor.view.dispatch(tr);
  editor.view.focus();
}

/** Puts a result where the caret stands (a selection stays, the text comes after it), else at the end of the text. */
export function insertResult(editor: Editor, generationId: string, text: string, isPlaced: boolean): void {
  const { selection, doc } = editor.state;
  const at = isPlaced ? selection.to : endOf(doc);
  put(editor, generationId, text, at, at);
}

/** In the last paragraph when it is empty, behind everything otherwise. */
function endOf(doc: Node): number {
  const { lastChild } = doc;
  const isWaiting = lastChild?.type.name === 'paragraph' && lastChild.content.size === 0;
  return isWaiting ? doc.content.size - 1 : doc.content.size;
}

/** Puts a result in the place of the selected text, else of the passage it was asked for. False when there is neither. */
export function replacePassage(editor: Editor, generationId: string, text: string, asked: Passage | null): boolean {
  const { from, to, empty } = editor.state.selection;
  const span = empty ? asked && spanOf(editor.state, asked) : { from, to };
  if (span === null) return false;
  put(editor, generationId, text, span.from, span.to);
  return true;
}
