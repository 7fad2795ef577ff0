/**
 * Caret keys and clicks while others write. The browser moves the caret at once and says so a moment later; whatever is
 * drawn in between puts the caret back where the editor knew it, and the key has done nothing. So it is read before.
 */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { OpenDocument } from './connection.ts';

// Not among the view's published types.
interface Observed {
  domObserver?: { flush(): void };
}

export const MovedCaret = Extension.create<{ document: OpenDocument | null }, { isMoving: boolean }>({
  name: 'movedCaret',
  addOptions: () => ({ document: null }),
  addStorage: () => ({ isMoving: false }),

  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor;
    // Carets of others, highlights: what only draws says nothing of this caret.
    const onlyDraws = !transaction.docChanged && !transaction.selectionSet;
    const isFocus = transaction.getMeta('focus') !== undefined || transaction.getMeta('blur') !== undefined;
    if (onlyDraws && !isFocus) {
      read(view, this.storage);
      const { doc, selection } = view.state;
      if (doc === transaction.doc && !selection.eq(transaction.selection)) transaction.setSelection(selection);
    }
    next(transaction);
  },

  addKeyboardShortcuts() {
    const go = (side: 'atStart' | 'atEnd', extends_: boolean) => (): boolean => {
      const { state, view } = this.editor;
      const place = Selection[side](state.doc);
      const selection = extends_ ? TextSelection.between(state.selection.$anchor, place.$head) : place;
      view.dispatch(state.tr.setSelection(selection).scrollIntoView());
      return true;
    };
    // A block that is far away has no layout: the browser goes to the beginning of the last one, not to its end.
    return Object.fromEntries(
      [['Mod-Home', 'Cmd-ArrowUp', 'atStart'] as const, ['Mod-End', 'Cmd-ArrowDown', 'atEnd'] as const].flatMap(
        ([key, mac, side]) =>
          [key, mac].flatMap((one) => [
            [one, go(side, false)],
            [`Shift-${one}`, go(side, true)],
          ]),
      ),
    );
  },

  addProseMirrorPlugins() {
    const { storage } = this;
    const { document: opened } = this.options;
    const begin = (): false => {
      storage.isMoving = true;
      return false;
    };
    const heard = (): void => {
      storage.isMoving = false;
    };
    return [
      new Plugin({
        key: new PluginKey('movedCaret'),
        props: {
          handleDOMEvents: {
            keydown: begin,
            mousedown: begin,
          },
        },
        view(view) {
          document.addEventListener('selectionchange', heard);
          const stop = opened?.beforeOthers(() => read(view, storage));
          return {
            destroy() {
              document.removeEventListener('selectionchange', heard);
              stop?.();
            },
          };
        },
      }),
    ];
  },
});

/** Takes up where a key or a click has moved the caret, if the browser has not said so yet. */
function read(view: EditorView, storage: { isMoving: boolean }): void {
  if (!storage.isMoving || view.composing || view.isDestroyed) return;
  storage.isMoving = false;
  const { domObserver }: Observed = view as object;
  domObserver?.flush();
}
