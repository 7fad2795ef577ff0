import { type Sql, statement } from '../database/sql.ts';

const goneStatement = statement('update joined_buyers set user_id = $2 where user_id = $1');
const joinStatement = statement(
  `insert into joined_buyers (account_id, user_id) values ($1, $2)
   on conflict (account_id) do update set user_id = excluded.user_id`,
);
const lockStatement = statement('select 1 from orders where user_id = $1 order by id for update');
const ordersStatement = statement('update orders set user_id = $2 where user_id = $1');
const paymentsStatement = statement('update payments set user_id = $2 where user_id = $1');

/**
 * Hands the orders of one account to another of the same person, and with them payments, plans and open debts, in the
 * caller's transaction and before its coins move (README.md: order, payment, account). A payment that is captured
 * later brings its coins to `to`.
 */
export async function joinBuyers(sql: Sql, from: string, to: string): Promise<void> {
  await sql.query(goneStatement, [from, to]);
  await sql.query(joinStatement, [from, to]);
  await sql.query(lockStatement, [from]);
  await sql.query(ordersStatement, [from, to]);
  await sql.query(paymentsStatement, [from, to]);
}
