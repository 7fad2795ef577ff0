/** Finding words in the text: every place, highlighted, one of them current. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

export interface Found {
  from: number;
  to: number;
}

/** Without them "sea" finds the "Sea" and the "seafarer" too. */
export interface FindRules {
  matchCase?: boolean;
  wholeWord?: boolean;
}

export interface FindState {
  query: string;
  rules: FindRules;
  found: readonly Found[];
  current: number;
  decorations: DecorationSet;
}

/** More are not highlighted: nobody steps through them, and each is an element of the page. */
const MOST = 2_000;
const NOTHING: FindState = { query: '', rules: {}, found: [], current: 0, decorations: DecorationSet.empty };

export const findKey = new PluginKey<FindState>('find');

const LETTER = /[\p{L}\p{N}\p{M}_]/u;

/** Whether no letter stands right before or behind; half a surrogate pair is judged with its other half. */
function isWord(text: string, from: number, to: number): boolean {
  const before = [...text.slice(Math.max(0, from - 2), from)].at(-1) ?? '';
  const behind = [...text.slice(to, to + 2)][0] ?? '';
  return !LETTER.test(before) && !LETTER.test(behind);
}

/** The places of `query` in each block. Found text never reaches over the end of a block. */
export function findIn(doc: Node, query: string, { matchCase = false, wholeWord = false }: FindRules = {}): Found[] {
  const found: Found[] = [];
  const wanted = matchCase ? query : query.toLocaleLowerCase();
  if (wanted === '') return found;
  doc.descendants((block, at) => {
    if (!block.isTextblock) return true;
    // A line break takes one place like a character. Case must not change the length, or places would shift.
    const text = block.textBetween(0, block.content.size, undefined, '\ufffc');
    const folded = matchCase ? text : text.toLocaleLowerCase();
    const searched = folded.length === text.length ? folded : text;
    for (let start = searched.indexOf(wanted); start >= 0 && found.length < MOST; ) {
      const end = start + wanted.length;
      const fits = !wholeWord || isWord(text, start, end);
      if (fits) found.push({ from: at + 1 + start, to: at + 1 + end });
      start = searched.indexOf(wanted, fits ? end : start + 1);
    }
    return false;
  });
  return found;
}

function stateOf(doc: Node, query: string, rules: FindRules, near: number): FindState {
  const found = findIn(doc, query, rules);
  const next = found.findIndex(({ from }) => from >= near);
  return withCurrent(doc, { ...NOTHING, query, rules, found }, Math.max(next, 0));
}

function withCurrent(doc: Node, state: FindState, current: number): FindState {
  const decorations = state.found.map(({ from, to }, index) =>
    Decoration.inline(from, to, { class: index === current ? 'pn-found pn-found-now' : 'pn-found' }),
  );
  return { ...state, current, decorations: DecorationSet.create(doc, decorations) };
}

type FindMeta = { query: string; rules: FindRules } | { current: number };

export const Find = Extension.create({
  name: 'find',
  addProseMirrorPlugins: () => [
    new Plugin<FindState>({
      key: findKey,
      state: {
        init: () => NOTHING,
        apply(tr, before) {
          const meta: FindMeta | undefined = tr.getMeta(findKey);
          if (meta !== undefined && 'query' in meta)
            return meta.query === '' ? NOTHING : stateOf(tr.doc, meta.query, meta.rules, tr.selection.from);
          if (meta !== undefined) return withCurrent(tr.doc, before, meta.current);
          if (!tr.docChanged || before.query === '') return before;
          return stateOf(tr.doc, before.query, before.rules, tr.mapping.map(before.found[before.current]?.from ?? 0));
        },
      },
      props: { decorations: (state) => findKey.getState(state)?.decorations },
    }),
  ],
});

export const findStateOf = (state: EditorState): FindState => findKey.getState(state) ?? NOTHING;

export function search(view: EditorView, query: string, rules: FindRules = {}): void {
  view.dispatch(view.state.tr.setMeta(findKey, { query, rules }));
}

/** Goes `by` places on, round the end, and brings the place into sight. */
export function step(view: EditorView, by: number): void {
  const { found, current } = findStateOf(view.state);
  const next = found.length === 0 ? 0 : (current + by + found.length) % found.length;
  const place = found[next];
  if (place === undefined) return;
  const tr = view.state.tr.setMeta(findKey, { current: next });
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, place.from, place.to)).scrollIntoView());
}

/** Replaces the current place; the next one becomes current. */
export function replaceCurrent(view: EditorView, by: string): void {
  const { found, current } = findStateOf(view.state);
  const place = found[current];
  if (place !== undefined) view.dispatch(view.state.tr.insertText(by, place.from, place.to));
}

/** Replaces every place in one step that one undo takes back. Returns how many there were. */
export function replaceAll(view: EditorView, by: string): number {
  const { query, rules } = findStateOf(view.state);
  const found = findIn(view.state.doc, query, rules);
  const { tr } = view.state;
  for (const { from, to } of [...found].reverse()) tr.insertText(by, from, to);
  if (found.length > 0) view.dispatch(tr);
  return found.length;
}
