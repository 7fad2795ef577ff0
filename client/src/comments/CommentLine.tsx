import type { Comment } from '@penora/protocol/schemas/comment';
import { useState } from 'react';
import { ago, atMinute } from '../format/times.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { pen, trash } from '../ui/icons.ts';
import { toastProblem } from '../ui/toasts.ts';
import { CommentForm } from './CommentForm.tsx';
import type { ProjectComments } from './projectComments.ts';

interface Props {
  comments: ProjectComments;
  comment: Comment;
  isMine: boolean;
  mayDelete: boolean;
  /** How many answers go with it. */
  replies: number;
}

/** One comment: who, when, and the words as they were typed. */
export function CommentLine({ comments, comment, isMine, mayDelete, replies }: Props) {
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  const remove = async (): Promise<void> => comments.remove(comment.id);
  const onDelete = (): void => {
    if (replies > 0) setAsking(true);
    else remove().catch(toastProblem);
  };
  return (
    <div className="pn-comment">
      <div className="pn-comment-top">
        <Avatar id={comment.userId} name={comment.name} size="sm" decorative />
        <span className="pn-comment-name">{comment.name}</span>
        <span className="pn-comment-time" title={atMinute(comment.at)}>
          {ago(comment.at)}
          {comment.editedAt !== null && ', edited'}
        </span>
        <span className="pn-comment-own">
          {isMine && !editing && <IconButton size="sm" icon={pen} label="Edit" onClick={() => setEditing(true)} />}
          {mayDelete && <IconButton size="sm" icon={trash} label="Delete" onClick={onDelete} />}
        </span>
      </div>
      {editing ? (
        <CommentForm
          label="Comment"
          action="Save"
          initial={comment.text}
          autoFocus
          onCancel={() => setEditing(false)}
          onSend={async (text) => {
            await comments.reword(comment.id, text);
            setEditing(false);
          }}
        />
      ) : (
        <p className="pn-comment-text">{comment.text}</p>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title="Delete the whole thread?"
        action="Delete"
        danger
        onConfirm={remove}
      >
        The answers go with it. This cannot be undone.
      </ConfirmDialog>
    </div>
  );
}
