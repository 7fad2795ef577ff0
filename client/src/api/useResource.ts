/** Loading what a page shows, with its states. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { isAborted } from './problem.ts';
import { isOutOfReach, whenBack } from './reach.ts';

export type Resource<Value> =
  | { state: 'loading' }
  | { state: 'ready'; value: Value }
  /** `error` is mostly an ApiProblem: give it to `ErrorState`. */
  | { state: 'failed'; error: unknown };

export interface Loaded<Value> {
  resource: Resource<Value>;
  /** Loads again behind what is shown. */
  reload: () => void;
  /** Changes the value here, after the server has taken the change. */
  update: (change: (value: Value) => Value) => void;
}

/**
 * Loads by `load` and again whenever `key` changes; what a former key was still loading is given up. A failed reload
 * leaves the value that is shown.
 */
export function useResource<Value>(key: string, load: (signal: AbortSignal) => Promise<Value>): Loaded<Value> {
  const [kept, setKept] = useState<{ key: string; resource: Resource<Value> }>({ key, resource: { state: 'loading' } });
  const latest = useRef(load);
  latest.current = load;

  const start = useCallback(() => {
    const abort = new AbortController();
    latest.current(abort.signal).then(
      (value) => abort.signal.aborted || setKept({ key, resource: { state: 'ready', value } }),
      (error: unknown) => {
        if (abort.signal.aborted || isAborted(error)) return;
        setKept((before) => (isShown(before, key) ? before : { key, resource: { state: 'failed', error } }));
      },
    );
    return () => abort.abort();
  }, [key]);

  const giveUp = useRef<() => void>(() => undefined);
  const reload = useCallback(() => {
    giveUp.current();
    giveUp.current = start();
  }, [start]);
  useEffect(() => {
    reload();
    return () => giveUp.current();
  }, [reload]);
  const isWaiting = kept.resource.state === 'failed' && isOutOfReach(kept.resource.error);
  useEffect(() => (isWaiting ? whenBack(reload) : undefined), [isWaiting, reload]);
  const update = useCallback((change: (value: Value) => Value) => {
    setKept((before) => {
      if (before.resource.state !== 'ready') return before;
      return { ...before, resource: { state: 'ready', value: change(before.resource.value) } };
    });
  }, []);
  return { resource: kept.key === key ? kept.resource : { state: 'loading' }, reload, update };
}

const isShown = (kept: { key: string; resource: Resource<unknown> }, key: string): boolean =>
  kept.key === key && kept.resource.state === 'ready';
