/**
 * Copy and paste. Inside Penora a model's text keeps its receipt; from outside nothing can bring one. Which is which is
 * told by a word that only this browser knows, written into what is copied.
 */
import { Extension } from '@tiptap/core';
import { DOMSerializer, type Fragment, type Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { cleaned } from './paste/cleaned.ts';

const MADE_HERE = 'data-penora';
const KEY = 'penora:clipboard';

const alone = crypto.randomUUID();

/** Shared by the tabs of this browser; without storage each tab has its own. */
function wordOfThisBrowser(): string {
  try {
    const known = localStorage.getItem(KEY);
    if (known === null) localStorage.setItem(KEY, alone);
    return known ?? alone;
  } catch {
    return alone;
  }
}

class Signed extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const made = super.serializeFragment(fragment, options, target);
    if (target === undefined) made.firstElementChild?.setAttribute(MADE_HERE, wordOfThisBrowser());
    return made;
  }

  static of(schema: Schema): Signed {
    return new Signed(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));
  }
}

/** Whether the first element of the copied text carries our word. */
export const isMadeHere = (html: string, word: string): boolean => html.includes(`${MADE_HERE}="${word}"`);

export const Clipboard = Extension.create({
  name: 'clipboard',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('clipboard'),
        props: {
          clipboardSerializer: Signed.of(this.editor.schema),
          transformPastedHTML: (html) => cleaned(html, isMadeHere(html, wordOfThisBrowser())),
        },
      }),
    ];
  },
});
