import { mayEdit } from '../documents/saving.ts';
import { useTask } from '../form/useTask.ts';
import { useRole, useRoom } from '../room/roomContext.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { check, undo } from '../ui/icons.ts';
import { announce, toast, toastProblem } from '../ui/toasts.ts';
import { CommentForm } from './CommentForm.tsx';
import { CommentLine } from './CommentLine.tsx';
import type { Thread } from './threads.ts';

interface Props {
  thread: Thread;
  /** Shows the words that it is about: where they are not in sight. */
  withQuote?: boolean;
}

/** A comment with its answers, and a line to answer in. */
export function ThreadCard({ thread, withQuote = false }: Props) {
  const { comments, me } = useRoom();
  const role = useRole();
  const line = (comment: Thread['first'], replies: number) => (
    <CommentLine
      key={comment.id}
      comments={comments}
      comment={comment}
      replies={replies}
      isMine={role !== 'viewer' && comment.userId === me.id}
      mayDelete={role === 'owner' || (role !== 'viewer' && comment.userId === me.id)}
    />
  );
  return (
    <div className="pn-thread">
      {mayEdit(role) && <ResolveButton thread={thread} />}
      {withQuote && <Quote thread={thread} />}
      {line(thread.first, thread.replies.length)}
      {thread.replies.map((reply) => line(reply, 0))}
      {role !== 'viewer' && !thread.resolved && (
        <CommentForm label="Reply" action="Reply" quiet onSend={(text) => comments.reply(thread.id, text)} />
      )}
    </div>
  );
}

function Quote({ thread }: { thread: Thread }) {
  if (thread.first.quote === '') return null;
  return <blockquote className="pn-thread-quote">{thread.first.quote}</blockquote>;
}

function ResolveButton({ thread }: { thread: Thread }) {
  const { comments } = useRoom();
  const { busy, run } = useTask(toastProblem);
  const { id, resolved } = thread;
  const turn = (to: boolean): Promise<void> =>
    run(async () => {
      await comments.resolve(id, to);
      if (!to) return announce('Opened again.');
      comments.shown.set((shown) => (shown?.kind === 'thread' && shown.id === id ? null : shown));
      toast('Resolved.', { tone: 'good', action: { label: 'Undo', run: () => void turn(false) } });
    });
  return (
    <IconButton
      className="pn-thread-resolve"
      size="sm"
      icon={resolved ? undo : check}
      label={resolved ? 'Open again' : 'Resolve'}
      busy={busy}
      onClick={() => void turn(!resolved)}
    />
  );
}
