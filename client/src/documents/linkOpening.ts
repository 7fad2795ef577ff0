/** A link opens with Ctrl or ⌘ held, or by a plain click where one cannot write; only addresses that are ours to open. */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { isOurLink } from './links.ts';

function addressAt(target: EventTarget | null): string | null {
  const link = target instanceof Element ? target.closest('.pn-editor a[href]') : null;
  const href = link?.getAttribute('href');
  return href !== null && href !== undefined && isOurLink(href) ? href : null;
}

export const LinkOpening = Extension.create({
  name: 'linkOpening',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        key: new PluginKey('linkOpening'),
        props: {
          handleDOMEvents: {
            click(_view, event) {
              const href = addressAt(event.target);
              if (href === null) return false;
              event.preventDefault();
              if (event.ctrlKey || event.metaKey || !editor.isEditable) open(href, '_blank', 'noopener,noreferrer');
              return true;
            },
          },
        },
      }),
    ];
  },
});
