import type { Sql } from '../../database/sql.ts';
import { statement } from '../../database/sql.ts';
import { patiently } from '../chunk/patiently.ts';
import type { Ending } from '../chunk/statement.ts';

/** Numbers of a generation that has ended, for those who watch. */
export type Ended = { id: string; project_code: string; status: Ending['status']; reason: Ending['reason'] } & {
  seq: number;
  words: number;
  cost: number;
  target: 'card' | 'document';
  requested_by: string;
};

export const endedColumns = 'id, project_code, status, reason, seq, words, cost, target, requested_by';

const finishStatement = statement<Ended>(
  `update generations set status = $3, reason = $4, ended_at = now()
   where id = $1 and epoch = $2 and status = 'streaming' returning ${endedColumns}`,
  'generation_finish',
);

const finishedStatement = statement<Ended>(
  `select ${endedColumns} from generations where id = $1 and epoch = $2 and status = $3 and reason is not distinct from $4`,
  'generation_finished',
);

/** Ends a run without a further chunk, under its epoch; null when it was not this writer's any more (G8). */
export function finish(sql: Sql, id: string, epoch: number, ending: Ending): Promise<Ended | null> {
  const values = [id, epoch, ending.status, ending.reason];
  return patiently(async (isRepeat) => {
    const [row] = await sql.query(finishStatement, values);
    // The lost answer of an attempt before may have been a yes.
    const [before] = row === undefined && isRepeat ? await sql.query(finishedStatement, values) : [];
    return row ?? before ?? null;
  });
}
