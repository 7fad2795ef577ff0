import type { ToolKey } from '@penora/protocol/catalog/tools';
import { type Sql, statement } from '../../database/sql.ts';
import type { WordRange } from '../tools/compose.ts';

/** Runs that are looked back on, and how few say nothing yet. */
const WINDOW = 32;
const LEAST_RUNS = 5;
/** Only so many runs that all stayed far below the upper end lower it: it is a ceiling, and must not cut off a text. */
const RUNS_TO_LOWER = 16;
/** Of the longest of them: so much the ceiling is to be above it. */
const HEADROOM = 2;
/** A text that is cut at its ceiling ends with a sentence, a little before it: also then the least is to be there. */
const LEAST_HEADROOM = 1.15;

/** What one kind of request is remembered under: its option that decides about the length, and the model. */
export function kindOf(tool: ToolKey, options: Readonly<Record<string, unknown>>, model: string): string {
  const part = ['length', 'mode', 'style', 'category', 'instruction'].map((name) => options[name]).find(isText);
  const length = tool === 'prompt' && options.pages !== undefined ? 'pages' : (part ?? 'any');
  return `${tool}:${length}:${model}`;
}

const isText = (value: unknown): value is string => typeof value === 'string';

const sharesStatement = statement<{ kind: string; shares: number[] }>(
  'select kind, shares from word_shares where kind = any($1)',
  'generation_word_shares',
);
const learnStatement = statement(
  `insert into word_shares as w (kind, shares, runs) values ($1, array[$2::real], 1)
   on conflict (kind) do update set shares = (w.shares || $2::real)[greatest(1, cardinality(w.shares) + 2 - ${WINDOW}):],
     runs = w.runs + 1, at = now()`,
  'generation_learn_words',
);

/** Of each kind, which share of the most that it may bring its last runs have brought. */
export async function sharesOf(sql: Sql, kinds: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await sql.query(sharesStatement, [[...new Set(kinds)]]);
  return new Map(rows.map(({ kind, shares }) => [kind, shares]));
}

export async function learnShare(sql: Sql, kind: string, share: number): Promise<void> {
  await sql.query(learnStatement, [kind, Math.min(1, Math.max(0, share))]);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}

/**
 * A range as experience has it: its middle is what is usual. Its upper end, which is the ceiling, is what was asked for,
 * and lower only where nothing has come near it for long; never so low that the least that was asked for has no room.
 */
export function learnedRange(asked: WordRange, shares: readonly number[]): WordRange {
  if (shares.length < LEAST_RUNS) return asked;
  const usual = medianOf(shares) * asked.max;
  const known = Math.ceil(Math.max(LEAST_HEADROOM * asked.min, Math.max(...shares) * HEADROOM * asked.max));
  const max = shares.length >= RUNS_TO_LOWER ? Math.min(asked.max, known) : asked.max;
  return { min: Math.min(max, Math.max(1, Math.round(2 * usual - max))), max };
}
