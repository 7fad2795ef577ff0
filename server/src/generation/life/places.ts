import { limits } from '@penora/protocol/catalog/limits';
import type { Database } from '../../database/database.ts';
import { type Sql, statement } from '../../database/sql.ts';
import { tooMany } from '../../kernel/errors.ts';
import type { GenerationDeps } from '../deps.ts';
import type { GenerationRecord } from '../tables.ts';
import { findRecord } from './records.ts';

const lockStatement = statement("select pg_advisory_xact_lock(hashtextextended('generations of ' || $1, 0))");
const countStatement = statement<{ running: number; queued: number }>(
  `select count(*) filter (where status = 'streaming')::int as running,
    count(*) filter (where status = 'queued')::int as queued
   from generations where requested_by = $1 and status in ('queued', 'streaming')`,
);
const nextStatement = statement<{ id: string }>(
  `update generations set status = 'streaming', epoch = epoch + 1, lease_owner = $2,
    lease_until = now() + $3 * interval '1 millisecond'
   where id = (
     select id from generations where requested_by = $1 and status = 'queued'
     order by created_at, take limit 1 for update skip locked
   ) returning id`,
);
const waitingStatement = statement<{ requested_by: string }>(
  "select distinct requested_by from generations where status = 'queued'",
);

const RETRY_SECONDS = 10;

/** How many generations one person may have at once, and how many may wait (contract.md, Generations). */
export const allowance = (factor: number): { running: number; queued: number } => ({
  running: Math.max(1, Math.floor(limits.runningPerPerson * factor)),
  queued: Math.max(1, Math.floor(limits.queuedPerPerson * factor)),
});

/**
 * Holds the person's places until the end of the transaction and says how many of `wanted` may begin now; the rest
 * waits. Throws `too_many_requests` when too many would wait.
 */
export async function takePlaces(sql: Sql, userId: string, wanted: number, factor: number): Promise<number> {
  await sql.query(lockStatement, [userId]);
  const [count = { running: 0, queued: 0 }] = await sql.query(countStatement, [userId]);
  const allowed = allowance(factor);
  const free = count.queued > 0 ? 0 : Math.max(0, allowed.running - count.running);
  const waiting = count.queued + Math.max(0, wanted - free);
  if (waiting > allowed.queued) {
    throw tooMany(`${count.queued} generations are waiting already; wait until some have ended.`, RETRY_SECONDS);
  }
  return Math.min(wanted, free);
}

type Claiming = Pick<GenerationDeps, 'db' | 'processId' | 'limits' | 'limitsFactor'>;

/** The next one of a person that waits, now streaming under this process; null when none waits or no place is free. */
export async function claimNext(deps: Claiming, userId: string): Promise<GenerationRecord | null> {
  const { db, processId, limits: own, limitsFactor } = deps;
  const id = await db.transaction(async ({ sql }) => {
    await sql.query(lockStatement, [userId]);
    const [count = { running: 0, queued: 0 }] = await sql.query(countStatement, [userId]);
    if (count.queued === 0 || count.running >= allowance(limitsFactor).running) return null;
    const [row] = await sql.query(nextStatement, [userId, processId, own.leaseMs]);
    return row?.id ?? null;
  });
  return id === null ? null : findRecord(db, id);
}

/** People for whom something waits. */
export async function peopleWaiting(db: Database): Promise<string[]> {
  return (await db.sql.query(waitingStatement)).map((row) => row.requested_by);
}
