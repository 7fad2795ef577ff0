import { createHash } from 'node:crypto';
import { type Sql, statement } from '../database/sql.ts';
import { tooMany } from '../kernel/errors.ts';

/**
 * How often something may be tried: `free` times at once, then with pauses that double from `pauseSeconds` up to
 * `maxPauseSeconds`; one attempt is forgotten every `leakSeconds`. Attempts during a pause change nothing, so that
 * nobody can make a pause last.
 */
export interface ThrottleRule {
  free: number;
  leakSeconds: number;
  pauseSeconds: number;
  maxPauseSeconds: number;
}

export interface Attempt {
  /** 0: go on. Otherwise the attempt was not counted and may be made after so many seconds. */
  waitSeconds: number;
  /** Attempts that are remembered, with this one. */
  level: number;
}

// No pause, also for those who asked a moment earlier and were served later.
const OPEN = "timestamptz 'epoch'";
const UNTIL = `case when round(n) < $2 then ${OPEN}
  else now() + least($5, $4 * 2 ^ least(round(n) - $2, 20)) * interval '1 second' end`;

// In the database and on its clock, because several processes count together; one statement, because attempts that
// come at the same moment must not all pass.
const takeStatement = statement<{ level: number | null; wait: number | null }>(
  `with taken as (
    insert into throttles as t (key, level, blocked_until, last_at)
    select $1, n, ${UNTIL}, now() from (select 1::double precision as n) first
    on conflict (key) do update set (level, blocked_until, last_at) = (
      select n, ${UNTIL}, greatest(now(), t.last_at) from (
        select 1 + greatest(0, t.level - greatest(0, extract(epoch from now() - t.last_at)::double precision) / $3) as n
      ) next)
    where t.blocked_until <= now()
    returning level
  )
  select (select level from taken) as level,
    (select extract(epoch from blocked_until - now())::double precision from throttles where key = $1) as wait`,
  'identity_throttle_take',
);

const giveBackStatement = statement(
  `update throttles set level = greatest(0, level - 1), blocked_until = ${OPEN}
   where key = $1`,
  'identity_throttle_give_back',
);
const forgetStatement = statement('delete from throttles where key = $1', 'identity_throttle_forget');
const purgeStatement = statement("delete from throttles where last_at < now() - interval '1 day'");

/** A key that says nothing about whom it counts. */
export const throttleKey = (kind: string, ...who: readonly string[]): string =>
  `${kind}:${createHash('sha256').update(JSON.stringify(who)).digest('base64url')}`;

/** Counts one attempt, or says how long to wait. */
export async function attempt(sql: Sql, key: string, rule: ThrottleRule): Promise<Attempt> {
  const { free, leakSeconds, pauseSeconds, maxPauseSeconds } = rule;
  const [row] = await sql.query(takeStatement, [key, free, leakSeconds, pauseSeconds, maxPauseSeconds]);
  if (row !== undefined && row.level !== null) return { waitSeconds: 0, level: row.level };
  return { waitSeconds: Math.max(1, Math.ceil(row?.wait ?? 1)), level: 0 };
}

/** Counts one attempt; throws `too_many_requests` while it has to wait. */
export async function demandAttempt(sql: Sql, key: string, rule: ThrottleRule, why: string): Promise<Attempt> {
  const made = await attempt(sql, key, rule);
  if (made.waitSeconds > 0) throw tooMany(why, made.waitSeconds);
  return made;
}

/** Takes an attempt back that turned out to be in order, and the pause that it began. */
export async function giveBack(sql: Sql, key: string): Promise<void> {
  await sql.query(giveBackStatement, [key]);
}

export async function forget(sql: Sql, key: string): Promise<void> {
  await sql.query(forgetStatement, [key]);
}

export async function purgeThrottles(sql: Sql): Promise<void> {
  await sql.query(purgeStatement);
}
