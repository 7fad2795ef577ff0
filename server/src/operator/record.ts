import { type Sql, statement } from '../database/sql.ts';
import { newId } from '../kernel/ids.ts';
import type { Warrant } from './deps.ts';

export interface Act extends Warrant {
  action: string;
  person?: string;
  facts?: Record<string, string | number | null>;
}

interface ActRow extends Record<string, unknown> {
  at: Date;
  action: string;
  actor: string;
  reason: string;
  person: string | null;
  facts: Record<string, unknown>;
}

const recordStatement = statement(
  'insert into operator_actions (id, action, actor, reason, person, facts) values ($1, $2, $3, $4, $5, $6)',
);
const logStatement = statement<ActRow>(
  `select at, action, actor, reason, person, facts from operator_actions
   where $1::text is null or person = $1 order by at desc, id desc limit $2`,
);

/** Writes down what is being done, in the transaction that does it. */
export async function record(sql: Sql, { action, actor, reason, person, facts = {} }: Act): Promise<void> {
  await sql.query(recordStatement, [newId(), action, actor, reason, person ?? null, JSON.stringify(facts)]);
}

/** The newest acts, of all or about one person. */
export const recorded = (sql: Sql, person: string | null, limit: number): Promise<ActRow[]> =>
  sql.query(logStatement, [person, limit]);
