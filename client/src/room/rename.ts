import { changeProject } from '@penora/protocol/endpoints/projects';
import { call } from '../api/call.ts';
import { toastProblem } from '../ui/toasts.ts';
import type { RoomValue } from './roomContext.ts';

/** Renames; shown at once, taken back if the server says no. */
export async function rename(room: RoomValue, title: string): Promise<void> {
  const before = room.project.get();
  room.project.set({ ...before, title });
  try {
    room.project.set((await call(changeProject, { params: { code: room.code }, body: { title } })).project);
  } catch (error) {
    room.project.set((now) => ({ ...now, title: before.title }));
    toastProblem(error);
  }
}
