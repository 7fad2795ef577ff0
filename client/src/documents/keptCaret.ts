/**
 * The caret stays where it was when the focus comes back by a key, or from a dialog that closes: left to itself, the
 * browser puts it at the beginning of the text.
 */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';

export const KeptCaret = Extension.create({
  name: 'keptCaret',
  addProseMirrorPlugins() {
    // Whoever points at a place means that place.
    let isPointed = false;
    const point = (is: boolean) => () => {
      isPointed = is;
      return false;
    };
    return [
      new Plugin({
        key: new PluginKey('keptCaret'),
        props: {
          handleDOMEvents: {
            pointerdown: point(true),
            pointerup: point(false),
            pointercancel: point(false),
            focus(view) {
              if (!isPointed) view.focus();
              isPointed = false;
              return false;
            },
          },
        },
      }),
    ];
  },
});
