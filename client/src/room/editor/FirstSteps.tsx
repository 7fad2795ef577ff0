import type { ToolKey } from '@penora/protocol/catalog/tools';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { toolIcons } from '../../generation/names.ts';
import { useStore, useStorePart } from '../../store.ts';
import { Icon } from '../../ui/Icon.tsx';
import { openTool } from '../openTool.ts';
import { useRoom } from '../roomContext.ts';
import { useRunningCount } from '../useRunningCount.ts';

const steps: readonly { tool: ToolKey; title: string; about: string }[] = [
  { tool: 'prompt', title: 'A first page', about: 'From one sentence of yours.' },
  { tool: 'story', title: 'A whole story', about: 'An outline, then its chapters.' },
  { tool: 'brainstorm', title: 'Some ideas', about: 'Names, places, plots to choose from.' },
];

/** In an empty text: three ways to begin beside writing oneself. */
export function FirstSteps() {
  const room = useRoom();
  const isEmpty = useStorePart(room.outline, ({ words, chapters }) => words === 0 && chapters.length === 0);
  const typed = useStorePart(room.selected, ({ before }) => before !== '');
  const running = useRunningCount();
  // The outline is counted a moment after the text is there.
  const editor = useStore(room.editor);
  if (editor === null || !isEmpty || typed || running > 0) return null;
  return <Steps editor={editor} />;
}

function Steps({ editor }: { editor: Editor }) {
  const room = useRoom();
  const isEmpty = useEditorState({ editor, selector: ({ editor: now }) => now.isEmpty });
  if (!isEmpty) return null;
  return (
    <div className="pn-first-steps">
      {steps.map(({ tool, title, about }) => (
        <button key={tool} type="button" className="pn-first-step" onClick={() => openTool(room, tool)}>
          <Icon icon={toolIcons[tool]} />
          {title}
          <span>{about}</span>
        </button>
      ))}
    </div>
  );
}
