import { type Statement, statement } from '../../database/sql.ts';
import { announceEnd } from '../delivery/announce.ts';
import type { GenerationDeps } from '../deps.ts';
import { type Ended, endedColumns } from '../run/finish.ts';

const closing = (which: string): Statement<Ended> =>
  statement<Ended>(
    `update generations set status = 'interrupted', reason = 'restart', ended_at = now(), epoch = epoch + 1
     where id in (
       select id from generations where status in ('queued', 'streaming') and ${which} order by id for update skip locked
     ) returning ${endedColumns}`,
  );

/** Of a process that is no more: with a single process, everything that another one than this has left. */
const leftBehind = closing('lease_owner is distinct from $1');
/** Streaming without a heart beat; those that this process still runs renew theirs or give up by themselves. */
const lapsed = closing("status = 'streaming' and lease_until < now() and not (id = any($1::uuid[]))");
const waiting = closing("status = 'queued'");

type Recovering = Pick<GenerationDeps, 'db' | 'channel' | 'namesOf' | 'bookSize' | 'processId'>;

async function close(deps: Recovering, which: Statement<Ended>, ...values: (string | string[])[]): Promise<Ended[]> {
  const rows = await deps.db.sql.query(which, values);
  for (const row of rows) await announceEnd(deps, { ...row, projectCode: row.project_code });
  return rows;
}

/**
 * Before the single process of an installation answers: what an earlier one was writing is interrupted, its text kept
 * and paid (G4, contract.md). Returns how many.
 */
export async function closeLeftBehind(deps: Recovering): Promise<number> {
  return (await close(deps, leftBehind, deps.processId)).length;
}

/** Closes what nobody runs any more; the raised epoch fences a writer that only seemed dead (G8). */
export function closeLapsed(deps: Recovering, running: string[]): Promise<Ended[]> {
  return close(deps, lapsed, running);
}

/** When the last process of an installation ends: what waits is begun by nobody, which is told at once. */
export function closeWaiting(deps: Recovering): Promise<Ended[]> {
  return close(deps, waiting);
}
