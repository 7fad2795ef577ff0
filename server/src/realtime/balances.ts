import type { BalanceEvent } from '@penora/protocol/events';
import type { Channel, Unsubscribe } from '../kernel/channel.ts';
import type { Logger } from '../kernel/log.ts';
import { balanceChanges } from '../ledger/topic.ts';

/** Reads balances by account; unknown accounts are left out. */
export type BalanceSource = (accountIds: readonly string[]) => Promise<Map<string, BalanceEvent>>;

const POLL_MS = 2_000;
/** While a purse pays chunk after chunk, its balance is told this often; the first change at once. */
const PAUSE_MS = 250;

interface Watched {
  holders: number;
  last: number;
  /** The newest balance not yet told, while a pause lasts. */
  waiting: BalanceEvent | null;
  pause: NodeJS.Timeout | null;
  unsubscribe: Unsubscribe;
}

/** The balances of the people who are connected to this process, told as they change and healed by a poll. */
export class BalanceWatch {
  readonly #channel: Channel;
  readonly #source: BalanceSource;
  readonly #log: Logger;
  readonly #tell: (userId: string, balance: BalanceEvent) => void;
  readonly #watched = new Map<string, Watched>();
  readonly #timer: NodeJS.Timeout;

  constructor(
    channel: Channel,
    source: BalanceSource,
    log: Logger,
    tell: (userId: string, balance: BalanceEvent) => void,
  ) {
    this.#channel = channel;
    this.#source = source;
    this.#log = log;
    this.#tell = tell;
    this.#timer = setInterval(() => void this.#poll(), POLL_MS);
  }

  /** Watches one account for one connection, which gets the balance as it is now. */
  hold(userId: string, first: (balance: BalanceEvent) => void): () => void {
    const watched = this.#watched.get(userId) ?? this.#watch(userId);
    watched.holders += 1;
    this.#source([userId])
      .then((balances) => {
        const balance = balances.get(userId);
        if (balance === undefined) return;
        watched.last = Math.max(watched.last, balance.entry);
        first(balance);
      })
      .catch((error: unknown) => this.#log.warn({ err: error }, 'a balance could not be read'));
    return () => {
      watched.holders -= 1;
      if (watched.holders > 0) return;
      watched.unsubscribe();
      if (watched.pause !== null) clearTimeout(watched.pause);
      this.#watched.delete(userId);
    };
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { unsubscribe, pause } of this.#watched.values()) {
      unsubscribe();
      if (pause !== null) clearTimeout(pause);
    }
  }

  #watch(userId: string): Watched {
    const unsubscribe = balanceChanges.subscribe(this.#channel, userId, (balance) => this.#pass(userId, balance));
    const watched: Watched = { holders: 0, last: -1, waiting: null, pause: null, unsubscribe };
    this.#watched.set(userId, watched);
    return watched;
  }

  #pass(userId: string, balance: BalanceEvent): void {
    const watched = this.#watched.get(userId);
    if (watched === undefined || balance.entry <= watched.last) return;
    watched.last = balance.entry;
    watched.waiting = balance;
    if (watched.pause === null) this.#tellWaiting(userId, watched);
  }

  #tellWaiting(userId: string, watched: Watched): void {
    watched.pause = null;
    if (watched.waiting === null || this.#watched.get(userId) !== watched) return;
    this.#tell(userId, watched.waiting);
    watched.waiting = null;
    watched.pause = setTimeout(() => this.#tellWaiting(userId, watched), PAUSE_MS);
  }

  async #poll(): Promise<void> {
    if (this.#watched.size === 0) return;
    try {
      const balances = await this.#source([...this.#watched.keys()]);
      for (const [userId, balance] of balances) this.#pass(userId, balance);
    } catch (error) {
      this.#log.warn({ err: error }, 'balances could not be checked');
    }
  }
}
