/** Comments as people read them: a first one with its answers, oldest answer first. */
import type { Comment } from '@penora/protocol/schemas/comment';

export interface Thread {
  id: string;
  first: Comment;
  replies: readonly Comment[];
  resolved: boolean;
}

const byTime = (a: Comment, b: Comment): number => a.at.localeCompare(b.at) || a.id.localeCompare(b.id);

/** Oldest thread first. An answer whose thread was deleted meanwhile is left out. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const replies = Map.groupBy(comments, ({ replyTo }) => replyTo);
  return (replies.get(null) ?? []).toSorted(byTime).map((first) => ({
    id: first.id,
    first,
    replies: (replies.get(first.id) ?? []).toSorted(byTime),
    resolved: first.resolved,
  }));
}

/** Where a thread's words are now. */
export interface Span {
  from: number;
  to: number;
}

export interface Grouped {
  /** In the order of the text. */
  open: Thread[];
  /** Open ones whose words are gone. */
  gone: Thread[];
  resolved: Thread[];
}

export function groupedBy(threads: readonly Thread[], places: ReadonlyMap<string, Span>): Grouped {
  const at = ({ id }: Thread): number => places.get(id)?.from ?? 0;
  const unresolved = threads.filter(({ resolved }) => !resolved);
  return {
    open: unresolved.filter(({ id }) => places.has(id)).sort((a, b) => at(a) - at(b)),
    gone: unresolved.filter(({ id }) => !places.has(id)),
    resolved: threads.filter(({ resolved }) => resolved),
  };
}
