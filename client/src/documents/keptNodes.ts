/**
 * A change from elsewhere draws anew only what it touches. The binding would forget every block it knows with each
 * such change and build the whole text again: in a long book, for each few words that a model writes, a tenth of a
 * second in which no key is shown. It has taken out what the change touches, ancestors too, before it forgets the rest
 * (`_typeChanged`); the rest is as true as it was.
 */
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

// The binding has no published type.
interface Synced {
  binding: { mapping: Map<unknown, unknown> } | null;
}

export const KeptNodes = Extension.create({
  name: 'keptNodes',
  // Behind the binding, which has drawn everything once by then.
  priority: 10,
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('keptNodes'),
      view(view) {
        const synced: Synced | undefined = ySyncPluginKey.getState(view.state);
        if (synced?.binding) synced.binding.mapping.clear = () => undefined;
        return {};
      },
    }),
  ],
});
