/**
 * Marks the words that comments are about. A decoration, never a mark of the text: it goes into nobody's document, and
 * who may only comment makes one too.
 */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { spanOf } from '../documents/position.ts';
import { placesOf } from './places.ts';
import type { ProjectComments } from './projectComments.ts';

const key = new PluginKey<DecorationSet>('commentHighlights');

/** How long after a change the anchors are looked up again; until then the places move along with the text. */
const SETTLE_MS = 500;

function decorations(state: EditorState, comments: ProjectComments): DecorationSet {
  const shown = comments.shown.get();
  const resolved = new Set(comments.list.get().threads.flatMap(({ id, resolved: is }) => (is ? [id] : [])));
  const made: Decoration[] = [];
  for (const [id, { from, to }] of comments.places.get()) {
    const isShown = shown?.kind === 'thread' && shown.id === id;
    if (to > state.doc.content.size || (resolved.has(id) && !isShown)) continue;
    const name = isShown ? 'pn-commented pn-commented-now' : 'pn-commented';
    made.push(Decoration.inline(from, to, { class: name, 'data-comment': id }));
  }
  const fresh = shown?.kind === 'new' ? spanOf(state, shown.passage) : null;
  if (fresh !== null) made.push(Decoration.inline(fresh.from, fresh.to, { class: 'pn-commented pn-commented-now' }));
  return made.length === 0 ? DecorationSet.empty : DecorationSet.create(state.doc, made);
}

/** What really changed between two documents: a change from elsewhere may come as a replacement of everything. */
function changeBetween(before: Node, after: Node): StepMap | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return null;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return new StepMap([start, end.a + overlap - start, end.b + overlap - start]);
}

function moved(tr: Transaction, before: DecorationSet): DecorationSet {
  if (!tr.docChanged || before === DecorationSet.empty) return before;
  if (tr.getMeta(ySyncPluginKey) === undefined) return before.map(tr.mapping, tr.doc);
  const change = changeBetween(tr.before, tr.doc);
  if (change === null) return before;
  const mapping = tr.mapping.slice(0, 0);
  mapping.appendMap(change);
  return before.map(mapping, tr.doc);
}

const REFRESH = 'refresh';

/** Looks the anchors up now, and again when the text has been left alone for a moment. */
class Follower {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #view: EditorView;
  readonly #comments: ProjectComments;
  readonly #stops: readonly (() => void)[];

  constructor(view: EditorView, comments: ProjectComments) {
    this.#view = view;
    this.#comments = comments;
    this.#stops = [comments.list.watch(() => this.#place()), comments.shown.watch(() => this.#refresh())];
    this.soon();
  }

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#place(), SETTLE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
  }

  #place(): void {
    if (this.#view.isDestroyed) return;
    const { threads } = this.#comments.list.get();
    if (threads.length === 0 && this.#comments.places.get().size === 0) return;
    this.#comments.places.set(placesOf(this.#view.state, threads));
    this.#refresh();
  }

  #refresh(): void {
    if (!this.#view.isDestroyed)
      this.#view.dispatch(this.#view.state.tr.setMeta(key, REFRESH).setMeta('addToHistory', false));
  }
}

function plugin(comments: ProjectComments): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before, _old, state) =>
        tr.getMeta(key) === undefined ? moved(tr, before) : decorations(state, comments),
    },
    props: {
      decorations: (state) => key.getState(state),
      handleClick(view, _at, event) {
        const target = event.target instanceof Element ? event.target.closest('[data-comment]') : null;
        const id = target?.getAttribute('data-comment');
        if (typeof id === 'string' && view.state.selection.empty)
          comments.shown.set({ kind: 'thread', id, takesFocus: false });
        else if (comments.shown.get()?.kind === 'thread') comments.shown.set(null);
        return false;
      },
    },
    view(view) {
      const follower = new Follower(view, comments);
      return {
        update: (now, before) => {
          if (now.state.doc !== before.doc) follower.soon();
        },
        destroy: () => follower.stop(),
      };
    },
  });
}

export const CommentHighlights = Extension.create<{ comments: ProjectComments | null }>({
  name: 'commentHighlights',
  addOptions: () => ({ comments: null }),
  addProseMirrorPlugins() {
    return this.options.comments === null ? [] : [plugin(this.options.comments)];
  },
});
