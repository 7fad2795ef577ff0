/** Putting a result into the text: an ordinary edit by the person, with the model's receipt on it. */
import type { Editor } from '@tiptap/core';
import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import { GENERATION } from './generationMark.ts';
import { KEEPS_MARKS } from './markGuard.ts';
import { inlineOf, nodesOf } from './modelText.ts';
import { type Passage, spanOf } from './position.ts';

/** Several blocks: the first and the last join the paragraphs they come between. */
function blocks(nodes: readonly Node[]): Slice {
  const open = (node: Node | undefined): number => (node?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(Fragment.from(nodes), open(nodes[0]), open(nodes.at(-1)));
}

/** What needs a space at its borders, so that two words do not become one. */
export function spaced(before: string, text: string, after: string): string {
  const lead = /[\p{L}\p{N}.,;:!?…"”’)]$/u.test(before) && /^[\p{L}\p{N}"“‘(]/u.test(text) ? ' ' : '';
  const tail = /^[\p{L}\p{N}]/u.test(after) && /[\p{L}\p{N}.,;:!?…"”’)]$/u.test(text) ? ' ' : '';
  return lead + text + tail;
}

/** One line flows into the line it is put in; more than that come as blocks of their own. */
function sliceFor({ schema, doc }: EditorState, generationId: string, text: string, from: number, to: number): Slice {
  const mark = schema.marks[GENERATION]?.create({ id: generationId });
  const marks = mark === undefined ? [] : [mark];
  const nodes = nodesOf(schema, text, marks);
  if (nodes.length !== 1 || nodes[0]?.type.name !== 'paragraph') return blocks(nodes);
  const before = doc.textBetween(Math.max(0, from - 1), from, '\n', ' ');
  const after = doc.textBetween(to, Math.min(doc.content.size, to + 1), '\n', ' ');
  return new Slice(Fragment.from(inlineOf(schema, spaced(before, text.trim(), after), marks)), 0, 0);
}

function put(editor: Editor, generationId: string, text: string, from: number, to: number): void {
  const { state, view } = editor;
  const slice = sliceFor(state, generationId, text, from, to);
  if (slice.size === 0) return;
  const tr = state.tr.replaceRange(from, to, slice).setMeta(KEEPS_MARKS, true);
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(to)), -1));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/** Puts a result where the caret stands; a selection stays and the text comes after it. */
export function insertAtCaret(editor: Editor, generationId: string, text: string): void {
  const { to } = editor.state.selection;
  put(editor, generationId, text, to, to);
}

/** Puts a result in the place of the selected text, else of the passage it was asked for. False when there is neither. */
export function replacePassage(editor: Editor, generationId: string, text: string, asked: Passage | null): boolean {
  const { from, to, empty } = editor.state.selection;
  const span = empty ? asked && spanOf(editor.state, asked) : { from, to };
  if (span === null) return false;
  put(editor, generationId, text, span.from, span.to);
  return true;
}
