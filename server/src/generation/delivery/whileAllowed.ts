import type { Channel } from '../../kernel/channel.ts';
import { onProjectChange } from '../../projects/changes.ts';

/** Heals a lost message (trust.md, I3: 3 s while other processes cannot be reached). */
const RECHECK_MS = 2_500;

/**
 * A signal that aborts when the reader has gone or may no longer read: access is asked for again when the project
 * changes, and every now and then. `check` throws when it is withdrawn; a doubt counts as withdrawn (I4).
 */
export function whileAllowed(
  { channel, code, gone }: { channel: Channel; code: string; gone: AbortSignal },
  check: () => Promise<unknown>,
): { signal: AbortSignal; close: () => void } {
  const withdrawn = new AbortController();
  const recheck = (): void => {
    check().catch(() => withdrawn.abort());
  };
  const unsubscribe = onProjectChange(channel, code, recheck);
  const timer = setInterval(recheck, RECHECK_MS);
  return {
    signal: AbortSignal.any([gone, withdrawn.signal]),
    close() {
      clearInterval(timer);
      unsubscribe();
    },
  };
}
