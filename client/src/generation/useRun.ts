/** One generation in a component: renders again with its chunks, and only then. */
import { useRef, useSyncExternalStore } from 'react';
import { useRoom } from '../room/roomContext.ts';
import type { Run } from './run.ts';

/** The generation; throws for one that is not known (lists hold known ones only). */
export function useRun(id: string): Run {
  return useRunPart(id, (run) => run);
}

/** A part of it; renders again only when that part changes. `pick` must return something comparable by `Object.is`. */
export function useRunPart<Part>(id: string, pick: (run: Run) => Part): Part {
  const store = useRoom().runs.store(id);
  if (store === undefined) throw new Error('a generation that is not known');
  const latest = useRef(pick);
  latest.current = pick;
  return useSyncExternalStore(store.watch, () => latest.current(store.get()));
}
