import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { Pool } from 'pg';

export type Row = Record<string, unknown>;
export type Value = string | number | boolean | Date | Uint8Array | null | readonly Value[];

/**
 * One statement. With a name it is prepared once per connection (the hot path: stack.md, "The cost of a debit").
 * The type of its rows is the author's word, kept beside the text that selects them.
 */
export interface Statement<R extends Row> {
  name?: string;
  text: string;
  /** Never set: carries the type of the rows. */
  row?: R;
}

export function statement<R extends Row>(text: string, name?: string): Statement<R> {
  return name === undefined ? { text } : { text, name };
}

/** Where statements run: on the pool, each by itself, or inside a transaction. */
export interface Sql {
  query<R extends Row>(statement: Statement<R>, values?: readonly Value[]): Promise<R[]>;
}

export function poolSql(pool: Pool): Sql {
  return {
    async query<R extends Row>({ name, text }: Statement<R>, values: readonly Value[] = []) {
      const config = name === undefined ? { text, values: [...values] } : { name, text, values: [...values] };
      return (await pool.query<R>(config)).rows;
    },
  };
}

/** Statements inside the transaction of an entity manager (its own connection, its own commit). */
export function transactionSql(em: EntityManager): Sql {
  const kysely = em.getKysely();
  return {
    async query<R extends Row>({ text }: Statement<R>, values: readonly Value[] = []) {
      return (await kysely.executeQuery<R>(CompiledQuery.raw(text, [...values]))).rows;
    },
  };
}
