/** What the ledger shows. Days are the reader's own; the server is asked for moments. */
import type { EntryKind } from '@penora/protocol/schemas/ledger';

export interface LedgerFilter {
  kind: EntryKind | null;
  app: string | null;
  project: string | null;
  /** `2026-11-28`, both days included. */
  from: string | null;
  to: string | null;
}

export const everything: LedgerFilter = { kind: null, app: null, project: null, from: null, to: null };

export const isFiltered = (filter: LedgerFilter): boolean => Object.values(filter).some((value) => value !== null);

/** The first moment of a day here, or of the day after it; undefined for what is no day. */
function momentOf(day: string | null, daysAfter: 0 | 1): string | undefined {
  const [year, month, date] = (day ?? '').split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined || !(year > 1_900 && year < 10_000))
    return undefined;
  return new Date(year, month - 1, date + daysAfter).toISOString();
}

export const queryOf = ({ kind, app, project, from, to }: LedgerFilter) => ({
  kind: kind ?? undefined,
  app: app ?? undefined,
  project: project ?? undefined,
  from: momentOf(from, 0),
  to: momentOf(to, 1),
});
