import './comments.scss';
import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import { PHONE } from '../room/panes.ts';
import { useRole, useRoom } from '../room/roomContext.ts';
import { useMedia } from '../room/useMedia.ts';
import { useStore } from '../store.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { close, comment as commentIcon } from '../ui/icons.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { CommentForm } from './CommentForm.tsx';
import { CommentsSheet } from './CommentsSheet.tsx';
import { ThreadCard } from './ThreadCard.tsx';
import { type Placed, useMarginPlaces } from './useMarginPlaces.ts';

/** Beside the text: a sign for each comment, and the one that is open. On a phone it opens from below. */
export function Margin({ editor }: { editor: Editor }) {
  const { comments } = useRoom();
  const phone = useMedia(PHONE);
  const { signs, open } = useMarginPlaces(editor, comments);
  const leave = (): void => {
    comments.shown.set(null);
    // At once: with the next frame the caret would be put back from where the next key has sent it.
    editor.view.focus();
  };
  return (
    <>
      {!phone && (
        <div className="pn-margin">
          {signs.map((sign) => (
            <Sign key={sign.ids[0]} sign={sign} />
          ))}
        </div>
      )}
      {phone ? (
        <OnPhone onClose={leave} />
      ) : (
        open !== null && <Floating top={open.top} below={open.below} onClose={leave} />
      )}
      <CommentsSheet editor={editor} />
    </>
  );
}

function Sign({ sign }: { sign: Placed }) {
  const { comments } = useRoom();
  const shown = useStore(comments.shown);
  const [id = ''] = sign.ids;
  const isOpen = shown?.kind === 'thread' && sign.ids.includes(shown.id);
  // Several on one line: each press opens the next of them.
  const next = (): string => {
    const at = isOpen ? sign.ids.indexOf(shown.id) : -1;
    return sign.ids[(at + 1) % sign.ids.length] ?? id;
  };
  return (
    <button
      type="button"
      className={`pn-margin-sign ${isOpen ? 'pn-margin-sign-open' : ''}`}
      style={{ top: sign.top }}
      aria-expanded={isOpen}
      aria-label={sign.ids.length === 1 ? `Comment: ${sign.preview}` : `${sign.ids.length} comments: ${sign.preview}`}
      onClick={() => comments.shown.set({ kind: 'thread', id: next(), takesFocus: true })}
    >
      <Icon icon={commentIcon} />
      {sign.count > 1 && <span className="pn-num">{sign.count}</span>}
    </button>
  );
}

/** What is open: a thread, or a comment that is being written. */
function Inside({ onClose }: { onClose: () => void }) {
  const { comments } = useRoom();
  const shown = useStore(comments.shown);
  const { threads } = useStore(comments.list);
  if (shown === null) return null;
  if (shown.kind === 'new')
    return (
      <CommentForm
        label="Write a comment"
        action="Comment"
        autoFocus
        onCancel={onClose}
        onSend={(text) => comments.create(shown.passage, shown.quote, text)}
      />
    );
  const thread = threads.find(({ id }) => id === shown.id);
  return thread === undefined ? <p className="pn-muted">This comment was deleted.</p> : <ThreadCard thread={thread} />;
}

function Floating({ top, below, onClose }: { top: number; below: number; onClose: () => void }) {
  const { comments } = useRoom();
  const card = useRef<HTMLElement>(null);
  const shown = useStore(comments.shown);
  useEffect(() => {
    if (shown?.kind === 'thread' && shown.takesFocus) card.current?.focus();
  }, [shown]);
  const leave = useRef(onClose);
  leave.current = onClose;
  useEffect(() => {
    // Wherever the focus is; before the room, for which the same key stops a generation.
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('.modal.show, .offcanvas.show'))
        return;
      event.preventDefault();
      leave.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <aside
      ref={card}
      className="pn-comment-card"
      style={{ '--pn-line-top': `${top}px`, '--pn-line-below': `${below}px` } as React.CSSProperties}
      aria-label="Comment"
      tabIndex={-1}
    >
      {/* One that is being written is cancelled in its own words. */}
      {shown?.kind === 'thread' && (
        <IconButton className="pn-comment-close" size="sm" icon={close} label="Close" keys="Esc" onClick={onClose} />
      )}
      <Inside onClose={onClose} />
    </aside>
  );
}

function OnPhone({ onClose }: { onClose: () => void }) {
  const { comments } = useRoom();
  const shown = useStore(comments.shown);
  const role = useRole();
  return (
    <Sheet
      open={shown !== null}
      onClose={onClose}
      title={shown?.kind === 'new' ? 'New comment' : role === 'viewer' ? 'Comment' : 'Comment and reply'}
    >
      <Inside onClose={onClose} />
    </Sheet>
  );
}
