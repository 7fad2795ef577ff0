import type { IncomingMessage } from 'node:http';
import { accountRoutes } from '../account/routes.ts';
import { commentLimits } from '../comments/deps.ts';
import { commentRoutes } from '../comments/routes.ts';
import { openDocuments } from '../documents/documents.ts';
import type { GenerationDeps } from '../generation/deps.ts';
import { Generations } from '../generation/generations.ts';
import { receiptOf } from '../generation/receipt/receipt.ts';
import { generationRoutes } from '../generation/routes.ts';
import { showcaseRoutes } from '../generation/showcase.ts';
import { generationTables } from '../generation/tables.ts';
import { originAllowed } from '../http/origin.ts';
import type { Route } from '../http/route.ts';
import { secureTest } from '../http/secure.ts';
import { personOf } from '../identity/people.ts';
import { watchSignIns } from '../identity/signIns.ts';
import { identityTables } from '../identity/tables.ts';
import { startJobs } from '../kernel/jobs.ts';
import { ledgerRoutes } from '../ledger/routes.ts';
import { openPayments } from '../payments/payments.ts';
import { authorise } from '../projects/authorise.ts';
import { projectRoutes } from '../projects/routes.ts';
import { projectTables } from '../projects/tables.ts';
import type { App, AppDeps } from './appShape.ts';
import { type Base, closeBase, openBase } from './base.ts';
import { documentDeps } from './documents.ts';
import { openExport } from './exports.ts';
import { generationCounts, generationDeps } from './generation.ts';
import { housekeeping } from './housekeeping.ts';
import { openImport } from './imports.ts';
import { meRoute } from './me.ts';
import { publishMetrics } from './metrics.ts';
import { projectsDeps } from './projects.ts';
import { openRealtime } from './realtime.ts';
import { openSidecar } from './sidecar.ts';
import { openVersions } from './versions.ts';
import { openWeb } from './web.ts';

export const entities = [...identityTables, ...projectTables, ...generationTables];

/** The origin rule with what this service knows of its own address. */
function originRule({ config, https }: Base): (request: IncomingMessage) => boolean {
  const isSecure = secureTest(config.TRUST_PROXY);
  return (request) => originAllowed(request.headers, config.PUBLIC_URL, https || isSecure(request));
}

/** All slices with what each needs of the others, in the order in which they stand on each other. */
async function openSlices(base: Base, serving: () => boolean) {
  const { config, database, channel } = base;
  const { sql } = database;
  const allowed = originRule(base);
  const documents = openDocuments(
    documentDeps(base, { originAllowed: allowed, changed: (code) => history.versions.noteChanged(code) }),
  );
  const history = openVersions(base, documents);
  const projects = projectsDeps(base, documents);
  const generating = generationDeps(base, { documents, versions: history.versions, projects });
  const generations = new Generations(generating);
  const imports = openImport({ database, catalog: generating.catalog, limits: projects.limits });
  const files = openExport(base, {
    documents,
    receipt: (code) => receiptOf(generating, code),
    modelName: (key) => generating.catalog.find(key)?.name ?? key,
  });
  const payments = await openPayments(config, { ...base, buyer: (id) => personOf(sql, id) });
  const sidecar = openSidecar(base, { projects, serving });
  const realtime = openRealtime(base, { documents, generations, originAllowed: allowed });
  const routes: Route[] = [
    meRoute(sql),
    ...base.identity.routes,
    ...ledgerRoutes(sql),
    ...payments.routes,
    ...accountRoutes({ ...base, documents, identity: base.identity.deps, limitsFactor: config.LIMITS }),
    ...projectRoutes(projects),
    ...history.routes,
    ...files.routes,
    ...commentRoutes({ database, channel, limits: commentLimits }),
    ...imports.routes,
    ...showcaseRoutes(config.LIMITS),
    ...generationRoutes({
      ...generating,
      generations,
      authorise: (principal, code, action) => authorise(sql, principal, code, action),
      signIns: watchSignIns({ sql, channel }),
    }),
    ...sidecar.personRoutes,
  ];
  return { documents, history, generating, generations, imports, files, payments, sidecar, realtime, routes };
}

type Slices = Awaited<ReturnType<typeof openSlices>>;

function publishCounts({ channel }: Base, { documents, generating, generations, realtime }: Slices): void {
  publishMetrics({
    documents: () => ({ ...documents.stats() }),
    generationsRunning: () => generations.running,
    ...generationCounts(generating),
    eventSockets: () => realtime.sockets(),
    channelConnected: () => channel.connected(),
  });
}

/** What a process that is gone has left is closed at once only when there is nobody else whose it might be. */
async function recover(generating: GenerationDeps, generations: Generations, hasOthers: boolean): Promise<void> {
  generating.isShared = hasOthers;
  await generations.recoverAtStart();
}

/** The product: the only place that knows every slice. */
export async function startApp(deps: AppDeps): Promise<App> {
  const base = await openBase(deps);
  let isServing = true;
  const serving = (): boolean => isServing;
  const slices = await openSlices(base, serving);
  const { documents, history, generating, generations, imports, files, payments, sidecar, realtime } = slices;
  const handler = openWeb(base, { routes: slices.routes, sidecar, serving });
  publishCounts(base, slices);
  const presence = await base.database.presence();
  await recover(generating, generations, await presence.hasOthers());
  const jobs = [...housekeeping(base, payments), ...history.jobs, ...imports.jobs, ...sidecar.jobs];
  const stopJobs = startJobs(jobs, base.log);
  payments.start();
  return {
    handler,
    /** No new work, what runs is brought to a chunk's end, sockets are told to come back, then everything closes. */
    async stop(closeDoor) {
      isServing = false;
      await payments.stop();
      await stopJobs();
      await Promise.all([imports.close(), files.close()]);
      // A new one may be there already, and begins what waits here.
      generating.isShared = await presence.hasOthers().catch(() => true);
      await generations.shutdown();
      await history.versions.close();
      await documents.close();
      closeDoor();
      sidecar.close();
      await realtime.close();
      await closeBase(base);
      await presence.close();
    },
  };
}
