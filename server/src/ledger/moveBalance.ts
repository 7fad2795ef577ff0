import { type Sql, statement } from '../database/sql.ts';
import { openAccount, post } from './post.ts';

const lockStatement = statement<{ id: string; balance: number }>(
  'select id, balance from accounts where id = any($1) order by id for update',
);

/**
 * Moves all coins of one account to another of the same person, in the caller's transaction: two entries that name
 * each other. Both accounts are held, in order, so that nothing is spent in between.
 */
export async function moveBalance(sql: Sql, from: string, to: string): Promise<void> {
  await openAccount(sql, from);
  await openAccount(sql, to);
  const accounts = await sql.query(lockStatement, [[from, to]]);
  const balance = accounts.find(({ id }) => id === from)?.balance ?? 0;
  if (balance === 0) return;
  const entry = {
    kind: 'adjustment',
    app: 'penora',
    actor: to,
    reference: 'join',
    description: 'Two accounts joined',
  } as const;
  await post(sql, { ...entry, accountId: from, amountMilliku: -balance, cause: `join:${from}:out` });
  await post(sql, { ...entry, accountId: to, amountMilliku: balance, cause: `join:${from}:in` });
}
