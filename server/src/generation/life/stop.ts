import { statement } from '../../database/sql.ts';
import { announceEnd } from '../delivery/announce.ts';
import { generationStops } from '../delivery/topics.ts';
import type { GenerationDeps } from '../deps.ts';
import { type Ended, endedColumns } from '../run/finish.ts';

const stopStatement = statement<Ended>(
  `update generations set status = 'stopped', reason = 'user', ended_at = now()
   where id = $1 and status in ('queued', 'streaming') returning ${endedColumns}`,
  'generation_stop',
);

/**
 * Ends a generation from any process: after this statement no chunk is committed (G6), and whoever writes it is told
 * to leave the provider. Does nothing to one that has ended. Returns whether it ended now.
 */
export async function stopGeneration(
  deps: Pick<GenerationDeps, 'db' | 'channel' | 'namesOf' | 'bookSize'>,
  id: string,
): Promise<boolean> {
  const [row] = await deps.db.sql.query(stopStatement, [id]);
  if (row === undefined) return false;
  generationStops.publish(deps.channel, id, {});
  await announceEnd(deps, { ...row, projectCode: row.project_code });
  return true;
}
