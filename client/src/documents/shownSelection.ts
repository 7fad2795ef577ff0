/** Keeps the selected words in sight while the focus is in another pane: they are what the tools will work on. */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const key = new PluginKey<boolean>('shownSelection');

export const ShownSelection = Extension.create({
  name: 'shownSelection',
  onFocus() {
    this.editor.view.dispatch(this.editor.state.tr.setMeta(key, false));
  },
  onBlur() {
    this.editor.view.dispatch(this.editor.state.tr.setMeta(key, true));
  },
  addProseMirrorPlugins: () => [
    new Plugin<boolean>({
      key,
      state: {
        init: () => false,
        apply: (tr, isAway) => tr.getMeta(key) ?? isAway,
      },
      props: {
        decorations(state) {
          const { from, to, empty } = state.selection;
          if (empty || !key.getState(state)) return null;
          return DecorationSet.create(state.doc, [Decoration.inline(from, to, { class: 'pn-still-selected' })]);
        },
      },
    }),
  ],
});
