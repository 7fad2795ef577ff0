import { getProject } from '@penora/protocol/endpoints/projects';
import { call } from '../api/call.ts';
import { asProblem } from '../api/problem.ts';
import { isOutOfReach } from '../api/reach.ts';
import { rememberRoom } from '../documents/keptRooms.ts';
import { keepPages } from '../offline/keepPages.ts';
import { toast } from '../ui/toasts.ts';
import type { RoomValue } from './roomContext.ts';

/** Reads the project again when somebody has changed it, or may have; returns the way to stop. */
export function followProject(room: RoomValue): () => void {
  const reread = async (): Promise<void> => {
    try {
      room.project.set((await call(getProject, { params: { code: room.code } })).project);
    } catch (error) {
      // The document's own line says it when access has ended.
      if (asProblem(error).code !== 'not_found' && !isOutOfReach(error))
        toast(asProblem(error).detail, { tone: 'warn' });
    }
  };
  const remember = (): void => {
    if (room.document.ready.get()) rememberRoom(room.me.id, room.project.get());
  };
  const stopNews = room.runs.onNews((news) => {
    if (news.kind === 'project') void reread();
    if (news.kind === 'joined') room.project.set(news.project);
  });
  const stopTitle = room.project.watch(() => {
    document.title = `${room.project.get().title} · Penora`;
    remember();
  });
  const stopReady = room.document.ready.watch(() => {
    remember();
    keepPages();
  });
  remember();
  return () => {
    stopNews();
    stopTitle();
    stopReady();
  };
}
