/** What the charts and their tables show, from the summary that the server makes. */
import type { LedgerSummary, SummaryRow } from '@penora/protocol/schemas/ledger';

export type By = 'day' | 'model' | 'project' | 'app';

export interface UsageRow extends SummaryRow {
  label: string;
}

const DAY_MS = 86_400_000;

/** The days as the server counts them (UTC), from the oldest to today, those without coins too. */
function everyDay(rows: readonly SummaryRow[], days: number, now: number): SummaryRow[] {
  const known = new Map(rows.map((row) => [row.key, row]));
  return Array.from({ length: days }, (_, index) => {
    const key = new Date(now - (days - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    return known.get(key) ?? { key, creditedMilliku: 0, debitedMilliku: 0, words: 0, entries: 0 };
  });
}

/** "Nov 28" */
const dayLabel = (key: string): string =>
  new Date(`${key}T00:00:00Z`).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** Rows in the order of the chart. `nameOf` gives models, projects and applications their names. */
export function usageRows(
  summary: LedgerSummary,
  by: By,
  { days, now, nameOf }: { days: number; now: number; nameOf: (key: string) => string },
): UsageRow[] {
  if (by === 'day') return everyDay(summary.day, days, now).map((row) => ({ ...row, label: dayLabel(row.key) }));
  return summary[by].filter((row) => row.debitedMilliku > 0).map((row) => ({ ...row, label: nameOf(row.key) }));
}
