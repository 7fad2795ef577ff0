import { openTool } from '../room/openTool.ts';
import type { RoomValue } from '../room/roomContext.ts';
import { redraft } from './redraft.ts';
import type { Run } from './run.ts';

/** Puts a past request back in the form: there its price stands, and nothing is paid before the click. */
export function retry(room: RoomValue, run: Run): void {
  room.draft.set((draft) => redraft(draft, run, room.asked.get(run.id)?.body));
  openTool(room, run.tool);
}
