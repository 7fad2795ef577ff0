import type { ReceiptItem } from '@penora/protocol/schemas/receipt';

export interface Totals {
  words: number;
  byModels: number;
  costMilliku: number;
}

/** What the rows of a receipt come to. */
export function totalsOf(items: readonly ReceiptItem[]): Totals {
  const totals: Totals = { words: 0, byModels: 0, costMilliku: 0 };
  for (const { words, model, costMilliku } of items) {
    totals.words += words;
    totals.costMilliku += costMilliku;
    if (model !== undefined) totals.byModels += words;
  }
  return totals;
}
