import type { Unsubscribe } from './channel.ts';

/** Heals a lost message, and notices what ends by itself (trust.md, I3). */
const RECHECK_MS = 2_000;

export interface Watching {
  /** Aborts when the reader has gone. */
  gone: AbortSignal;
  /** Calls back when the right to read may have changed. */
  subscribe(recheck: () => void): Unsubscribe;
  /** Throws when it is withdrawn; a doubt counts as withdrawn (I4). */
  check(): Promise<unknown>;
}

/** A signal for a stream that aborts when its reader has gone or may no longer read. */
export function whileAllowed({ gone, subscribe, check }: Watching): { signal: AbortSignal; close: () => void } {
  const withdrawn = new AbortController();
  const recheck = (): void => {
    check().catch(() => withdrawn.abort());
  };
  const unsubscribe = subscribe(recheck);
  const timer = setInterval(recheck, RECHECK_MS);
  return {
    signal: AbortSignal.any([gone, withdrawn.signal]),
    close() {
      clearInterval(timer);
      unsubscribe();
    },
  };
}
