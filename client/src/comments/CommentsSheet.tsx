import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { PHONE } from '../room/panes.ts';
import { useRoom } from '../room/roomContext.ts';
import { useMedia } from '../room/useMedia.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { comment as commentIcon } from '../ui/icons.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Loading, Skeleton } from '../ui/Skeleton.tsx';
import { goToPlace } from './goToPlace.ts';
import { ThreadCard } from './ThreadCard.tsx';
import { groupedBy, type Thread } from './threads.ts';

/** All comments, as they stand in the text; those whose words are gone and resolved ones at the end. */
export function CommentsSheet({ editor }: { editor: Editor }) {
  const { comments } = useRoom();
  const open = useStore(comments.listOpen);
  const phone = useMedia(PHONE);
  return (
    <Sheet open={open} onClose={() => comments.listOpen.set(false)} title="Comments" from={phone ? 'bottom' : 'end'}>
      {open && <List editor={editor} />}
    </Sheet>
  );
}

function List({ editor }: { editor: Editor }) {
  const { comments } = useRoom();
  const { state, error, threads } = useStore(comments.list);
  const places = useStore(comments.places);
  const [withResolved, setWithResolved] = useState(false);
  if (state === 'loading')
    return (
      <Loading what="the comments">
        <Skeleton lines={4} height={18} />
      </Loading>
    );
  if (state === 'failed') return <ErrorState error={error} onRetry={() => void comments.read()} />;
  const { open, gone, resolved } = groupedBy(threads, places);
  if (threads.length === 0)
    return (
      <EmptyState compact icon={commentIcon} title="No comments yet">
        Select some words and press Comment. Everybody here can read it; the text stays as it is.
      </EmptyState>
    );
  return (
    <div className="pn-comment-list">
      {open.length === 0 && gone.length === 0 && <p className="pn-muted">Nothing is open.</p>}
      {open.map((thread) => (
        <Entry key={thread.id} thread={thread} editor={editor} />
      ))}
      {gone.length > 0 && <h3>The words are gone</h3>}
      {gone.map((thread) => (
        <Entry key={thread.id} thread={thread} editor={null} />
      ))}
      {resolved.length > 0 && (
        <Button size="sm" variant="quiet" aria-expanded={withResolved} onClick={() => setWithResolved(!withResolved)}>
          {withResolved ? 'Hide resolved' : `Show ${resolved.length} resolved`}
        </Button>
      )}
      {withResolved &&
        resolved.map((thread) => (
          <Entry key={thread.id} thread={thread} editor={places.has(thread.id) ? editor : null} />
        ))}
    </div>
  );
}

function Entry({ thread, editor }: { thread: Thread; editor: Editor | null }) {
  const { comments } = useRoom();
  const go = (): void => {
    if (editor === null) return;
    comments.listOpen.set(false);
    goToPlace(editor, comments, thread.id);
  };
  return (
    <article className="pn-comment-entry">
      <ThreadCard thread={thread} withQuote />
      {editor !== null && (
        <Button size="sm" variant="quiet" onClick={go}>
          Show in the text
        </Button>
      )}
    </article>
  );
}
