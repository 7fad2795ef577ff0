import type { ToolKey } from '@penora/protocol/catalog/tools';
import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { startComment } from '../../comments/startComment.ts';
import { toolIcons, toolNames } from '../../generation/names.ts';
import { useStorePart } from '../../store.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { comment, download } from '../../ui/icons.ts';
import { keysOf } from '../keys/keysOf.ts';
import { openTool } from '../openTool.ts';
import { PHONE } from '../panes.ts';
import { useRoom } from '../roomContext.ts';
import { useMedia } from '../useMedia.ts';
import { FormatButtons } from './FormatButtons.tsx';
import { inline } from './formats.ts';
import { type Box, useSelectionBox } from './useSelectionBox.ts';

const tools: readonly ToolKey[] = ['write', 'rewrite', 'describe', 'brainstorm'];
const names: Readonly<Partial<Record<ToolKey, string>>> = { write: 'Write on' };
const formats = inline.slice(0, 3);
const HEIGHT = 44;
const GAP = 8;

interface Props {
  editor: Editor;
  /** Who may not edit may still comment. */
  editable: boolean;
}

/** Above selected words: our tools, a comment, then the formats that one uses most. */
export function SelectionMenu({ editor, editable }: Props) {
  const { comments } = useRoom();
  const box = useSelectionBox(editor);
  const phone = useMedia(PHONE);
  const isCommenting = useStorePart(comments.shown, (shown) => shown?.kind === 'new');
  if (box === null || phone || isCommenting) return null;
  return createPortal(<Bar editor={editor} box={box} editable={editable} />, document.body);
}

function placeOf({ left, top, bottom, desk }: Box, width: number): { left: number; top: number } {
  const above = top - HEIGHT - GAP;
  const half = width / 2 + GAP;
  return {
    left: Math.min(Math.max(desk.left + half, desk.right - half), Math.max(desk.left + half, left)),
    top: above > desk.top ? above : bottom + GAP,
  };
}

function Bar({ editor, box, editable }: Props & { box: Box }) {
  const room = useRoom();
  const bar = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => setWidth(bar.current?.offsetWidth ?? 0), []);
  return (
    <div
      ref={bar}
      className="pn-selection-menu"
      role="toolbar"
      aria-label="For the selected text"
      style={placeOf(box, width)}
    >
      {editable &&
        tools.map((tool) => (
          <button
            key={tool}
            type="button"
            className="pn-btn pn-btn-sm pn-selection-tool"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => openTool(room, tool)}
          >
            <Icon icon={toolIcons[tool]} /> {names[tool] ?? toolNames[tool]}
          </button>
        ))}
      {editable && <span className="pn-toolbar-line" aria-hidden="true" />}
      <IconButton
        size="sm"
        icon={comment}
        label="Comment"
        keys={keysOf('Mod+Alt+M')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => startComment(editor, room.comments)}
      />
      <IconButton
        size="sm"
        icon={download}
        label="Download the selection"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => room.downloading.set('selection')}
      />
      {editable && <FormatButtons editor={editor} formats={formats} />}
    </div>
  );
}
