import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { MILLIKU_PER_KU } from '@penora/protocol/ku';
import { accountRoutes } from './account/routes.ts';
import type { App, AppDeps } from './appShape.ts';
import { commentLimits } from './comments/deps.ts';
import { commentRoutes } from './comments/routes.ts';
import { ownSecret } from './database/secrets.ts';
import { measureText } from './documents/contents/plainText.ts';
import { openDocuments } from './documents/documents.ts';
import { documentDeps } from './documentWiring.ts';
import { openExport } from './exportWiring.ts';
import { fileTextOf, openImport } from './fileWiring.ts';
import { DailyBill } from './generation/bill/dailyBill.ts';
import type { GenerationDeps } from './generation/deps.ts';
import { Generations } from './generation/generations.ts';
import { projectOf } from './generation/life/records.ts';
import { generationLimits } from './generation/limits.ts';
import { receiptOf } from './generation/receipt/receipt.ts';
import { generationRoutes } from './generation/routes.ts';
import { showcaseRoutes } from './generation/showcase.ts';
import { generationTables } from './generation/tables.ts';
import { generationCounts, mayGenerate } from './generationWiring.ts';
import { readSessionCookie } from './http/cookie.ts';
import { docsRouter } from './http/docs.ts';
import { makeExpress } from './http/express.ts';
import { healthRouter } from './http/health.ts';
import { idempotency } from './http/idempotency.ts';
import { originAllowed } from './http/origin.ts';
import { pages } from './http/pages.ts';
import { limiter } from './http/rateLimit.ts';
import type { Route } from './http/route.ts';
import { makeRouter } from './http/router.ts';
import { secureTest } from './http/secure.ts';
import { makeAuthenticator } from './identity/authenticate.ts';
import { callerOf } from './identity/caller.ts';
import { signInAs } from './identity/login.ts';
import { peopleByIds, personOf } from './identity/people.ts';
import { purgeIdentity } from './identity/purge.ts';
import { lapsed, onRevoked } from './identity/revocations.ts';
import { watchSignIns } from './identity/signIns.ts';
import { identityTables } from './identity/tables.ts';
import { openIdentity } from './identityWiring.ts';
import { startJobs } from './jobs.ts';
import { type Channel, localChannel } from './kernel/channel.ts';
import { redisChannel } from './kernel/redisChannel.ts';
import { balancesOf } from './ledger/balance.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { meRoute } from './me.ts';
import { publishMetrics } from './metrics.ts';
import { makeCatalog } from './models.ts';
import { checkoutOf } from './payments/gateways.ts';
import { openPayments } from './payments/payments.ts';
import { purgePayments } from './payments/purge.ts';
import { remindOfPlans } from './payments/remind.ts';
import { authorise, rolesOf } from './projects/authorise.ts';
import { purgeProjects } from './projects/bin.ts';
import { onProjectChange } from './projects/changes.ts';
import { createProject } from './projects/create.ts';
import { type ProjectsDeps, projectLimits } from './projects/deps.ts';
import { nameProject } from './projects/rename.ts';
import { projectRoutes } from './projects/routes.ts';
import { purgeReservations, setSize } from './projects/storage.ts';
import { projectTables } from './projects/tables.ts';
import { startRealtime } from './realtime/server.ts';
import { sidecarDialect } from './sidecar/dialect.ts';
import { sidecarGuide } from './sidecar/guide.ts';
import { openSidecar } from './sidecarWiring.ts';
import { openVersions } from './versionWiring.ts';

export const entities = [...identityTables, ...projectTables, ...generationTables];

const CLIENT_FOLDER = fileURLToPath(new URL('../../client/dist', import.meta.url));
const VERSION = '0.1.0';
const HOUR_MS = 3_600_000;
/** Orders are asked about when they are due (payments/reconcile.ts); this is how often that is looked at. */
const RECONCILE_MS = 60_000;
/** Requests of one caller in a minute. */
const REQUESTS_PER_MINUTE = 1_200;

