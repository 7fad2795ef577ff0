import { createHash } from 'node:crypto';

/** A server process that the balancer may send people to. */
export interface Target {
  readonly name: string;
  readonly port: number;
  /** Its /readyz said so, and it took the last connection. */
  isReady: boolean;
  /** On its way out: it gets nobody new, whatever /readyz says. */
  isDraining: boolean;
}

/** Highest random weight: when a process comes or goes, only its own share of the keys moves. */
const weight = (key: string, name: string): string => createHash('sha1').update(`${name} ${key}`).digest('hex');

/** The servers behind one address, and who is asked next. */
export class Pool {
  readonly #targets = new Map<string, Target>();
  readonly #waiting = new Set<() => void>();
  #turn = 0;

  /** A process that is new or has come back, perhaps on another port; ready when /readyz says so. */
  put(name: string, port: number): void {
    this.#targets.set(name, { name, port, isReady: false, isDraining: false });
  }

  /** Sends nobody there any more; who is there already stays. */
  drain(name: string): void {
    const target = this.#targets.get(name);
    if (target !== undefined) target.isDraining = true;
  }

  all(): Target[] {
    return [...this.#targets.values()];
  }

  note(target: Target, isReady: boolean): void {
    target.isReady = isReady;
    if (isReady) for (const wake of [...this.#waiting]) wake();
  }

  /** In the order in which they are to be tried: by turns, or for a key always the same one first. */
  candidates(key: string | null): Target[] {
    const open = this.all().filter(({ isReady, isDraining }) => isReady && !isDraining);
    if (key !== null) return open.sort((a, b) => (weight(key, a.name) < weight(key, b.name) ? 1 : -1));
    this.#turn = (this.#turn + 1) % Math.max(1, open.length);
    return [...open.slice(this.#turn), ...open.slice(0, this.#turn)];
  }

  /** Resolves when one is ready, or after `ms`. */
  async someReady(ms: number): Promise<void> {
    if (this.candidates(null).length > 0) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiting.add(done);
    });
  }
}
