/**
 * What shows a generation inside the text: the model's nib where its text ends, and a bar below that block. React draws
 * the bar into the element that the widget brings (RunBars.tsx).
 */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { decodeRelativePosition } from 'yjs';
import { absoluteOf } from '../../documents/position.ts';
import type { RoomValue } from '../../room/roomContext.ts';
import { writerName } from '../names.ts';
import { hasNoText, isRunning, type Run } from '../run.ts';
import { type MarkEnd, markEnd } from './markEnd.ts';

interface Placed {
  set: DecorationSet;
  /** Shown, and nowhere in the text as far as this tab knows: their bars stand at the foot of it (RunFoot.tsx). */
  unplaced: readonly string[];
}

const key = new PluginKey<Placed>('runWidgets');

/** Without a word in the text a generation is where it was asked for, as far as this tab knows. */
function askedPlace(room: RoomValue, state: EditorState, id: string): MarkEnd | null {
  const target = room.asked.get(id)?.body.target;
  if (target?.kind !== 'document') return null;
  const caret = positionOf(target.position ?? 'end', state);
  if (caret === null) return null;
  const { depth } = state.doc.resolve(caret);
  return { caret, block: depth === 0 ? caret : state.doc.resolve(caret).after(1) };
}

function positionOf(base64: string, state: EditorState): number | null {
  if (base64 === 'end') return state.doc.content.size;
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return absoluteOf(state, decodeRelativePosition(bytes));
}

const span = (className: string): HTMLElement => Object.assign(document.createElement('span'), { className });

/** `isLast`: nothing stands behind it in its block, so that its name has room in the line. */
function nib(run: Run, name: string, isLast: boolean): () => HTMLElement {
  return () => {
    const around = span(isLast ? 'pn-nib pn-nib-last' : 'pn-nib');
    const [caret, label] = [span('pn-nib-caret'), span('pn-nib-name')];
    around.dataset.run = run.id;
    caret.textContent = '\u2060';
    label.textContent = name;
    // The name may go into the next line, the caret stays at its word.
    around.append('\u2060', caret, isLast ? '\u200b' : '', label, '\u2060');
    return around;
  };
}

function isLastInBlock(doc: Node, at: number): boolean {
  const { parent, parentOffset } = doc.resolve(at);
  return parentOffset === parent.content.size;
}

/**
 * A fresh element around the one that React draws into: the editor ties each widget's element to one description of
 * it, and two that share an element for a moment make it take our own drawing for typing, without end.
 */
function slot(host: HTMLElement): HTMLElement {
  const around = document.createElement('div');
  around.className = 'pn-run-bar-slot';
  around.append(host);
  return around;
}

function placeOf(room: RoomValue, state: EditorState, run: Run): MarkEnd | null {
  return markEnd(state.doc, run.id) ?? (hasNoText(run) ? askedPlace(room, state, run.id) : null);
}

function widgets(room: RoomValue, state: EditorState, run: Run, place: MarkEnd): Decoration[] {
  const bar = Decoration.widget(place.block, () => slot(room.bars.elementFor(run.id)), {
    key: `bar-${run.id}`,
    // At the end of all there is no block around the nib, and the bar stands below it all the same.
    side: place.caret === place.block ? 10 : -1,
    ignoreSelection: true,
    stopEvent: () => true,
  });
  if (!isRunning(run)) return [bar];
  const name = writerName(run.tool, run.requestedByName, run.requestedBy === room.me.id);
  const isLast = isLastInBlock(state.doc, place.caret);
  return [bar, Decoration.widget(place.caret, nib(run, name, isLast), { key: `nib-${run.id}-${isLast}`, side: 9 })];
}

function placed(room: RoomValue, state: EditorState): Placed {
  const decorations: Decoration[] = [];
  const unplaced: string[] = [];
  for (const run of room.bars.shown.get().flatMap((id) => room.runs.get(id) ?? [])) {
    const place = placeOf(room, state, run);
    if (place !== null) decorations.push(...widgets(room, state, run, place));
    else if (hasNoText(run)) unplaced.push(run.id);
  }
  const set = decorations.length === 0 ? DecorationSet.empty : DecorationSet.create(state.doc, decorations);
  return { set, unplaced };
}

function plugin(room: RoomValue): Plugin {
  const tell = ({ state }: EditorView): void => room.bars.noteUnplaced(key.getState(state)?.unplaced ?? []);
  return new Plugin<Placed>({
    key,
    state: {
      init: (_config, state) => placed(room, state),
      apply: (tr, before, _old, state) =>
        tr.docChanged || tr.getMeta(key) !== undefined ? placed(room, state) : before,
    },
    props: { decorations: (state) => key.getState(state)?.set },
    view: (view) => {
      tell(view);
      return { update: tell, destroy: room.bars.shown.watch(() => refreshWidgets(view)) };
    },
  });
}

function refreshWidgets(view: EditorView): void {
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
}

export const RunWidgets = Extension.create<{ room: RoomValue | null }>({
  name: 'runWidgets',
  addOptions: () => ({ room: null }),
  addProseMirrorPlugins() {
    return this.options.room === null ? [] : [plugin(this.options.room)];
  },
});
