/** The editor of one document: the schema, the shared text, other people's carets, and what keeps receipts honest. */
import { type AnyExtension, type Editor, Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extension-placeholder';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { CommentHighlights } from '../../comments/highlights.ts';
import { startComment } from '../../comments/startComment.ts';
import { renderCaret, renderSelection } from '../../documents/carets.ts';
import { Clipboard } from '../../documents/clipboard.ts';
import { CurrentBlock } from '../../documents/currentBlock.ts';
import { Find } from '../../documents/find.ts';
import { KeptCaret } from '../../documents/keptCaret.ts';
import { KeptNodes } from '../../documents/keptNodes.ts';
import { LinkOpening } from '../../documents/linkOpening.ts';
import { MarkGuard } from '../../documents/markGuard.ts';
import { MovedCaret } from '../../documents/movedCaret.ts';
import { schemaExtensions } from '../../documents/schema.ts';
import { ShownSelection } from '../../documents/shownSelection.ts';
import { SlashExtension } from '../../documents/slash.ts';
import { RunWidgets } from '../../generation/inline/runWidgets.ts';
import { personColour } from '../../ui/person.ts';
import type { RoomValue } from '../roomContext.ts';

const mayComment = ({ document, project }: RoomValue): boolean =>
  (document.role.get() ?? project.get().role) !== 'viewer';

const HELP = 'Write here, or ask for the first page under Tools.';

function placeholder({ editor, node }: { editor: Editor; node: Node }): string {
  if (node.type.name === 'heading') return 'Title of the chapter';
  return editor.state.doc.childCount === 1 ? HELP : '';
}

/** Before any other meaning that the text may have for these keys. */
const RoomKeys = Extension.create<{ room: RoomValue | null }>({
  name: 'roomKeys',
  priority: 2_000,
  addOptions: () => ({ room: null }),
  addProseMirrorPlugins() {
    const { room } = this.options;
    const isOurs = (view: EditorView, event: KeyboardEvent): boolean =>
      event.key === 'Escape' && !view.composing && room?.slash.query.get() === null;
    // The editor keeps this key for itself and does nothing with it: it closes what is open, and stops what runs.
    return [new Plugin({ key: new PluginKey('roomKeys'), props: { handleDOMEvents: { keydown: isOurs } } })];
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Enter': () => {
        this.options.room?.generate();
        return true;
      },
      'Mod-Alt-m': () => {
        const { room } = this.options;
        return room !== null && mayComment(room) && startComment(this.editor, room.comments);
      },
    };
  },
});

export function editorExtensions(room: RoomValue): AnyExtension[] {
  const { document, me } = room;
  return [
    ...schemaExtensions(),
    Placeholder.configure({ placeholder, showOnlyCurrent: true, includeChildren: false }),
    Collaboration.configure({ fragment: document.text }),
    KeptNodes,
    KeptCaret,
    MovedCaret.configure({ document }),
    CollaborationCaret.configure({
      provider: document.provider,
      user: { id: me.id, name: me.name, color: personColour(me.id) },
      render: renderCaret,
      selectionRender: renderSelection,
    }),
    RoomKeys.configure({ room }),
    Clipboard,
    MarkGuard,
    Find,
    ShownSelection,
    CurrentBlock,
    LinkOpening,
    SlashExtension.configure({ slash: room.slash }),
    RunWidgets.configure({ room }),
    CommentHighlights.configure({ comments: room.comments }),
  ];
}
