import type { ProgressEvent } from '@penora/protocol/events';
import type { Database } from '../../database/database.ts';
import { statement } from '../../database/sql.ts';
import { findRecord } from '../life/records.ts';
import { storyProgress } from '../parts/storyProgress.ts';

/** PostgreSQL counts code points, which are fewer than a text's characters only where signs are rare ones. */
const lengthStatement = statement<{ characters: number }>(
  'select coalesce(sum(length(text)), 0)::int as characters from chunks where generation_id = $1 and seq <= $2',
  'generation_characters',
);

/** How far a story is that runs, without reading its text; null for other generations. Throws `not_found`. */
export async function progressNow(db: Database, id: string): Promise<ProgressEvent | null> {
  const record = await findRecord(db, id);
  if (record.tool !== 'story') return null;
  const [row] = await db.sql.query(lengthStatement, [id, record.seq]);
  const stand = { starts: record.plan?.starts ?? [], characters: row?.characters ?? 0, words: record.words };
  return { generationId: id, ...storyProgress(record, { ...stand, isComplete: record.status === 'completed' }) };
}
