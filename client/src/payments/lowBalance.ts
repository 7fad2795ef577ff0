/** Says once that coins are running low: when the balance falls below the mark, in whatever page is open. */
import { limits } from '@penora/protocol/catalog/limits';
import { kuWords } from '../format/ku.ts';
import { type Balance, balanceStore } from '../session/balance.ts';

export const LOW_MILLIKU = limits.lowBalanceKu * 1_000;

/** Whether the step from one balance to the next passes the mark on the way down. Without a step nothing is said. */
export const fallsLow = (before: Balance | null, after: Balance | null): boolean =>
  before !== null && after !== null && before.milliku >= LOW_MILLIKU && after.milliku < LOW_MILLIKU;

/** "4.99 Ku left, about 499 words." */
export const lowWords = (milliku: number): string =>
  `${kuWords(milliku)} left, about ${Math.floor(milliku / 10).toLocaleString('en-US')} words.`;

/** Calls `tell` whenever the balance falls low. Returns the way to stop. */
export function watchLowBalance(tell: (text: string) => void): () => void {
  let before = balanceStore.get();
  return balanceStore.watch(() => {
    const after = balanceStore.get();
    if (fallsLow(before, after) && after !== null) tell(lowWords(after.milliku));
    before = after;
  });
}
