/**
 * The caret stays where it was when the focus comes back by a key, or from a dialog that closes: left to itself, the
 * browser puts it at the beginning of the text.
 */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';

// Not among the view's published types.
interface Focused {
  input?: { lastFocus: number };
}

/** Keys that may send the caret to the beginning of the text. */
const BACKWARDS: ReadonlySet<string> = new Set(['Home', 'PageUp', 'ArrowUp', 'ArrowLeft']);

const ENDS = ['pointerup', 'pointercancel', 'mouseup'] as const;

export const KeptCaret = Extension.create({
  name: 'keptCaret',
  addProseMirrorPlugins() {
    // Whoever points at a place means that place. After a tap the focus comes with the second of these.
    let isPointed = false;
    const begin = (): false => {
      isPointed = true;
      return false;
    };
    const end = (): void => {
      isPointed = false;
    };
    return [
      new Plugin({
        key: new PluginKey('keptCaret'),
        props: {
          handleDOMEvents: {
            pointerdown: begin,
            mousedown: begin,
            focus(view) {
              if (!isPointed) view.focus();
              return false;
            },
            // Soon after a focus the view takes a caret at the beginning for the browser's doing, and puts it back: what is
            // typed would replace what was selected. Not when a key has sent it there.
            keydown(view, { key }) {
              const { input }: Focused = view as object;
              if (input !== undefined && BACKWARDS.has(key)) input.lastFocus = 0;
              return false;
            },
          },
        },
        view() {
          for (const name of ENDS) addEventListener(name, end, true);
          return {
            destroy: () => {
              for (const name of ENDS) removeEventListener(name, end, true);
            },
          };
        },
      }),
    ];
  },
});
