import { counted } from '../format/amounts.ts';
import { keysOf } from '../room/keys/keysOf.ts';
import { useEditor, useRole, useRoom } from '../room/roomContext.ts';
import { useStore, useStorePart } from '../store.ts';
import { Icon } from '../ui/Icon.tsx';
import { comment as commentIcon, plus } from '../ui/icons.ts';
import { startComment } from './startComment.ts';

/** Below the text: how many comments are open, and a way to write one about the selected words. */
export function CommentStatus() {
  const { comments, selected } = useRoom();
  const { threads } = useStore(comments.list);
  const isSelecting = useStorePart(selected, ({ text }) => text !== '');
  const role = useRole();
  const editor = useEditor();
  const open = threads.filter(({ resolved }) => !resolved).length;
  return (
    <>
      {role !== 'viewer' && isSelecting && editor !== null && (
        <button
          type="button"
          className="pn-today pn-status-comment"
          title={keysOf('Mod+Alt+M')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => startComment(editor, comments)}
        >
          <Icon icon={plus} /> Comment
        </button>
      )}
      <button type="button" className="pn-today pn-num" onClick={() => comments.listOpen.set(true)}>
        <Icon icon={commentIcon} /> {open === 0 ? 'Comments' : counted(open, 'comment')}
      </button>
    </>
  );
}
