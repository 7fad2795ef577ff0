import { useStore } from '../../store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useRoom } from '../roomContext.ts';
import { keysOf } from './keysOf.ts';

const groups: readonly { title: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Writing with a model',
    keys: [
      ['Mod+Enter', 'Ask, as the tool is filled in'],
      ['Esc', 'Close what is open, stop my generation, or leave focus mode'],
    ],
  },
  {
    title: 'The room',
    keys: [
      ['Mod+K', 'All actions'],
      ['Mod+F', 'Find and replace'],
      ['F6', 'Next pane, or the open comment'],
      ['/', 'Tools and kinds of paragraph, on an empty line'],
      ['Alt+F10', 'Formatting'],
      ['Alt+↑ ↓', 'Move a chapter, in the outline'],
      ['?', 'These keys'],
    ],
  },
  {
    title: 'Text',
    keys: [
      ['Mod+B', 'Bold'],
      ['Mod+I', 'Italic'],
      ['Mod+U', 'Underline'],
      ['Mod+Alt+1', 'Chapter heading'],
      ['Mod+Alt+0', 'Plain text'],
      ['Mod+Alt+M', 'Comment on the selected words'],
      ['Mod+Z', 'Undo my last change'],
      ['# and space', 'Chapter, at the beginning of a line'],
      ['--- ', 'Scene break, at the beginning of a line'],
      ['> and space', 'Quote, at the beginning of a line'],
    ],
  },
];

/** Every key of the room. */
export function ShortcutsDialog() {
  const { shortcuts } = useRoom();
  const open = useStore(shortcuts);
  return (
    <Dialog open={open} onClose={() => shortcuts.set(false)} title="Keys" size="md">
      {groups.map(({ title, keys }) => (
        <section key={title} className="pn-keys-group">
          <h3>{title}</h3>
          <dl>
            {keys.map(([key, meaning]) => (
              <div key={key}>
                <dt>
                  <kbd className="pn-keys">{keysOf(key)}</kbd>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
