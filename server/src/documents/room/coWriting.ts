import * as Y from 'yjs';
import { invalid, notFound, unavailable } from '../../kernel/errors.ts';
import type { DocumentTimes } from '../limits.ts';
import type { UpdateLog } from '../log/updateLog.ts';
import type { Admitted } from '../state/documentState.ts';
import { InvalidUpdate } from '../update/reader.ts';
import type { AppendOutcome, DocumentAuthor, NextUpdate } from '../writing.ts';
import { type Entry, ownEntry } from './entrance.ts';
import { Patience, within } from './patience.ts';
import type { Room } from './room.ts';

type Build = (fork: Y.Doc) => void;
type Commit<T> = (append: NextUpdate | null) => Promise<AppendOutcome<T>>;

/** Reads what the room may have missed. To be called while the room is in a job. Throws `not_found`. */
export async function catchUp(room: Room, log: UpdateLog, times: DocumentTimes): Promise<void> {
  if (!room.isBehind) return;
  const since = await within(times.statementMs, log.since(room.code, room.history.number));
  if (!room.catchUp(since)) throw notFound('document');
}

/** One append by a writer of the service; the room must be in a job. See `DocumentWriting.append`. */
export async function appendOwn<T>(
  room: Room,
  author: DocumentAuthor,
  build: Build,
  commit: Commit<T>,
  log: UpdateLog,
  times: DocumentTimes,
): Promise<T> {
  for (;;) {
    if (room.isBehind) await catchUp(room, log, times);
    const entry = entryOf(room, builtBy(room, author, build));
    const result = await committed(room, entry, commit, times);
    if (result.outcome === 'done' && entry !== null) {
      room.settle([entry]);
      room.fork.hasNext();
    } else if (entry !== null) takeBack(room, entry);
    if (result.outcome !== 'conflict') return result.value;
    room.isBehind = true;
  }
}

/** What `build` does to a fork of the document, as an update; null for nothing. */
function builtBy(room: Room, { clientId }: DocumentAuthor, build: Build): Uint8Array | null {
  const fork = room.fork.current(Date.now());
  fork.clientID = clientId;
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array): void => {
    updates.push(update);
  };
  fork.on('update', note);
  try {
    fork.transact(() => build(fork));
  } catch (error) {
    room.fork.drop();
    throw error;
  } finally {
    fork.off('update', note);
  }
  const [first] = updates;
  return first === undefined ? null : updates.length === 1 ? first : Y.mergeUpdates(updates);
}

function entryOf(room: Room, update: Uint8Array | null): Entry | null {
  if (update === null) return null;
  const admitted = admit(room, update);
  if (admitted === null) room.fork.drop();
  return admitted === null ? null : ownEntry(admitted);
}

function admit(room: Room, update: Uint8Array): Admitted | null {
  try {
    const admission = room.history.admit(update);
    if (admission.kind === 'new') return admission.admitted;
    if (admission.kind === 'nothing') return null;
  } catch (error) {
    room.fork.drop();
    if (error instanceof InvalidUpdate) throw invalid('document', error.message);
    throw error;
  }
  room.fork.drop();
  throw invalid('document', 'it refers to what is not there');
}

/** Repeats an unclear commit with the same bytes until it is clear. */
async function committed<T>(
  room: Room,
  entry: Entry | null,
  commit: Commit<T>,
  times: DocumentTimes,
): Promise<Exclude<AppendOutcome<T>, { outcome: 'unclear' }>> {
  const append = entry === null ? null : { number: room.history.number + 1, bytes: entry.bytes };
  const patience = new Patience(times.retryMs);
  try {
    for (;;) {
      const result = await commit(append);
      if (result.outcome !== 'unclear') return result;
      if (patience.isOver(performance.now())) throw unavailable('The document cannot be saved at the moment.');
      await patience.pause();
    }
  } catch (error) {
    if (entry !== null) takeBack(room, entry);
    room.isBehind = true;
    throw error;
  }
}

/** The fork has what was not committed: it is built anew. */
function takeBack(room: Room, entry: Entry): void {
  room.undo([entry]);
  room.fork.drop();
}
