import { setTimeout as pause } from 'node:timers/promises';
import type { Postmaster } from './postmaster.ts';

export interface SupervisorOptions {
  readonly launch: () => Promise<Postmaster>;
  /** The pause before each restart in a row; when they are used up, it is given up. */
  readonly delaysMs: readonly number[];
  readonly log: (line: string) => void;
  /** Called once, when the server is down and stays so. */
  readonly onFailure: (reason: Error) => void;
}

/** A server that has been up this long has got over what ended the last one. */
const STEADY_MS = 60_000;

/** At once, then patiently: about two minutes in all, so that a disk that is full for a while costs no restart of ours. */
export const RESTART_DELAYS_MS: readonly number[] = [0, 100, 500, 1_000, 2_000, ...Array<number>(24).fill(5_000)];

/**
 * Starts the server (its failure is thrown) and from then on starts it again whenever it ends. The returned function
 * ends both; it resolves when the server is down.
 */
export async function supervise(options: SupervisorOptions): Promise<() => Promise<void>> {
  let current = await options.launch();
  const stopping = new AbortController();
  const keeping = keep();
  return async () => {
    stopping.abort();
    await current.stop();
    await keeping;
  };

  async function keep(): Promise<void> {
    let failures = 0;
    for (;;) {
      const since = performance.now();
      const why = await current.ended;
      if (stopping.signal.aborted) return;
      options.log(`the database server ended by itself and is started again: ${why}`);
      if (performance.now() - since > STEADY_MS) failures = 0;
      const tries = await restart(failures);
      if (tries === undefined) return;
      failures = tries;
    }
  }

  /** The number of tries used up; undefined when it is over. */
  async function restart(used: number): Promise<number | undefined> {
    let reason = new Error('the database server ends again and again');
    for (const [index, delayMs] of options.delaysMs.entries()) {
      if (index < used) continue;
      await pause(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
      const next = await options.launch().catch((error: unknown) => {
        reason = error instanceof Error ? error : new Error(String(error));
        options.log(reason.message);
        return undefined;
      });
      if (!next) continue;
      current = next;
      // Asked to stop while it was starting: the one who asked holds the former server.
      if (stopping.signal.aborted) await current.stop();
      return index + 1;
    }
    if (!stopping.signal.aborted) options.onFailure(reason);
    return undefined;
  }
}
