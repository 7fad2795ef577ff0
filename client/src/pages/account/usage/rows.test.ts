import type { SummaryRow } from '@penora/protocol/schemas/ledger';
import { expect, test } from 'vitest';
import { usageRows } from './rows.ts';

const row = (key: string, debitedMilliku: number): SummaryRow => ({
  ...{ key, debitedMilliku },
  creditedMilliku: 0,
  words: debitedMilliku / 10,
  entries: 1,
});
const summary = {
  total: row('', 300),
  day: [row('2026-11-28', 200), row('2026-11-26', 100)],
  model: [row('balanced', 300)],
  project: [],
  app: [row('penora', 300), row('sukusuku', 0)],
};
const given = { days: 4, now: Date.parse('2026-11-28T20:00:00Z'), nameOf: (key: string) => key.toUpperCase() };

test('days stand in order, those without coins too', () => {
  const rows = usageRows(summary, 'day', given);
  expect(rows.map(({ key, debitedMilliku }) => [key, debitedMilliku])).toEqual([
    ['2026-11-25', 0],
    ['2026-11-26', 100],
    ['2026-11-27', 0],
    ['2026-11-28', 200],
  ]);
  expect(rows[0]?.label).toBe('Nov 25');
});

test('others have names, and what spent nothing is left out', () => {
  expect(usageRows(summary, 'app', given).map(({ label }) => label)).toEqual(['PENORA']);
  expect(usageRows(summary, 'project', given)).toEqual([]);
});
