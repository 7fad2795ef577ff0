import { getProject } from '@penora/protocol/endpoints/projects';
import { call } from '../api/call.ts';
import { asProblem } from '../api/problem.ts';
import { toast } from '../ui/toasts.ts';
import type { RoomValue } from './roomContext.ts';

/** Reads the project again when somebody has changed it; returns the way to stop. */
export function followProject(room: RoomValue): () => void {
  const reread = async (): Promise<void> => {
    try {
      room.project.set((await call(getProject, { params: { code: room.code } })).project);
    } catch (error) {
      // The document's own line says it when access has ended.
      if (asProblem(error).code !== 'not_found') toast(asProblem(error).detail, { tone: 'warn' });
    }
  };
  const stopNews = room.runs.onNews((news) => news.kind === 'project' && void reread());
  const stopTitle = room.project.watch(() => {
    document.title = `${room.project.get().title} · Penora`;
  });
  return () => {
    stopNews();
    stopTitle();
  };
}
