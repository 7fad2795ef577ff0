import { formatKu3 } from '@penora/protocol/ku';
import type { LedgerFileQuery } from '@penora/protocol/schemas/account';
import type { LedgerEntry } from '@penora/protocol/schemas/ledger';
import type { z } from 'zod';
import type { Sql } from '../database/sql.ts';
import { listEntries } from '../ledger/entries.ts';
import { BYTE_ORDER_MARK, row, textCell } from './csv.ts';

const PAGE = 1_000;
const HEAD = [
  'number',
  'time',
  'kind',
  'application',
  'project',
  'model',
  'words',
  'ku',
  'balance_after_ku',
  'reference',
  'what',
];

const line = (entry: LedgerEntry): string =>
  row([
    entry.number,
    entry.at,
    entry.kind,
    textCell(entry.app),
    textCell(entry.projectCode ?? ''),
    textCell(entry.model ?? ''),
    entry.words,
    formatKu3(entry.amountMilliku),
    formatKu3(entry.balanceAfterMilliku),
    textCell(entry.reference),
    textCell(entry.description),
  ]);

/** The ledger of a person as CSV, newest first, a page at a time: never all of it in memory. */
export async function* ledgerLines(
  sql: Sql,
  userId: string,
  query: z.output<typeof LedgerFileQuery>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + row(HEAD);
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await listEntries(sql, userId, { ...query, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    if (page.items.length > 0) yield page.items.map(line).join('');
    cursor = page.nextCursor ?? undefined;
    more = page.nextCursor !== null;
  }
}
