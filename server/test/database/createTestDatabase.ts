import { inject } from 'vitest';
import { createDatabase, dropDatabase, urlOfDatabase } from './cluster.ts';

export interface TestDatabase {
  readonly url: string;
  /** Drops it, cutting whoever is still connected. */
  drop(): Promise<void>;
}

/** A database of its own for one test file (or one test), with the schema of this release. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = await createDatabase(server);
  return { url: urlOfDatabase(server, name), drop: () => dropDatabase(server, name) };
}
