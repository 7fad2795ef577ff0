/** The project's budget as it was read last: who pays, up to what, and how much is used. */
import { getBudget } from '@penora/protocol/endpoints/budget';
import type { Budget } from '@penora/protocol/schemas/budget';
import { useEffect } from 'react';
import { call } from '../../api/call.ts';
import { useStore } from '../../store.ts';
import { type RoomValue, useRoom } from '../roomContext.ts';

/** Those who ask at the same moment share one reading. */
const reading = new WeakMap<RoomValue, Promise<void>>();

function read(room: RoomValue): void {
  if (reading.has(room)) return;
  const now = call(getBudget, { params: { code: room.code } })
    .then((budget) => room.budget.set(budget))
    // Then nothing is said of it, as before it was read.
    .catch((error: unknown) => console.warn('the budget could not be read', error))
    .finally(() => reading.delete(room));
  reading.set(room, now);
}

/** Read anew when a part that needs it appears; null until it is here. */
export function useRoomBudget(isNeeded: boolean): Budget | null {
  const room = useRoom();
  useEffect(() => {
    if (isNeeded) read(room);
  }, [room, isNeeded]);
  return useStore(room.budget);
}
