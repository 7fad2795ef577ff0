import { Pool, type PoolClient, type PoolConfig } from 'pg';
import type { Row, Sql, Statement, Value } from '../sql.ts';
import { HotQuery, type Prepared } from './hotQuery.ts';

/** A connection that is kept between statements. */
interface Kept {
  client: PoolClient;
  prepared: Prepared;
  /** It ended, or nobody can say any more what state it is in. */
  isLost: boolean;
  forget(): void;
}

export interface HotSql extends Sql {
  close(): Promise<void>;
}

/**
 * Single statements on few connections of their own that stay open, for what is done hundreds of times a second: no
 * timers, no listeners and no description for each statement. A connection on which one has failed is replaced.
 */
export class HotConnections implements HotSql {
  readonly #pool: Pool;
  readonly #types: NonNullable<PoolConfig['types']>;
  /** A connection may come back by way of the pool: what it has prepared stays its own. */
  readonly #prepared = new WeakMap<PoolClient, Prepared>();
  readonly #idle: Kept[] = [];

  constructor(config: PoolConfig & { types: NonNullable<PoolConfig['types']> }) {
    this.#types = config.types;
    this.#pool = new Pool(config);
    // One that ends in the pool's own hands: the next one who needs one gets a new one.
    this.#pool.on('error', () => undefined);
  }

  async query<R extends Row>(statement: Statement<R>, values: readonly Value[] = []): Promise<R[]> {
    const kept = this.#idle.pop() ?? this.#keep(await this.#pool.connect());
    try {
      return await new Promise<R[]>((resolve, reject) => {
        const known = { types: this.#types, prepared: kept.prepared };
        kept.client.query(new HotQuery(statement, values, known, { resolve, reject }));
      });
    } catch (error) {
      kept.isLost = true;
      throw error;
    } finally {
      this.#giveBack(kept);
    }
  }

  async close(): Promise<void> {
    for (const kept of this.#idle.splice(0)) this.#release(kept);
    await this.#pool.end();
  }

  #keep(client: PoolClient): Kept {
    const lost = (): void => {
      kept.isLost = true;
      const at = this.#idle.indexOf(kept);
      if (at < 0) return;
      this.#idle.splice(at, 1);
      this.#release(kept);
    };
    const prepared = this.#prepared.get(client) ?? new Map();
    this.#prepared.set(client, prepared);
    const kept: Kept = { client, prepared, isLost: false, forget: () => client.off('error', lost) };
    client.on('error', lost);
    return kept;
  }

  #giveBack(kept: Kept): void {
    // Others wait for a connection, or this is the end: both are the pool's business.
    if (kept.isLost || this.#pool.waitingCount > 0 || this.#pool.ending) this.#release(kept);
    else this.#idle.push(kept);
  }

  #release(kept: Kept): void {
    kept.forget();
    kept.client.release(kept.isLost);
  }
}
