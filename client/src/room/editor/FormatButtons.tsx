import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { IconButton } from '../../ui/IconButton.tsx';
import { keysOf } from '../keys/keysOf.ts';
import type { Format } from './formats.ts';

/** A button for each format, pressed where the caret stands in it. */
export function FormatButtons({ editor, formats }: { editor: Editor; formats: readonly Format[] }) {
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => formats.map((format) => (format.isActive ?? format.isPossible)?.(now) ?? false),
  });
  return formats.map((format, index) => (
    <IconButton
      key={format.key}
      size="sm"
      icon={format.icon}
      label={format.label}
      {...(format.keys === undefined ? {} : { keys: keysOf(format.keys) })}
      {...(format.isActive === undefined ? {} : { pressed: state[index] ?? false })}
      disabled={format.isPossible !== undefined && !state[index]}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => format.run(editor)}
    />
  ));
}
