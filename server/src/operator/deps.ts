import type { Database } from '../database/database.ts';
import type { Channel } from '../kernel/channel.ts';
import type { Payments } from '../payments/payments.ts';

/** What an operator's command works with. */
export interface OperatorDeps {
  database: Database;
  /** To the running processes, where they share Redis; without it they notice by their query every 2 s. */
  channel: Channel;
  payments: Pick<Payments, 'reconcile'>;
}

/** Who acts and why; both are written down. */
export interface Warrant {
  actor: string;
  reason: string;
}

/** What is printed, and whether all is well. */
export interface Report {
  lines: string[];
  ok: boolean;
}

export const said = (...lines: string[]): Report => ({ lines, ok: true });
