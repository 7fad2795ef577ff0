import { isConnectionLoss } from '../../database/failures.ts';

/** A statement that has not answered in time; what it did is not known. */
export class Overdue extends Error {
  constructor() {
    super('the database does not answer');
    this.name = 'Overdue';
  }
}

/** Whether what was under way may or may not have been committed, and may be tried again. */
export const isLoss = (error: unknown): boolean => error instanceof Overdue || isConnectionLoss(error);

/** Gives up waiting after `ms`; what was asked for may still happen. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Overdue()), ms);
  });
  try {
    return await Promise.race([work, overdue]);
  } finally {
    clearTimeout(timer);
  }
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** How long something is tried again, with pauses that grow. The time runs from the first failure. */
export class Patience {
  readonly #totalMs: number;
  #pauseMs = FIRST_PAUSE_MS;
  #failedAt: number | null = null;

  constructor(totalMs: number) {
    this.#totalMs = totalMs;
  }

  /** Notes a failure; true when there was enough of them. */
  isOver(now: number): boolean {
    this.#failedAt ??= now;
    return now - this.#failedAt >= this.#totalMs;
  }

  async pause(): Promise<void> {
    const ms = this.#pauseMs * (0.5 + Math.random() / 2);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
}
