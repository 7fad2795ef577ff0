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
const modelsStatement = statement<{ model_id: string; running: number; queued: number }>(
  `select model_id, count(*) filter (where status = 'streaming')::int as running,
    count(*) filter (where status = 'queued')::int as queued
   from generations where model_id = any($1) and status in ('queued', 'streaming') group by model_id`,
);

/** Everything that waits, with how many of the same person are before it: the queue goes round by persons. */
const QUEUE = `
  running as (select requested_by, model_id from generations where status = 'streaming'),
  people as (select requested_by, count(*) as running from running group by 1),
  queue as (
    select q.id, q.requested_by, q.model_id, q.created_at, q.take, coalesce(p.running, 0) as theirs,
      row_number() over (partition by q.requested_by order by q.created_at, q.take) + coalesce(p.running, 0) as round
    from generations q left join people p using (requested_by) where q.status = 'queued'
  )`;

const nextStatement = statement<{ id: string; requested_by: string; model_id: string }>(
  `with ${QUEUE}, models as (select model_id, count(*) as running from running group by 1)
   select q.id, q.requested_by, q.model_id from queue q left join models m using (model_id)
   where q.theirs < $1 and coalesce(m.running, 0) < $2
   order by q.round, q.created_at, q.take, q.id limit 1`,
);
const claimStatement = statement<{ id: string }>(
  `update generations set status = 'streaming', epoch = epoch + 1, lease_owner = $2,
    lease_until = now() + $3 * interval '1 millisecond'
   where id = $1 and status = 'queued' returning id`,
);
const positionsStatement = statement<{ id: string; position: number }>(
  `with ${QUEUE}, placed as (
     select id, row_number() over (partition by model_id order by round, created_at, take, id)::int as position from queue
   ) select id, position from placed where id = any($1::uuid[])`,
);

const RETRY_SECONDS = 10;
/** Two processes may want the same one; after so many others took, the next sweep sees. */
const CLAIM_TRIES = 5;

/** How many generations of one person may run at once, and how many there may be, those that wait included. */
const allowance = (factor: number): { running: number; underWay: number } => ({
  running: Math.max(1, Math.floor(limits.runningPerPerson * factor)),
  underWay: Math.max(1, Math.floor(limits.underWayPerPerson * factor)),
});

/** More than can be under way at once: with so many places left nobody has to wait for anybody to count them. */
const STARTED_AT_ONCE = 60;

type Placing = Pick<GenerationDeps, 'limits' | 'limitsFactor'>;

const runningPerModel = ({ limits: own, limitsFactor }: Placing): number =>
  Math.max(1, Math.floor(own.runningPerModel * limitsFactor));

/** Of these models, in order, which have a place now; where it is tight, those that wait already come first. */
async function modelPlaces(deps: Placing, sql: Sql, modelIds: readonly string[]): Promise<boolean[]> {
  const most = runningPerModel(deps);
  const distinct = [...new Set(modelIds)].sort();
  const count = () => sql.query(modelsStatement, [distinct]);
  let counted = await count();
  const isTight = ({ running }: { running: number }): boolean => running + modelIds.length > most;
  const running = Math.max(0, ...counted.map((row) => row.running));
  if (running + modelIds.length + STARTED_AT_ONCE > most) {
    for (const id of distinct) await sql.query(lockStatement, [`model ${id}`]);
    counted = await count();
  }
  const free = new Map(distinct.map((id) => [id, most]));
  for (const row of counted) free.set(row.model_id, isTight(row) && row.queued > 0 ? 0 : most - row.running);
  return modelIds.map((id) => {
    const left = free.get(id) ?? 0;
    free.set(id, left - 1);
    return left > 0;
  });
}

/**
 * Holds the person's places until the end of the transaction and says which of the wanted, each by its model id, may
 * begin now; the rest waits. Throws `too_many_requests` when that would be too many.
 */
export async function takePlaces(
  deps: Placing,
  sql: Sql,
  userId: string,
  modelIds: readonly string[],
): Promise<boolean[]> {
  await sql.query(lockStatement, [userId]);
  const [count = { running: 0, queued: 0 }] = await sql.query(countStatement, [userId]);
  const allowed = allowance(deps.limitsFactor);
  let left = count.queued > 0 ? 0 : Math.max(0, allowed.running - count.running);
  const ofModels = await modelPlaces(deps, sql, modelIds);
  const places = ofModels.map((isFree) => {
    if (isFree && left > 0) left -= 1;
    else return false;
    return true;
  });
  const underWay = count.running + count.queued;
  if (underWay + modelIds.length > allowed.underWay) {
    throw tooMany(`${underWay} of your generations are under way already. Wait until some have ended.`, RETRY_SECONDS);
  }
  return places;
}

type Claiming = Pick<GenerationDeps, 'db' | 'processId' | 'limits' | 'limitsFactor'>;

/**
 * The next one that waits and has a place, now streaming under this process: whoever has the fewest running comes
 * first, then who has waited longest. Null when none waits or no place is free.
 */
export async function claimNext(deps: Claiming): Promise<GenerationRecord | null> {
  const { db, processId, limits: own, limitsFactor } = deps;
  const allowed = allowance(limitsFactor).running;
  for (let tries = 0; tries < CLAIM_TRIES; tries += 1) {
    const [next] = await db.sql.query(nextStatement, [allowed, runningPerModel(deps)]);
    if (next === undefined) return null;
    const isClaimed = await db.transaction(async ({ sql }) => {
      for (const name of [next.requested_by, `model ${next.model_id}`]) await sql.query(lockStatement, [name]);
      const [count = { running: 0 }] = await sql.query(countStatement, [next.requested_by]);
      const [model = { running: 0 }] = await sql.query(modelsStatement, [[next.model_id]]);
      if (count.running >= allowed || model.running >= runningPerModel(deps)) return false;
      return (await sql.query(claimStatement, [next.id, processId, own.leaseMs])).length > 0;
    });
    if (isClaimed) return findRecord(db, next.id);
  }
  return null;
}

/** How far those that wait are from their turn, 1 for the next of their model. */
export async function positionsOf(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.sql.query(positionsStatement, [[...ids]]);
  return new Map(rows.map(({ id, position }) => [id, position]));
}
