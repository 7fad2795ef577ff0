import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../../../server/src/database/database.ts';
import { ChunkCommits } from '../../../../server/src/generation/chunk/chunkCommits.ts';
import { commitChunk } from '../../../../server/src/generation/chunk/commit.ts';
import { type ChunkCommit, chunkQuery } from '../../../../server/src/generation/chunk/statement.ts';
import { figure, type Report } from '../../kit/report.ts';
import type { Row } from '../../kit/table.ts';
import { hasDebian, withDebian } from '../debian.ts';
import { ACCOUNTS, chunkAt, type Part, prepare, purseOf, script } from '../debitTables.ts';
import { pgbench, runPgbench } from '../pgbench.ts';
import { withDatabase } from '../service.ts';

const CLIENTS = 8;
/** pgbench and the product take turns, so that neither has the fuller tables or the busier log; the first is for warming up. */
const ROUNDS = 4;
const ROUND_SECONDS = 3;
const SECONDS = 5;

type Commit = (chunk: ChunkCommit, n: number) => Promise<{ kind: string }>;

/** So many writers, each committing one chunk after the other on its own generations, for the time. */
async function rate(
  part: Part,
  writers: number,
  seconds: number,
  commit: Commit,
  round = { first: 0, size: ACCOUNTS },
) {
  const each = Math.floor(round.size / writers);
  const until = performance.now() + seconds * 1_000;
  let done = 0;
  const write = async (writer: number): Promise<void> => {
    for (let k = 0; performance.now() < until; k += 1) {
      const n = round.first + writer * each + (k % each);
      const { kind } = await commit(chunkAt(part, n, Math.floor(k / each) + 1), n);
      if (kind !== 'committed') throw new Error(`a chunk was ${kind}`);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return done / seconds;
}

interface Rates {
  limit: number;
  alone: number;
  together: number;
  hot: number;
}

/** One chunk a statement, by pgbench and by the product in turns: the means of all rounds but the first. */
async function inTurns(url: string, { hot }: Database): Promise<Pick<Rates, 'limit' | 'alone'>> {
  const size = Math.floor(ACCOUNTS / ROUNDS);
  const sums = { limit: 0, alone: 0 };
  const bare: Commit = (chunk) => hot.query(...chunkQuery(chunk)).then(() => ({ kind: 'committed' }));
  for (let index = 0; index < ROUNDS; index += 1) {
    const round = { first: index * size, size };
    const limit =
      pgbench === null
        ? await rate('pgbench', CLIENTS, ROUND_SECONDS, bare, round)
        : runPgbench(url, script(round.first, Math.floor(size / CLIENTS)), CLIENTS, ROUND_SECONDS);
    await wait(500);
    const alone = await rate('alone', CLIENTS, ROUND_SECONDS, (chunk) => commitChunk(hot, chunk), round);
    await wait(500);
    if (index === 0) continue;
    sums.limit += limit;
    sums.alone += alone;
  }
  return { limit: sums.limit / (ROUNDS - 1), alone: sums.alone / (ROUNDS - 1) };
}

function measure(on: typeof withDebian | undefined): Promise<Rates> {
  const work = async (url: string, database: Database): Promise<Rates> => {
    await prepare(database);
    const single = await inTurns(url, database);
    const commits = new ChunkCommits(database.hot);
    const commit =
      (part: Part): Commit =>
      (chunk, n) =>
        commits.commit(chunk, purseOf(part, n));
    const together = await rate('together', 250, SECONDS, commit('together'));
    const hot = await rate('hot', 100, SECONDS, commit('hot'));
    return { ...single, together, hot };
  };
  return withDatabase(work, { hotConnections: CLIENTS, ...(on && { on }) });
}

function rowsOf(database: string, rates: Rates): Row[] {
  const row = (what: string, perSecond: number, wanted: string): Row => {
    const ratio = figure(perSecond / rates.limit);
    return { database, what, 'debits/s': figure(perSecond), ratio, 'must reach': wanted };
  };
  return [
    row(
      pgbench === null ? 'a bare loop of prepared statements' : 'pgbench, the same statement prepared',
      rates.limit,
      '',
    ),
    row('Penora, one chunk a statement', rates.alone, '0.8'),
    row('Penora, 250 writers, chunks together', rates.together, '3'),
    row('Penora, 100 writers on one account', rates.hot, '500/s'),
  ];
}

/** Debits a second: the statement by pgbench, by the product one at a time, and together. */
export async function debits(report: Report): Promise<void> {
  const rows = hasDebian ? rowsOf('Debian’s', await measure(withDebian)) : [];
  rows.push(...rowsOf(process.env.DATABASE_URL === undefined ? 'embedded' : 'DATABASE_URL', await measure(undefined)));
  report.add({
    title: 'Debits a second, many accounts',
    rows,
    notes: `${ACCOUNTS} accounts, ${CLIENTS} connections each; one chunk a statement is measured in turns with pgbench, ${ROUNDS - 1} times ${ROUND_SECONDS} s after a first turn that does not count. Ratios are to pgbench on the same database. A debit is the whole statement of a chunk: generation, chunk, account, entry, with all triggers. Debian’s has the settings of initdb, the embedded one the product’s.`,
  });
}
