import type { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import type { Gateway } from '../gateway.ts';
import type { World } from './world.ts';

/** What a process that was killed would have done next never happens. */
export class Dead extends Error {
  constructor() {
    super('this process is dead');
  }
}

/**
 * The same world seen by a process that is killed at its n-th step: before or after any statement (inside a
 * transaction: it is rolled back), before or after any commit, before or after any request to the gateway.
 */
export function mortal(deps: World['deps'], steps: number): World['deps'] {
  let left = steps;
  function live(): void {
    left -= 1;
    if (left < 0) throw new Dead();
  }
  async function mortally<T>(work: () => Promise<T>): Promise<T> {
    live();
    const result = await work();
    live();
    return result;
  }
  const sqlOf = (sql: Sql): Sql => ({ query: (...args) => mortally(() => sql.query(...args)) });
  const { database, gateway } = deps;
  const db: Database = {
    ...database,
    sql: sqlOf(database.sql),
    transaction: (work) => mortally(() => database.transaction((tx) => work({ ...tx, sql: sqlOf(tx.sql) }))),
  };
  const mortalGateway: Gateway = {
    ...gateway,
    createOrder: (order) => mortally(() => gateway.createOrder(order)),
    payment: (id) => mortally(() => gateway.payment(id)),
    paymentsOf: (id) => mortally(() => gateway.paymentsOf(id)),
    capture: (payment) => mortally(() => gateway.capture(payment)),
    refundsOf: (id) => mortally(() => gateway.refundsOf(id)),
    refundsSince: (from) => mortally(() => gateway.refundsSince(from)),
  };
  return { ...deps, database: db, gateway: mortalGateway };
}

/** Runs until the end or until the process dies; returns whether it died. Everything else that is thrown goes on. */
export async function untilDeath(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return false;
  } catch (error) {
    if (error instanceof Dead) return true;
    throw error;
  }
}
