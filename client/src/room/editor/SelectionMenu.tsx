import type { ToolKey } from '@penora/protocol/catalog/tools';
import type { Editor } from '@tiptap/core';
import { createPortal } from 'react-dom';
import { toolIcons, toolNames } from '../../generation/names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { keysOf } from '../keys/keysOf.ts';
import { openTool } from '../openTool.ts';
import { useRoom } from '../roomContext.ts';
import { inline } from './formats.ts';
import { type Box, useSelectionBox } from './useSelectionBox.ts';

const tools: readonly ToolKey[] = ['rewrite', 'describe', 'write', 'brainstorm'];
const HEIGHT = 44;
const GAP = 8;
/** Half of the bar: it stays above the text. */
const HALF = 232;

/** Above selected words: our tools, then the formats that one uses most. */
export function SelectionMenu({ editor }: { editor: Editor }) {
  const box = useSelectionBox(editor);
  if (box === null || matchMedia('(max-width: 767px)').matches) return null;
  return createPortal(<Bar editor={editor} box={box} />, document.body);
}

function placeOf({ left, top, bottom, desk }: Box): { left: number; top: number } {
  const above = top - HEIGHT - GAP;
  return {
    left: Math.min(desk.right - HALF - GAP, Math.max(desk.left + HALF + GAP, left)),
    top: above > desk.top ? above : bottom + GAP,
  };
}

function Bar({ editor, box }: { editor: Editor; box: Box }) {
  const room = useRoom();
  return (
    <div className="pn-selection-menu" role="toolbar" aria-label="For the selected text" style={placeOf(box)}>
      {tools.map((tool) => (
        <button
          key={tool}
          type="button"
          className="pn-btn pn-btn-sm pn-selection-tool"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => openTool(room, tool)}
        >
          <Icon icon={toolIcons[tool]} /> {toolNames[tool]}
        </button>
      ))}
      <span className="pn-toolbar-line" aria-hidden="true" />
      {inline.slice(0, 2).map((format) => (
        <IconButton
          key={format.key}
          size="sm"
          icon={format.icon}
          label={format.label}
          {...(format.keys === undefined ? {} : { keys: keysOf(format.keys) })}
          pressed={format.isActive?.(editor) ?? false}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => format.run(editor)}
        />
      ))}
    </div>
  );
}
