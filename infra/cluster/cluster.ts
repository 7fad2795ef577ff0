import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Balancer, type Spread, startBalancer } from './balancer/balancer.ts';
import { Member } from './member.ts';
import { type OwnRedis, startOwnRedis } from './redis.ts';

export interface ClusterOptions {
  servers: number;
  /** Of the one address; 0 takes any. */
  port: number;
  host?: string | undefined;
  databaseUrl: string;
  /** `own` starts a redis-server of this cluster; null runs without. */
  redis: 'own' | { url: string } | null;
  spread: Spread;
  /** Added to what each server gets. */
  env: NodeJS.ProcessEnv;
  /** Every line that a server prints, and ours about them. */
  say(name: string, line: string): void;
}

/** Several server processes as one service on one machine. */
export interface Cluster {
  url: string;
  members: readonly Member[];
  balancer: Balancer;
  /** The Redis server that was started for it. */
  redis: OwnRedis | null;
  /** Starts a member that has ended, and sends people to it when it is ready. */
  start(member: Member): Promise<void>;
  /** Takes it out of the balancer, then SIGTERM; resolves with its exit code. */
  stopOne(member: Member): Promise<number | null>;
  /** One after the other, each ready again before the next one goes. */
  roll(): Promise<void>;
  stop(): Promise<void>;
}

export class NoRedis extends Error {
  constructor() {
    super('There is no redis-server on the path that starts.');
    this.name = 'NoRedis';
  }
}

const urlOf = ({ host, port }: { host: string | undefined; port: number }): string =>
  `http://${host === undefined || host === '::' || host === '0.0.0.0' ? 'localhost' : host}:${port}`;

/** Starts everything but the database. Throws `NoRedis`, and what a server says that cannot start. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { servers, say } = options;
  const folder = await mkdtemp(join(tmpdir(), 'penora-cluster-'));
  const redis = options.redis === 'own' ? await startOwnRedis(folder) : null;
  if (options.redis === 'own' && redis === null) {
    await rm(folder, { recursive: true, force: true });
    throw new NoRedis();
  }
  const balancer = await startBalancer(options.port, options.host, options.spread);
  const url = urlOf({ host: options.host, port: balancer.port });
  const redisUrl = redis?.url ?? (options.redis === null || options.redis === 'own' ? undefined : options.redis.url);
  const env = {
    ...options.env,
    DATABASE_URL: options.databaseUrl,
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    PUBLIC_URL: options.env.PUBLIC_URL ?? url,
    TRUST_PROXY: '1',
  };
  const members = Array.from({ length: servers }, (_, index) => {
    const name = `server ${index + 1}`;
    return new Member({ name, env, say: (line) => say(name, line) });
  });

  const start = async (member: Member): Promise<void> => {
    await member.start();
    balancer.pool.put(member.name, member.port);
    await balancer.check();
  };
  const stopOne = async (member: Member): Promise<number | null> => {
    balancer.pool.drain(member.name);
    return member.stop();
  };
  const stop = async (): Promise<void> => {
    await Promise.all(members.map(stopOne));
    await balancer.close();
    await redis?.stop();
    await rm(folder, { recursive: true, force: true });
  };

  try {
    await Promise.all(members.map(start));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    members,
    balancer,
    redis,
    start,
    stopOne,
    async roll() {
      for (const member of members) {
        const code = await stopOne(member);
        say(member.name, `ended with ${code ?? 'a signal'}, starting again`);
        await start(member);
      }
    },
    stop,
  };
}
