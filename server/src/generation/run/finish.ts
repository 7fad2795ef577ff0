import type { Sql } from '../../database/sql.ts';
import { statement } from '../../database/sql.ts';
import type { Ending } from '../chunk/statement.ts';

/** Numbers of a generation that has ended, for those who watch. */
export type Ended = { id: string; project_code: string; status: Ending['status']; reason: Ending['reason'] } & {
  seq: number;
  words: number;
  cost: number;
  requested_by: string;
};

export const endedColumns = 'id, project_code, status, reason, seq, words, cost, requested_by';

const finishStatement = statement<Ended>(
  `update generations set status = $3, reason = $4, ended_at = now()
   where id = $1 and epoch = $2 and status = 'streaming' returning ${endedColumns}`,
  'generation_finish',
);

/** Ends a run without a further chunk, under its epoch; null when it was not this writer's any more (G8). */
export async function finish(sql: Sql, id: string, epoch: number, ending: Ending): Promise<Ended | null> {
  const [row] = await sql.query(finishStatement, [id, epoch, ending.status, ending.reason]);
  return row ?? null;
}
