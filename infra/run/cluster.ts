/**
 * `npm run cluster`: several server processes as one service on this machine, behind one address. SERVERS (3) says how
 * many; DATABASE_URL and REDIS_URL are used when given, else an embedded PostgreSQL and a redis-server are started.
 * SIGHUP restarts one server after the other; SIGTERM and Ctrl+C end everything. CLUSTER_SPREAD=turns spreads the
 * document sockets by turns instead of keeping each document on one server.
 */
import { resolve } from 'node:path';
import { startEmbedded } from '../../server/src/database/embedded/startEmbedded.ts';
import { type Cluster, NoRedis, startCluster } from '../cluster/cluster.ts';
import { buildClient } from './buildClient.ts';

const say = (name: string, line: string): void => console.log(`[${name}] ${line}`);
const RESTART_MS = 1_000;
const MAX_SERVERS = 16;

let cluster: Cluster | null = null;
let isStopping = false;
let stopDatabase = async (): Promise<void> => undefined;

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await cluster?.stop();
  await stopDatabase();
  process.exit(code);
}

async function databaseUrl(): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const embedded = await startEmbedded({
    dataDir: resolve(process.env.DATA_DIR ?? '.penora'),
    log: () => undefined,
    onFailure(reason) {
      console.error(`[database] ${reason.message}`);
      void stop(1);
    },
  });
  stopDatabase = () => embedded.stop();
  return embedded.url;
}

/** With Redis if there is any; without it the servers follow each other through the database. */
async function start(): Promise<Cluster> {
  const { SERVERS = '3', PORT = '3000', HOST, REDIS_URL, CLUSTER_SPREAD } = process.env;
  const servers = Math.min(MAX_SERVERS, Math.max(1, Number(SERVERS) || 1));
  const spread = CLUSTER_SPREAD === 'turns' ? ('turns' as const) : ('hash' as const);
  const redis = REDIS_URL ? { url: REDIS_URL } : ('own' as const);
  const options = { servers, port: Number(PORT), host: HOST || undefined, spread, env: process.env, say, redis };
  const database = await databaseUrl();
  try {
    return await startCluster({ ...options, databaseUrl: database });
  } catch (error) {
    if (!(error instanceof NoRedis)) throw error;
    console.log(`[redis] ${error.message} The servers follow each other through the database, within 3 s.`);
    return startCluster({ ...options, databaseUrl: database, redis: null });
  }
}

/** A server that ends by itself is started again, as an orchestrator would. */
async function keep(running: Cluster): Promise<void> {
  await Promise.all(
    running.members.map(async (member) => {
      while (!isStopping) {
        await member.ended();
        await new Promise((done) => setTimeout(done, RESTART_MS));
        if (isStopping || rolling !== null || member.isRunning) continue;
        say(member.name, 'ended by itself, starting again');
        await running.start(member).catch((error: unknown) => say(member.name, String(error)));
      }
    }),
  );
}

let rolling: Promise<void> | null = null;
function roll(): void {
  if (cluster === null || isStopping) return;
  rolling ??= cluster
    .roll()
    .then(() => console.log('[cluster] every server was restarted'))
    .catch((error: unknown) => console.error(`[cluster] ${String(error)}`))
    .finally(() => {
      rolling = null;
    });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));
process.on('SIGHUP', roll);
try {
  await buildClient((line) => console.log(line));
  cluster = await start();
  console.log(`${cluster.members.length} servers are ready at ${process.env.PUBLIC_URL ?? cluster.url}`);
  await keep(cluster);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}
