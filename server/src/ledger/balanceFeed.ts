import type { BalanceEvent } from '@penora/protocol/events';
import type { Sql } from '../database/sql.ts';
import type { Channel, Unsubscribe } from '../kernel/channel.ts';
import type { Logger } from '../kernel/log.ts';
import { balanceOf, balancesOf } from './balance.ts';
import { balanceChanges } from './topic.ts';

const POLL_MS = 2_000;

interface Watched {
  last: number;
  listeners: Set<(balance: BalanceEvent) => void>;
  unsubscribe: Unsubscribe;
}

/** Balances as they change, for streams: told by the channel, healed by one query for all that are watched. */
export class BalanceFeed {
  readonly #sql: Sql;
  readonly #channel: Channel;
  readonly #log: Logger;
  readonly #watched = new Map<string, Watched>();
  readonly #timer: NodeJS.Timeout;

  constructor(sql: Sql, channel: Channel, log: Logger) {
    this.#sql = sql;
    this.#channel = channel;
    this.#log = log;
    this.#timer = setInterval(() => void this.#poll(), POLL_MS);
  }

  /**
   * The balance now and after every change, the newest only when the reader is slow, until `signal` aborts. Throws
   * `not_found` for an unknown account (L9).
   */
  async *follow(accountId: string, signal: AbortSignal): AsyncGenerator<BalanceEvent> {
    const heard: { newest: BalanceEvent | null; wake: () => void } = { newest: null, wake: () => undefined };
    const stop = this.#listen(accountId, (balance) => {
      heard.newest = balance;
      heard.wake();
    });
    const woken = (): void => heard.wake();
    signal.addEventListener('abort', woken);
    try {
      let told = await balanceOf(this.#sql, accountId);
      yield told;
      while (!signal.aborted) {
        const { newest } = heard;
        if (newest !== null && newest.entry > told.entry) {
          told = newest;
          yield told;
          continue;
        }
        // Nothing is awaited between the look above and this, so no change is missed.
        await new Promise<void>((resolve) => {
          heard.wake = resolve;
        });
      }
    } finally {
      signal.removeEventListener('abort', woken);
      stop();
    }
  }

  close(): void {
    clearInterval(this.#timer);
    for (const { unsubscribe } of this.#watched.values()) unsubscribe();
    this.#watched.clear();
  }

  #listen(accountId: string, listener: (balance: BalanceEvent) => void): Unsubscribe {
    const watched = this.#watched.get(accountId) ?? this.#watch(accountId);
    watched.listeners.add(listener);
    return () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size > 0) return;
      watched.unsubscribe();
      if (this.#watched.get(accountId) === watched) this.#watched.delete(accountId);
    };
  }

  #watch(accountId: string): Watched {
    const unsubscribe = balanceChanges.subscribe(this.#channel, accountId, (balance) => this.#pass(accountId, balance));
    const watched: Watched = { last: -1, listeners: new Set(), unsubscribe };
    this.#watched.set(accountId, watched);
    return watched;
  }

  #pass(accountId: string, balance: BalanceEvent): void {
    const watched = this.#watched.get(accountId);
    if (watched === undefined || balance.entry <= watched.last) return;
    watched.last = balance.entry;
    for (const listener of watched.listeners) listener(balance);
  }

  async #poll(): Promise<void> {
    if (this.#watched.size === 0) return;
    try {
      for (const [id, balance] of await balancesOf(this.#sql, [...this.#watched.keys()])) this.#pass(id, balance);
    } catch (error) {
      this.#log.warn({ err: error }, 'balances could not be checked');
    }
  }
}
