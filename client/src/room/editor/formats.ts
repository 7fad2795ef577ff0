/** What the toolbar can do, in the order in which it stands there. */
import type { Editor } from '@tiptap/core';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type { IconDefinition } from '../../ui/icons.ts';
import { undo } from '../../ui/icons.ts';
import {
  bold,
  bullets,
  highlight,
  italic,
  link,
  numbered,
  quote,
  redo,
  sceneBreak,
  strike,
  underline,
} from '../icons.ts';

export interface Format {
  key: string;
  label: string;
  icon: IconDefinition;
  keys?: string;
  /** Whether the caret stands in it; without one it is no toggle. */
  isActive?: (editor: Editor) => boolean;
  isPossible?: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
}

export const inline: readonly Format[] = [
  {
    key: 'bold',
    label: 'Bold',
    icon: bold,
    keys: 'Mod+B',
    isActive: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    key: 'italic',
    label: 'Italic',
    icon: italic,
    keys: 'Mod+I',
    isActive: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    key: 'underline',
    label: 'Underline',
    icon: underline,
    keys: 'Mod+U',
    isActive: (editor) => editor.isActive('underline'),
    run: (editor) => editor.chain().focus().toggleUnderline().run(),
  },
  {
    key: 'strike',
    label: 'Strike through',
    icon: strike,
    keys: 'Mod+Shift+S',
    isActive: (editor) => editor.isActive('strike'),
    run: (editor) => editor.chain().focus().toggleStrike().run(),
  },
  {
    key: 'highlight',
    label: 'Highlight',
    icon: highlight,
    keys: 'Mod+Shift+H',
    isActive: (editor) => editor.isActive('highlight'),
    run: (editor) => editor.chain().focus().toggleHighlight().run(),
  },
];

export const blocks: readonly Format[] = [
  {
    key: 'quote',
    label: 'Quote',
    icon: quote,
    keys: 'Mod+Shift+B',
    isActive: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    key: 'bullets',
    label: 'List',
    icon: bullets,
    keys: 'Mod+Shift+8',
    isActive: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    key: 'numbered',
    label: 'Numbered list',
    icon: numbered,
    keys: 'Mod+Shift+7',
    isActive: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    key: 'break',
    label: 'Scene break',
    icon: sceneBreak,
    run: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
];

export const linkFormat: Pick<Format, 'label' | 'icon' | 'isActive'> = {
  label: 'Link',
  icon: link,
  isActive: (editor) => editor.isActive('link'),
};

/** Asked with every key: `editor.can()` would build all commands each time. */
function pastOf(editor: Editor): { undo: number; redo: number } {
  const manager: { undoStack: unknown[]; redoStack: unknown[] } | undefined = yUndoPluginKey.getState(
    editor.state,
  )?.undoManager;
  return { undo: manager?.undoStack.length ?? 0, redo: manager?.redoStack.length ?? 0 };
}

export const past: readonly Format[] = [
  {
    key: 'undo',
    label: 'Undo my last change',
    icon: undo,
    keys: 'Mod+Z',
    isPossible: (editor) => pastOf(editor).undo > 0,
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    key: 'redo',
    label: 'Redo',
    icon: redo,
    keys: 'Mod+Shift+Z',
    isPossible: (editor) => pastOf(editor).redo > 0,
    run: (editor) => editor.chain().focus().redo().run(),
  },
];

export type BlockStyle = 'text' | 'h1' | 'h2' | 'h3';

export const styles: readonly { key: BlockStyle; label: string }[] = [
  { key: 'text', label: 'Text' },
  { key: 'h1', label: 'Chapter' },
  { key: 'h2', label: 'Section' },
  { key: 'h3', label: 'Small heading' },
];

const levels = { h1: 1, h2: 2, h3: 3 } as const;

export function styleOf(editor: Editor): BlockStyle {
  for (const key of ['h1', 'h2', 'h3'] as const) if (editor.isActive('heading', { level: levels[key] })) return key;
  return 'text';
}

export function setStyle(editor: Editor, style: BlockStyle): void {
  const chain = editor.chain().focus();
  if (style === 'text') chain.setParagraph().run();
  else chain.setHeading({ level: levels[style] }).run();
}
