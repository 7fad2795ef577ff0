import { isPassing } from '../../database/patiently.ts';
import type { Sql } from '../../database/sql.ts';
import { generationLimits } from '../limits.ts';
import { type CommitOutcome, commitChunk, commitTogether } from './commit.ts';
import { Lanes } from './lanes.ts';
import { Pace } from './pace.ts';
import type { ChunkCommit } from './statement.ts';

/** What a chunk writes to beside its generation. */
export interface Purse {
  payerId: string;
  projectBudget?: number | null;
  projectCode: string;
}

/** While it lasts, chunks of others who share purse or budget wait. */
export interface PurseTurn {
  leave(): void;
}

interface Waiting {
  chunk: ChunkCommit;
  purse: Purse;
  turn: PurseTurn | null;
  resolve(outcome: CommitOutcome): void;
  reject(error: unknown): void;
}

const keysOf = ({ payerId, projectBudget }: Purse): string[] =>
  projectBudget == null ? [payerId] : [`budget ${projectBudget}`, payerId];

/** Any function that spreads; the same account always has the same lane. */
function laneOf(payerId: string, lanes: number): number {
  let sum = 0;
  for (let at = 0; at < payerId.length; at += 1) sum = (sum * 31 + payerId.charCodeAt(at)) >>> 0;
  return sum % lanes;
}

/**
 * The chunks of this process on their way to the database, in the rhythm of both logs (design.md): while one statement
 * is under way the next ones collect, and are committed together (`Pace`: how long). An account has one lane, so that
 * its row is never waited for inside a process. At most one chunk of each generation waits here: nothing grows.
 */
export class ChunkCommits {
  readonly #sql: Sql;
  readonly #waiting: Waiting[][];
  readonly #isBusy: boolean[];
  readonly #paces: Pace[];
  readonly #turns = new Lanes();
  readonly #held = new Map<string, PurseTurn>();

  constructor(sql: Sql, lanes: number = generationLimits.commitLanes) {
    this.#sql = sql;
    this.#waiting = Array.from({ length: lanes }, () => []);
    this.#isBusy = Array.from({ length: lanes }, () => false);
    this.#paces = Array.from({ length: lanes }, () => new Pace());
  }

  /** Commits a chunk, alone or with others. Throws what the database throws when it stays away. */
  commit(chunk: ChunkCommit, purse: Purse, turn: PurseTurn | null = null): Promise<CommitOutcome> {
    const lane = laneOf(purse.payerId, this.#waiting.length);
    return new Promise((resolve, reject) => {
      this.#waiting[lane]?.push({ chunk, purse, turn, resolve, reject });
      this.#paces[lane]?.waits(this.#waiting[lane]?.length ?? 0);
      this.#wake(lane);
    });
  }

  /** Holds a purse that has run short, so that it is cut to what is there without others in between. */
  async settle(purse: Purse): Promise<PurseTurn> {
    // The budget first, as everywhere: those who share either wait for each other.
    const keys = keysOf(purse);
    const leave: (() => void)[] = [];
    for (const key of keys) leave.push(await this.#turns.enter(key));
    const turn = {
      leave: () => {
        for (const key of keys) this.#held.delete(key);
        for (const each of leave.reverse()) each();
        this.#waiting.forEach((_, lane) => void this.#wake(lane));
      },
    };
    for (const key of keys) this.#held.set(key, turn);
    return turn;
  }

  #wake(lane: number): void {
    if (this.#isBusy[lane] === true) return;
    this.#isBusy[lane] = true;
    void this.#run(lane);
  }

  async #run(lane: number): Promise<void> {
    for (;;) {
      // What becomes ready in the same turn of the event loop goes together.
      await new Promise((resolve) => setImmediate(resolve));
      const waiting = this.#waiting[lane]?.length ?? 0;
      if (waiting > 0) await this.#paces[lane]?.due(waiting);
      const batch = this.#take(lane);
      if (batch.length === 0) break;
      this.#paces[lane]?.began(batch.length);
      await this.#commit(batch);
    }
    // In the same breath as the last look: who comes from now on wakes it again.
    this.#isBusy[lane] = false;
  }

  /** The longest waiting first, one of each document, none whose purse somebody else is settling. */
  #take(lane: number): Waiting[] {
    const documents = new Set<string>();
    const batch: Waiting[] = [];
    this.#waiting[lane] = (this.#waiting[lane] ?? []).filter((each) => {
      const { purse, chunk } = each;
      const isHeld = keysOf(purse).some((key) => (this.#held.get(key) ?? each.turn) !== each.turn);
      const isTwice = chunk.append !== null && documents.has(purse.projectCode);
      if (isHeld || isTwice || batch.length >= generationLimits.chunksTogether) return true;
      if (chunk.append !== null) documents.add(purse.projectCode);
      batch.push(each);
      return false;
    });
    return batch;
  }

  async #commit(batch: Waiting[]): Promise<void> {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) {
      return commitChunk(this.#sql, only.chunk).then(only.resolve, only.reject);
    }
    try {
      const chunks = batch.map(({ chunk }) => chunk);
      const outcomes = await commitTogether(this.#sql, chunks);
      if (outcomes === null) return await this.#oneByOne(batch);
      outcomes.forEach((outcome, index) => void batch[index]?.resolve(outcome));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** One of them cannot be committed: each is told its own outcome. */
  async #oneByOne(batch: Waiting[]): Promise<void> {
    let away: unknown = null;
    for (const { chunk, resolve, reject } of batch) {
      if (away !== null) reject(away);
      else {
        await commitChunk(this.#sql, chunk, true).then(resolve, (error: unknown) => {
          if (isPassing(error)) away = error;
          reject(error);
        });
      }
    }
  }
}
