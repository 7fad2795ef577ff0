/** Marks the block with the caret, so that the others can step back (focus mode). */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export const CurrentBlock = Extension.create({
  name: 'currentBlock',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('currentBlock'),
      props: {
        decorations({ doc, selection }) {
          const { $head } = selection;
          if ($head.depth === 0) return null;
          const from = $head.before(1);
          return DecorationSet.create(doc, [Decoration.node(from, $head.after(1), { class: 'pn-current' })]);
        },
      },
    }),
  ],
});
