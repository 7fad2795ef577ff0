/**
 * A value that components watch. React's own `useSyncExternalStore` is all that our few shared values need (who is
 * signed in, the balance, the theme, toasts); a state library would bring nothing more.
 */
import { useSyncExternalStore } from 'react';

export interface Store<Value> {
  get(): Value;
  /** Takes a new value, or a function of the old one. Tells the watchers unless nothing changed. */
  set(next: Value | ((before: Value) => Value)): void;
  /** Calls `watcher` after every change; returns the way to stop. */
  watch(watcher: () => void): () => void;
}

export function createStore<Value>(initial: Value): Store<Value> {
  let value = initial;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const after = isUpdate(next) ? next(value) : next;
      if (Object.is(after, value)) return;
      value = after;
      for (const watcher of [...watchers]) watcher();
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

function isUpdate<Value>(next: Value | ((before: Value) => Value)): next is (before: Value) => Value {
  return typeof next === 'function';
}

/** The store's value; renders again when it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.watch, store.get, store.get);
}

/** A part of the store's value; renders again only when that part changes. `pick` returns what `Object.is` can compare. */
export function useStorePart<Value, Part>(store: Store<Value>, pick: (value: Value) => Part): Part {
  const part = (): Part => pick(store.get());
  return useSyncExternalStore(store.watch, part, part);
}
