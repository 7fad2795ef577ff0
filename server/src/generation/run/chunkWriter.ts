import { affordableWords, priceOf } from '@penora/protocol/ku';
import { cutToWords } from '@penora/protocol/words/cutToWords';
import type { Piece } from '@penora/protocol/words/pieces';
import type { Database } from '../../database/database.ts';
import type { AppendOutcome } from '../../documents/writing.ts';
import type { Channel } from '../../kernel/channel.ts';
import { unreachable } from '../../kernel/errors.ts';
import { spendable } from '../../ledger/budgets/means.ts';
import { balanceChanges } from '../../ledger/topic.ts';
import type { ChunkCommits, PurseTurn } from '../chunk/chunkCommits.ts';
import { patiently } from '../chunk/patiently.ts';
import type { Ending } from '../chunk/statement.ts';
import { generationEvents } from '../delivery/topics.ts';
import type { GenerationRecord } from '../tables.ts';
import { PlaceDeleted } from '../writer/place.ts';
import { ceiling, exhausted, outOfBudget, placeDeleted, storageFull } from './ending.ts';
import { currentMeans } from './means.ts';
import type { Outlet } from './outlet.ts';
import type { Batch } from './pieceQueue.ts';

/** What became of a batch. `written` may carry the end; `refused`: end the run so, nothing was written. */
export type Written =
  | { kind: 'written'; ending: Ending | null }
  | { kind: 'refused'; ending: Ending }
  /** Stopped, or another writer's: this one writes no more. */
  | { kind: 'lost' };

interface Attempt {
  text: string;
  words: number;
  ending: Ending | null;
}

/** The fields of a row that every chunk asks for, out of the entity: its members are watched, which costs each time. */
function writtenBy({ id, epoch, projectCode, payerId, projectBudget, pricePerWord, maxMilliku }: GenerationRecord) {
  return { id, epoch, projectCode, payerId, projectBudget, pricePerWord, maxMilliku };
}

export interface ChunkWriterDeps {
  db: Database;
  channel: Channel;
  commits: ChunkCommits;
  limits: { shortageTries: number };
  /** Told after each commit, with the words of the whole generation. */
  wrote?: ((text: string, words: number) => void) | undefined;
}

/** What the purse pays for of an attempt that it does not cover; null for not one word. */
function cutTo(means: { words: number; ending: Ending }, pieces: readonly Piece[], attempt: Attempt): Attempt | null {
  // A top-up came in between.
  if (means.words >= attempt.words) return attempt;
  const { text, words } = cutToWords(pieces, means.words);
  return words === 0 ? null : { text, words, ending: means.ending };
}

const bytesOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);

/** The pieces that so many bytes hold. */
function cutToBytes({ pieces, ending }: Batch, bytes: number): Batch {
  let left = bytes;
  const firstOver = pieces.findIndex(({ text }) => {
    left -= Buffer.byteLength(text);
    return left < 0;
  });
  return firstOver === -1 ? { pieces, ending } : { pieces: pieces.slice(0, firstOver), ending: storageFull };
}

/** Turns batches into committed chunks, never for more than the purse and the ceiling allow (G7). */
export class ChunkWriter {
  readonly #deps: ChunkWriterDeps;
  readonly #record: ReturnType<typeof writtenBy>;
  readonly #outlet: Outlet;
  seq: number;
  words: number;

  constructor(deps: ChunkWriterDeps, record: GenerationRecord, outlet: Outlet) {
    this.#deps = deps;
    this.#record = writtenBy(record);
    this.#outlet = outlet;
    this.seq = record.seq;
    this.words = record.words;
  }

  get costMilliku(): number {
    return priceOf(this.words, this.#record.pricePerWord);
  }

  /** Words that `maxMilliku` pays for, over all runs. */
  get wordsInAll(): number {
    return affordableWords(this.#record.maxMilliku, this.#record.pricePerWord);
  }

  /** Words until `maxMilliku`. */
  get wordsToCeiling(): number {
    const { maxMilliku, pricePerWord } = this.#record;
    return affordableWords(Math.max(0, maxMilliku - this.costMilliku), pricePerWord);
  }

  /** Words that purse and budgets pay for now, and how it ends when they are written. */
  async affordable(): Promise<{ words: number; ending: Ending }> {
    const means = await patiently(() => currentMeans(this.#deps.db.sql, this.#record));
    const ending = spendable(means) < means.balanceMilliku ? outOfBudget : exhausted;
    return { words: affordableWords(spendable(means), this.#record.pricePerWord), ending };
  }

  /** Commits one batch and tells. Throws the database's error when that stays away. */
  async write(batch: Batch): Promise<Written> {
    const { commits, limits } = this.#deps;
    const { room } = this.#outlet;
    const bytes = room === null ? 0 : bytesOf(batch.pieces);
    const taken = room === null ? 0 : room(bytes);
    const { pieces, ending } = taken === bytes ? batch : cutToBytes(batch, await taken);
    let attempt = this.#withinCeiling(pieces, ending);
    if (attempt.text === '' && attempt.ending !== null) return { kind: 'refused', ending: attempt.ending };
    let shortages = 0;
    let turn: PurseTurn | null = null;
    const commit = async (append: { number: number; bytes: Uint8Array } | null): Promise<AppendOutcome<Written>> => {
      const outcome = await commits.commit(this.#chunk(attempt, append), this.#record, turn);
      switch (outcome.kind) {
        case 'committed':
          this.#advance(attempt, outcome.balance);
          return { outcome: 'done', value: { kind: 'written', ending: attempt.ending } };
        case 'fenced':
          return { outcome: 'refused', value: { kind: 'lost' } };
        case 'conflict':
          return { outcome: 'conflict' };
        case 'shortage': {
          shortages += 1;
          turn ??= await commits.settle(this.#record);
          const means = await this.affordable();
          const cut = shortages > limits.shortageTries ? null : cutTo(means, pieces, attempt);
          if (cut === null) return { outcome: 'refused', value: { kind: 'refused', ending: means.ending } };
          attempt = cut;
          return { outcome: 'conflict' };
        }
        default:
          return unreachable(outcome);
      }
    };
    try {
      return await this.#outlet.put(() => attempt.text, commit);
    } catch (error) {
      if (error instanceof PlaceDeleted) return { kind: 'refused', ending: placeDeleted };
      throw error;
    } finally {
      (turn as PurseTurn | null)?.leave();
    }
  }

  #withinCeiling(pieces: readonly Piece[], ending: Ending | null): Attempt {
    const { text, words, rest } = cutToWords(pieces, this.wordsToCeiling);
    return { text, words, ending: rest === '' ? ending : ceiling };
  }

  #chunk({ text, words, ending }: Attempt, append: { number: number; bytes: Uint8Array } | null) {
    const { id: generationId, epoch, pricePerWord } = this.#record;
    const costMilliku = priceOf(words, pricePerWord);
    return { generationId, epoch, seq: this.seq + 1, text, words, costMilliku, ending, append };
  }

  #advance({ text, words }: Attempt, balance: { balanceMilliku: number; entry: number } | null): void {
    const { id: generationId, projectCode, payerId, pricePerWord } = this.#record;
    const { channel } = this.#deps;
    this.seq += 1;
    this.words += words;
    const chunk = { generationId, seq: this.seq, text, words, costMilliku: priceOf(words, pricePerWord) };
    generationEvents.publish(channel, projectCode, { kind: 'chunk', chunk });
    if (balance !== null) balanceChanges.publish(channel, payerId, balance);
    this.#deps.wrote?.(text, this.words);
  }
}
