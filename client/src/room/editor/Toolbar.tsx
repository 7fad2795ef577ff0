import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { mayEdit } from '../../documents/saving.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { chevronDown } from '../../ui/icons.ts';
import { Menu } from '../../ui/Menu.tsx';
import { alignCenter, alignJustify, alignLeft, alignRight } from '../icons.ts';
import { keysOf } from '../keys/keysOf.ts';
import { useCanWrite, useEditor, useRole } from '../roomContext.ts';
import { FormatButtons } from './FormatButtons.tsx';
import { blocks, type Format, inline, linkFormat, past, setStyle, styleOf, styles } from './formats.ts';
import { LinkDialog } from './LinkDialog.tsx';

/** Alt+F10 comes here from the text, Escape goes back; arrow keys move along. */
export function Toolbar() {
  const editor = useEditor();
  const canWrite = useCanWrite();
  const mayWrite = mayEdit(useRole());
  if (!mayWrite) return null;
  if (editor === null || !canWrite) return <div className="pn-toolbar" aria-hidden="true" />;
  return <Tools editor={editor} />;
}

function Tools({ editor }: { editor: Editor }) {
  const bar = useRef<HTMLDivElement>(null);
  const [linking, setLinking] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // The key is spent: it stops no generation.
      event.preventDefault();
      editor.commands.focus();
    }
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') move(bar.current, event);
  };
  return (
    <>
      <div
        ref={bar}
        className="pn-toolbar"
        role="toolbar"
        aria-label="Formatting"
        id="pn-toolbar"
        onKeyDown={onKeyDown}
      >
        <div className="pn-toolbar-inside">
          <StyleMenu editor={editor} />
          <Group editor={editor} formats={inline} />
          <Group editor={editor} formats={blocks} />
          <LinkButton editor={editor} onOpen={() => setLinking(true)} />
          <AlignMenu editor={editor} />
          <Group editor={editor} formats={past} />
        </div>
      </div>
      {/* Beside the bar: its keys are no keys of the bar. */}
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </>
  );
}

/** Arrow keys go round; Tab leaves the bar as usual. */
function move(bar: HTMLElement | null, event: KeyboardEvent): void {
  const buttons = [...(bar?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  if (at < 0) return;
  event.preventDefault();
  const step = event.key === 'ArrowRight' ? 1 : -1;
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

function Group({ editor, formats }: { editor: Editor; formats: readonly Format[] }) {
  return (
    <div className="pn-toolbar-group">
      <FormatButtons editor={editor} formats={formats} />
    </div>
  );
}

function StyleMenu({ editor }: { editor: Editor }) {
  const now = useEditorState({ editor, selector: ({ editor: current }) => styleOf(current) });
  const label = styles.find(({ key }) => key === now)?.label ?? 'Text';
  return (
    <Menu
      label={`Kind of paragraph: ${label}`}
      align="start"
      className="pn-btn pn-btn-sm pn-style-menu"
      items={styles.map(({ key, label: name }) => ({
        label: name,
        chosen: key === now,
        keys: keysOf(key === 'text' ? 'Mod+Alt+0' : `Mod+Alt+${key.slice(1)}`),
        onSelect: () => setStyle(editor, key),
      }))}
    >
      {label} <Icon icon={chevronDown} className="pn-chevron" />
    </Menu>
  );
}

const alignments = [
  { key: 'left', label: 'Left', icon: alignLeft },
  { key: 'center', label: 'Centre', icon: alignCenter },
  { key: 'right', label: 'Right', icon: alignRight },
  { key: 'justify', label: 'Both sides', icon: alignJustify },
] as const;

function AlignMenu({ editor }: { editor: Editor }) {
  const now = useEditorState({
    editor,
    selector: ({ editor: current }) =>
      alignments.find(({ key }) => current.isActive({ textAlign: key }))?.key ?? 'left',
  });
  return (
    <Menu
      label="Alignment"
      align="start"
      className="pn-btn pn-icon-btn pn-btn-sm"
      items={alignments.map(({ key, label, icon }) => ({
        label,
        icon,
        chosen: key === now,
        onSelect: () =>
          key === 'left'
            ? editor.chain().focus().unsetTextAlign().run()
            : editor.chain().focus().setTextAlign(key).run(),
      }))}
    >
      <Icon icon={alignments.find(({ key }) => key === now)?.icon ?? alignLeft} />
    </Menu>
  );
}

function LinkButton({ editor, onOpen }: { editor: Editor; onOpen: () => void }) {
  const pressed = useEditorState({ editor, selector: ({ editor: now }) => linkFormat.isActive?.(now) ?? false });
  return (
    <IconButton
      size="sm"
      icon={linkFormat.icon}
      label={linkFormat.label}
      keys={keysOf('Mod+Shift+K')}
      pressed={pressed}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    />
  );
}
