import { openDocuments } from '../documents/documents.ts';
import { startJobs } from '../kernel/jobs.ts';

import type { App, AppDeps } from './appShape.ts';
import { closeBase, openBase } from './base.ts';
import { documentDeps } from './documents.ts';
import { projectsDeps } from './projects.ts';
import { openSidecar } from './sidecar.ts';
import { openSidecarWeb } from './web.ts';

/**
 * The sidecar in a process of its own: the same paths over the same database, so that it can be scaled and cut off by
 * itself. It reads documents like any other process and never takes document sockets.
 */
export async function startSidecar(deps: AppDeps): Promise<App> {
  const base = await openBase(deps);
  let isServing = true;
  const serving = (): boolean => isServing;
  const documents = openDocuments(documentDeps(base, { originAllowed: () => false, changed: () => undefined }));
  const sidecar = openSidecar(base, { projects: projectsDeps(base, documents), serving });
  const stopJobs = startJobs(sidecar.jobs, base.log);
  return {
    handler: openSidecarWeb(base, sidecar, serving),
    async stop(closeDoor) {
      isServing = false;
      await stopJobs();
      closeDoor();
      sidecar.close();
      await documents.close();
      await closeBase(base);
    },
  };
}
