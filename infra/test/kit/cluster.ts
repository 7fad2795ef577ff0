import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onTestFailed } from 'vitest';
import { createTestDatabase } from '../../../server/test/database/createTestDatabase.ts';
import { type Cluster, startCluster } from '../../cluster/cluster.ts';
import type { Member } from '../../cluster/member.ts';
import { type Door, openDoor } from './door.ts';
import { ownEnvironment } from './environment.ts';

/** Several real server processes on one database; each has a door of its own, and one address is in front of all. */
export interface TestCluster extends Cluster {
  doors: readonly Door[];
  /** The door of a process, by its number from 0. */
  door(index: number): Door;
  member(index: number): Member;
  /** What the servers printed, when a test fails. */
  tellOnFailure(): void;
  /** Ends everything and drops the database. */
  forget(): Promise<void>;
}

export interface TestClusterOptions {
  servers?: number;
  redis?: boolean;
  env?: Record<string, string>;
  /** One of the test's own; it is not dropped. */
  databaseUrl?: string;
}

/** Whether there is a redis-server to test with; says so when there is none. */
export async function findRedis(): Promise<boolean> {
  const found = await promisify(execFile)('redis-server', ['--version']).then(
    () => true,
    () => false,
  );
  if (!found) console.log('No redis-server on the path: tests that need one are skipped.');
  return found;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`there is no number ${index}`);
  return found;
}

/** Starts the servers and their doors. */
export async function startTestCluster(options: TestClusterOptions = {}): Promise<TestCluster> {
  const { servers = 3, redis = false, env = {}, databaseUrl } = options;
  const database = databaseUrl === undefined ? await createTestDatabase() : null;
  const lines: string[] = [];
  const cluster = await startCluster({
    servers,
    port: 0,
    databaseUrl: databaseUrl ?? database?.url ?? '',
    redis: redis ? 'own' : null,
    spread: 'turns',
    env: { ...ownEnvironment(), LIMITS: '1000', ...env },
    say: (name, line) => lines.push(`[${name}] ${line}`),
  });
  const doors = await Promise.all(cluster.members.map((member) => openDoor(() => member.port)));
  return {
    ...cluster,
    doors,
    door: (index) => at(doors, index),
    member: (index) => at(cluster.members, index),
    tellOnFailure: () => onTestFailed(() => console.log(lines.slice(-80).join('\n'))),
    async forget() {
      await Promise.all(doors.map((door) => door.close()));
      await cluster.stop();
      await database?.drop();
    },
  };
}
