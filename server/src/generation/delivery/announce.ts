import type { GenerationDeps } from '../deps.ts';
import { presentOne } from '../present.ts';
import { releaseRoom } from '../run/storageRoom.ts';
import type { GenerationRecord } from '../tables.ts';
import { generationEvents } from './topics.ts';

type Announcing = Pick<GenerationDeps, 'db' | 'channel' | 'namesOf'>;
type Ending = Pick<GenerationDeps, 'db' | 'channel' | 'bookSize'>;

/** Tells that a generation waits, begins, or goes on. */
export async function announceStart(deps: Announcing, record: GenerationRecord): Promise<void> {
  const generation = await presentOne(deps, record);
  generationEvents.publish(deps.channel, record.projectCode, { kind: 'started', generation });
}

export type EndedRecord = Pick<
  GenerationRecord,
  'id' | 'projectCode' | 'status' | 'reason' | 'seq' | 'words' | 'cost' | 'target'
>;

/**
 * After the end is committed: tells it and gives the reserved storage back, not before what was written is booked as
 * used: else the next one would find room that is not there (S1).
 */
export async function announceEnd({ db, channel, bookSize }: Ending, record: EndedRecord): Promise<void> {
  const { id, projectCode, status, reason, seq, words, cost } = record;
  const ended = { generationId: id, status, words, costMilliku: cost, reason: reason ?? null };
  // Documents measure themselves anyway, a little later.
  if (record.target === 'document') await bookSize(projectCode).catch(() => undefined);
  generationEvents.publish(channel, projectCode, { kind: 'ended', seq, ended });
  await releaseRoom(db, id);
}
