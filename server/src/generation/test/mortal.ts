import type { Database } from '../../database/database.ts';

/** A process that can be killed at any of its statements: before it is sent, or after the commit and before the answer. */
export interface Mortal {
  db: Database;
  /** Dies at the n-th statement from now. */
  dieAt(statements: number, moment: 'before' | 'after'): void;
  die(): void;
  isDead(): boolean;
}

class Dead extends Error {
  constructor() {
    super('this process is dead');
  }
}

export function mortal(real: Database): Mortal {
  let left = Number.POSITIVE_INFINITY;
  let moment: 'before' | 'after' = 'before';
  let isDead = false;

  const live = (): void => {
    if (isDead) throw new Dead();
  };
  async function mortally<T>(work: () => Promise<T>): Promise<T> {
    live();
    left -= 1;
    if (left <= 0 && moment === 'before') isDead = true;
    live();
    const isLast = left <= 0;
    const result = await work();
    if (isLast) isDead = true;
    live();
    return result;
  }

  return {
    db: {
      ...real,
      sql: { query: (...args) => mortally(() => real.sql.query(...args)) },
      hot: { query: (...args) => mortally(() => real.hot.query(...args)) },
      updates: { query: (...args) => mortally(() => real.updates.query(...args)) },
      em: () => {
        live();
        return real.em();
      },
      transaction: (work) => mortally(() => real.transaction(work)),
    },
    dieAt(statements, when) {
      left = statements;
      moment = when;
    },
    die() {
      isDead = true;
    },
    isDead: () => isDead,
  };
}