/** All wiring on one screen: the only place that knows every slice. */
export async function startApp({ config, log, database, http }: AppDeps): Promise<App> {
  const { sql } = database;
  const channel: Channel = config.REDIS_URL === undefined ? localChannel() : redisChannel(config.REDIS_URL, log);
  const secret = config.SESSION_SECRET ?? (await ownSecret(sql, 'session'));
  const verifiesAddresses = config.SMTP_URL !== undefined;
  const https = config.PUBLIC_URL?.startsWith('https:') ?? false;
  let serving = true;

  const identity = openIdentity({ config, database, channel, log, http, secret });
  const authenticator = makeAuthenticator({ sql, channel });
  const isSecure = secureTest(config.TRUST_PROXY);
  const allowed = (request: IncomingMessage): boolean =>
    originAllowed(request.headers, config.PUBLIC_URL, https || isSecure(request));

  const documents = openDocuments(
    documentDeps({
      ...{ database, channel, log, limitsFactor: config.LIMITS, authenticator, originAllowed: allowed },
      changed: (code) => history.versions.noteChanged(code),
    }),
  );
  const history = openVersions({ database, log, documents });
  const projects: ProjectsDeps = {
    database,
    channel,
    documents,
    verifiesAddresses,
    limits: projectLimits(config.LIMITS),
    ...identity.outside,
  };
  const generating: GenerationDeps = {
    db: database,
    channel,
    log,
    documents: documents.writing,
    catalog: makeCatalog(config, log),
    processId: randomUUID(),
    isShared: false,
    limitsFactor: config.LIMITS,
    dailyMilliku: config.ACCOUNT_DAILY_KU * MILLIKU_PER_KU * config.LIMITS,
    limits: { ...generationLimits, continuations: config.PROVIDER_CONTINUATIONS },
    dailyBill: new DailyBill(sql, config.PROVIDER_DAILY_USD, log),
    createProject: (ownerId, project) => createProject(projects, ownerId, project),
    renameProject: (code, title) => nameProject(projects, code, title),
    bookSize: async (code) => {
      const { sizeBytes, words } = measureText(await documents.text(code));
      await setSize(sql, code, sizeBytes, words);
    },
    keepVersion: (...before) => history.versions.keepBeforeGeneration(...before),
    namesOf: async (ids) => new Map([...(await peopleByIds(sql, ids))].map(([id, { name }]) => [id, name])),
    clientsOf: (code, clients) => documents.clientsOf(code, clients),
    mayGenerate: (asked) => mayGenerate(sql, asked),
    fileText: fileTextOf(database),
  };
  const generations = new Generations(generating);
  const imports = openImport({ database, catalog: generating.catalog, limits: projects.limits });

  const files = openExport({
    ...{ database, documents, log, limitsFactor: config.LIMITS },
    receipt: (code) => receiptOf(generating, code),
    modelName: (key) => generating.catalog.find(key)?.name ?? key,
  });

  const payments = await openPayments(config, { database, channel, log, buyer: (id) => personOf(sql, id) });

  const once = idempotency(sql, secret);
  const sidecar = openSidecar({
    ...{ config, database, channel, log, projects, authenticator, idempotency: once },
    identity: identity.deps,
    serving: () => serving,
  });

  const routes: Route[] = [
    meRoute(sql),
    ...identity.routes,
    ...ledgerRoutes(sql),
    ...payments.routes,
    ...accountRoutes({ database, channel, documents, identity: identity.deps, limitsFactor: config.LIMITS }),
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
  const router = makeRouter(routes, {
    authenticate: (credentials) => authenticator.authenticate(credentials),
    signInAgain: async (userId, call) => ({ ...(await signInAs(identity.deps, userId, callerOf(call))), userId }),
    idempotency: once,
    limit: limiter(REQUESTS_PER_MINUTE, 60, config.LIMITS),
    publicUrl: config.PUBLIC_URL,
    serving: () => serving,
  });
  const express = makeExpress({
    log,
    trustProxy: config.TRUST_PROXY,
    https,
    checkout: checkoutOf(config),
    ahead: [sidecar.ahead],
    dialects: [sidecarDialect],
    routers: [
      healthRouter({ database, serving: () => serving, redis: config.REDIS_URL === undefined ? null : channel }),
      docsRouter(
        [...routes, ...sidecar.routes].map(({ endpoint }) => endpoint),
        VERSION,
        sidecarGuide,
      ),
      sidecar.router,
      router,
      pages(CLIENT_FOLDER, { imagegene: config.IMAGEGENE_URL, sukusuku: config.SUKUSUKU_URL }),
    ],
  });

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => undefined);
    const path = request.url ?? '';
    if (path.startsWith('/collab/')) documents.handleUpgrade(request, socket, head);
    else if (!path.startsWith('/socket.io/')) socket.destroy();
  };
  // Before socket.io's, which would leave the documents' sockets hanging that come while we start.
  http.on('upgrade', upgrade);
  const realtime = startRealtime(http, {
    log,
    channel,
    authenticate: ({ cookie, bearer }) => authenticator.authenticate({ cookie: readSessionCookie(cookie), bearer }),
    originAllowed: allowed,
    projectFor: async (principal, code) => (await authorise(sql, principal, code, 'watch')).project,
    projectOfGeneration: async (principal, id) => {
      const projectCode = await projectOf(sql, id);
      await authorise(sql, principal, projectCode, 'watch');
      return projectCode;
    },
    source: generations.feed,
    balances: async (ids) => balancesOf(sql, ids),
    watchProject: (code, listener) =>
      onProjectChange(channel, code, (change) => {
        if (change.kind === 'withdrawn') listener({ kind: 'withdrawn', userId: change.userId });
        else if (change.kind === 'deleted') listener({ kind: 'withdrawn' });
        else listener({ kind: change.kind === 'comments' ? 'comments' : 'changed' });
      }),
    lapsed: (principals) => lapsed(sql, principals),
    withdrawn: async (memberships) => {
      const held = new Set((await rolesOf(sql, memberships)).map(({ code, userId }) => `${code} ${userId}`));
      return memberships.filter(({ code, userId }) => !held.has(`${code} ${userId}`));
    },
  });
  const stopRevocations = onRevoked(channel, (revoked) => {
    realtime.disconnect(revoked);
    const isWholePerson = revoked.sessionId === undefined && revoked.tokenId === undefined;
    if (isWholePerson) generations.recheck();
  });

  publishMetrics({
    documents: () => ({ ...documents.stats() }),
    generationsRunning: () => generations.running,
    ...generationCounts(generating),
    eventSockets: () => realtime.sockets(),
    channelConnected: () => channel.connected(),
  });
  const presence = await database.presence();
  // What a process that is gone has left is closed at once only when there is nobody else whose it might be.
  generating.isShared = await presence.hasOthers();
  await generations.recoverAtStart();
  const stopJobs = startJobs(
    [
      { name: 'identity', everyMs: HOUR_MS, run: () => purgeIdentity(sql) },
      { name: 'bin', everyMs: HOUR_MS, run: () => purgeProjects(sql) },
      { name: 'reservations', everyMs: HOUR_MS, run: () => purgeReservations(sql) },
      { name: 'idempotency', everyMs: HOUR_MS, run: () => once.purge() },
      { name: 'payments', everyMs: RECONCILE_MS, run: () => payments.reconcile() },
      { name: 'plan letters', everyMs: HOUR_MS, run: () => remindOfPlans({ sql, ...identity.outside }) },
      { name: 'payment messages', everyMs: HOUR_MS, run: () => purgePayments(sql) },
      ...history.jobs,
      ...imports.jobs,
      ...sidecar.jobs,
    ],
    log,
  );
  payments.start();

  return {
    handler: express,
    /** No new work, what runs is brought to a chunk's end, sockets are told to come back, then everything closes. */
    async stop(closeDoor) {
      serving = false;
      await payments.stop();
      await stopJobs();
      await Promise.all([imports.close(), files.close()]);
      await generations.shutdown();
      await history.versions.close();
      await documents.close();
      stopRevocations();
      closeDoor();
      sidecar.close();
      await realtime.close();
      await identity.close();
      authenticator.close();
      await channel.close();
      await presence.close();
    },
  };
}
