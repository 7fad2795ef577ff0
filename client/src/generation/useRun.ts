/** One generation in a component. What streams changes often; most of a card does not. */
import { useRef, useSyncExternalStore } from 'react';
import { useRoom } from '../room/roomContext.ts';
import type { Run } from './run.ts';

/** A part of a generation; renders again only when that part changes. `pick` returns what `Object.is` can compare. */
export function useRunPart<Part>(id: string, pick: (run: Run) => Part): Part {
  const store = useRoom().runs.store(id);
  if (store === undefined) throw new Error('a generation that is not known');
  return useSyncExternalStore(store.watch, () => pick(store.get()));
}

/**
 * A generation without following its stream: renders again when it begins, ends, or is starred, titled, discarded. Its
 * text, words and cost are those of that moment, so they are whole once it has ended.
 */
export function useRunMeta(id: string): Run {
  const last = useRef<Run | null>(null);
  return useRunPart(id, (run) => {
    if (last.current === null || !isSameButText(last.current, run)) last.current = run;
    return last.current;
  });
}

function isSameButText(a: Run, b: Run): boolean {
  const isOver = a.endedAt !== null && b.endedAt !== null;
  return (
    a.id === b.id &&
    a.status === b.status &&
    a.reason === b.reason &&
    a.title === b.title &&
    a.starred === b.starred &&
    a.starredIdeas === b.starredIdeas &&
    a.discarded === b.discarded &&
    a.endedAt === b.endedAt &&
    (!isOver || (a.seq === b.seq && a.words === b.words))
  );
}
