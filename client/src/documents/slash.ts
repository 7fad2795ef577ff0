/** "/" at the beginning of a line asks for a menu; what is typed after it chooses from it. */
import { type Editor, Extension } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { createStore, type Store } from '../store.ts';

export interface SlashQuery {
  text: string;
  /** The slash and what follows it. */
  from: number;
  to: number;
}

/** What the menu does with a key; true when it was one of its own. */
export type SlashKeys = (key: 'up' | 'down' | 'choose' | 'close') => boolean;

export interface Slash {
  query: Store<SlashQuery | null>;
  /** Set by the menu while it is open. */
  keys: { handle: SlashKeys | null };
  /** A query that was closed stays closed until another one begins. */
  closedAt: { from: number | null };
}

export const createSlash = (): Slash => ({
  query: createStore<SlashQuery | null>(null),
  keys: { handle: null },
  closedAt: { from: null },
});

const QUERY = /^\/([\p{L}\p{N} ]{0,24})$/u;

/** The query before the caret, if the line is nothing else. */
export function slashQuery({ selection }: EditorState): SlashQuery | null {
  const { $from, empty } = selection;
  const isAtEnd = $from.parentOffset === $from.parent.content.size;
  if (!empty || !isAtEnd || $from.parent.type.name !== 'paragraph') return null;
  const match = QUERY.exec($from.parent.textContent);
  return match === null ? null : { text: match[1] ?? '', from: $from.start(), to: $from.pos };
}

const isSame = (a: SlashQuery | null, b: SlashQuery | null): boolean =>
  a === b || (a !== null && b !== null && a.text === b.text && a.from === b.from && a.to === b.to);

function follow(slash: Slash, editor: Editor): void {
  const now = editor.isFocused && editor.isEditable ? slashQuery(editor.state) : null;
  if (now === null) slash.closedAt.from = null;
  const shown = now !== null && slash.closedAt.from === now.from ? null : now;
  slash.query.set((before) => (isSame(before, shown) ? before : shown));
}

export const SlashExtension = Extension.create<{ slash: Slash | null }>({
  name: 'slash',
  // Before Enter makes a new line.
  priority: 1_500,
  addOptions: () => ({ slash: null }),
  onTransaction() {
    if (this.options.slash !== null) follow(this.options.slash, this.editor);
  },
  onBlur() {
    this.options.slash?.query.set(null);
  },
  addKeyboardShortcuts() {
    const act = (key: Parameters<SlashKeys>[0]) => () => this.options.slash?.keys.handle?.(key) ?? false;
    return {
      ArrowUp: act('up'),
      ArrowDown: act('down'),
      Enter: act('choose'),
      Tab: act('choose'),
      Escape: act('close'),
    };
  },
});
