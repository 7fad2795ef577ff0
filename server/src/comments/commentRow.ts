import type { Comment } from '@penora/protocol/schemas/comment';
import { presentAnchor } from './anchor.ts';

export interface CommentRow extends Record<string, unknown> {
  id: string;
  thread_id: string | null;
  user_id: string;
  name: string;
  anchor_from: Uint8Array;
  anchor_to: Uint8Array;
  quote: string;
  text: string;
  resolved: boolean;
  created_at: Date;
  edited_at: Date | null;
  micros: number;
}

/** A comment `c` with its thread's first `t` (itself, for the first) and its author `u`. */
export const commentColumns = `c.id, c.thread_id, c.user_id, u.name, t.anchor_from, t.anchor_to, c.quote, c.text,
  t.resolved_at is not null as resolved, c.created_at, c.edited_at,
  (extract(epoch from c.created_at) * 1000000)::bigint as micros`;

export const commentTables = `comments c join comments t on t.id = coalesce(c.thread_id, c.id)
  join users u on u.id = c.user_id`;

export const presentComment = (row: CommentRow): Comment => ({
  id: row.id,
  userId: row.user_id,
  name: row.name,
  anchor: presentAnchor({ from: row.anchor_from, to: row.anchor_to }),
  text: row.text,
  quote: row.quote,
  resolved: row.resolved,
  replyTo: row.thread_id,
  at: row.created_at.toISOString(),
  editedAt: row.edited_at?.toISOString() ?? null,
});
