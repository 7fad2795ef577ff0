/** The live balance, in milliku (contract.md, Sockets: `entry` rises, older ones are to be ignored). */
import type { BalanceEvent } from '@penora/protocol/events';
import { createStore, type Store, useStore } from '../store.ts';

export interface Balance {
  milliku: number;
  /** The number of the ledger entry behind it; 0 when it came with /api/me, which names none. */
  entry: number;
}

/** Null while nobody is signed in. */
export const balanceStore: Store<Balance | null> = createStore<Balance | null>(null);

/** The balance that comes with /api/me counts until the socket has told one: it may be older. */
export function balanceFromMe(milliku: number): void {
  balanceStore.set((before) => (before !== null && before.entry > 0 ? before : { milliku, entry: 0 }));
}

export function balanceFromEvent(event: BalanceEvent): void {
  balanceStore.set((before) => {
    if (before !== null && event.entry < before.entry) return before;
    return { milliku: event.balanceMilliku, entry: event.entry };
  });
}

export const forgetBalance = (): void => balanceStore.set(null);

/** The live balance in milliku, or null while nobody is signed in. */
export const useBalance = (): number | null => useStore(balanceStore)?.milliku ?? null;
