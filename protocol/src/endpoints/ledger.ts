/** Where every coin came from and went. */
import { endpoint } from '../endpoint.ts';
import { listOf } from '../list.ts';
import { LedgerEntry, LedgerQuery, LedgerSummary, LedgerSummaryQuery } from '../schemas/ledger.ts';

export const listEntries = endpoint({
  method: 'GET',
  path: '/api/ledger/entries',
  summary: 'Every coin in and out, newest first',
  tag: 'Ledger',
  access: 'person',
  status: 200,
  query: LedgerQuery,
  reply: listOf(LedgerEntry),
});

export const summariseLedger = endpoint({
  method: 'GET',
  path: '/api/ledger/summary',
  summary: 'Coins in and out by day, model, project and application',
  tag: 'Ledger',
  access: 'person',
  status: 200,
  query: LedgerSummaryQuery,
  reply: LedgerSummary,
});

export const balanceStream = endpoint({
  method: 'GET',
  path: '/api/ledger/balance/stream',
  summary: 'Server-sent events: `balance` with {balanceMilliku, entry} now and at every change',
  tag: 'Ledger',
  access: 'person',
  status: 200,
  replyType: 'text/event-stream',
});
