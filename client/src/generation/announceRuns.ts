/** Says each beginning and each end once, politely, for people who listen. The growing text itself is never read out. */
import type { RoomValue } from '../room/roomContext.ts';
import { announce } from '../ui/toasts.ts';
import { writerName } from './names.ts';
import { spoken } from './sentences.ts';

/** Follows the room's generations; returns the way to stop. */
export function announceRuns(room: RoomValue): () => void {
  return room.runs.onNews((news) => {
    if (news.kind !== 'started' && news.kind !== 'ended') return;
    const { run } = news;
    const isMine = run.requestedBy === room.me.id;
    announce(spoken(run, writerName(run.tool, run.requestedByName, isMine), isMine));
  });
}
