import type { Room } from './room.ts';

/** Does something while the room has nothing else under way; what it throws is the caller's. */
export function asJob<T>(room: Room, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    room.enqueue(() => work().then(resolve, reject));
  });
}
