import type { Pool, PoolClient } from 'pg';

const SWEEP_MS = 500;

/** pg keeps this to itself; the event of the end may come before anybody could listen. */
const isDead = (client: PoolClient): boolean => Reflect.get(client, '_ended') === true;

/**
 * Gives dead connections back to the pool. kysely 0.29, on which MikroORM's transactions run, keeps a connection whose
 * BEGIN or ROLLBACK fails, so that every restart of the database would cost some of them until none is left. One that
 * was dead at two looks in turn is nobody's any more: what runs on it fails at once. Returns what ends the watch.
 */
export function releaseDead(pool: Pool): () => void {
  const held = new Set<PoolClient>();
  let seen = new Set<PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
  const sweep = (): void => {
    const dead = [...held].filter(isDead);
    for (const client of dead) if (seen.has(client)) client.release(true);
    seen = new Set(dead.filter((client) => held.has(client)));
  };
  const timer = setInterval(sweep, SWEEP_MS).unref();
  return () => {
    clearInterval(timer);
    for (const client of held) if (isDead(client)) client.release(true);
  };
}
