/** Work that nobody waits for: after a page has come to rest, so that it takes nothing away from what is read first. */
import { useEffect, useState } from 'react';

const LOADED_MS = 600;
const AT_MOST_MS = 2_000;

/** Runs `act` once when the page has loaded and has nothing better to do; returns the way to give it up. */
export function whenAtRest(act: () => void): () => void {
  let given = false;
  const run = (): void => {
    if (!given) act();
  };
  // Safari has no requestIdleCallback.
  const soon = (): void => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: AT_MOST_MS });
    else setTimeout(run, 0);
  };
  const loaded = (): void => void setTimeout(soon, LOADED_MS);
  if (document.readyState === 'complete') loaded();
  else addEventListener('load', loaded, { once: true });
  return () => {
    given = true;
    removeEventListener('load', loaded);
  };
}

/**
 * Code that the page is good without, e.g. what may have something to tell: null until it is here, and for ever when it
 * cannot be loaded.
 */
export function useLater<Part>(load: () => Promise<Part>, isWanted: boolean): Part | null {
  const [part, setPart] = useState<{ is: Part } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    return whenAtRest(
      () =>
        void load().then(
          (is) => setPart({ is }),
          () => undefined,
        ),
    );
  }, [load, isWanted]);
  return part?.is ?? null;
}
