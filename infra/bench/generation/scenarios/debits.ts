import type { Database } from '../../../../server/src/database/database.ts';
import { ChunkCommits } from '../../../../server/src/generation/chunk/chunkCommits.ts';
import { commitChunk } from '../../../../server/src/generation/chunk/commit.ts';
import { type ChunkCommit, chunkQuery } from '../../../../server/src/generation/chunk/statement.ts';
import { figure, type Report } from '../../kit/report.ts';
import { pgbench, runPgbench } from '../pgbench.ts';
import { withDatabase } from '../service.ts';

const ACCOUNTS = 8_000;
const CLIENTS = 8;
const SECONDS = 6;
const TEXT = 'word ';
const TABLES = ['pgbench', 'alone', 'together', 'hot'] as const;
type Part = (typeof TABLES)[number];

/** Generation `n` of a part: the same number in SQL and here. */
const idOf = (part: Part, n: number): string =>
  `0000000${TABLES.indexOf(part)}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** A generation and an account with coins for each number, or one account for all. */
async function seed(database: Database, part: Part): Promise<void> {
  const run = (text: string) => database.sql.query({ text });
  const account = part === 'hot' ? `'hot'` : `'${part} ' || n`;
  const series = `generate_series(0, ${ACCOUNTS - 1}) n`;
  await run(`insert into accounts (id) select distinct ${account} from ${series}`);
  await run(`with moved as (
      update accounts set balance = 1000000000, entry = 1 where id like '${part}%' returning id, balance
    ) insert into entries (account_id, number, kind, app, amount, balance_after, cause)
    select id, 1, 'sister_grant', 'bench', balance, balance, 'seed ' || id from moved`);
  await run(`insert into generations (id, request_id, project_code, requested_by, payer_id, tool, model, model_id,
      price_per_word, words_min, words_max, target, status, max_milliku, epoch)
    select ('${idOf(part, 0).slice(0, 24)}' || lpad(to_hex(n), 12, '0'))::uuid, gen_random_uuid(), 'BENCH1', 'bench',
      ${account}, 'prompt', 'balanced', 'bench', 10, 1, 1, 'card', 'streaming', 1000000000, 1 from ${series}`);
  await run('vacuum analyze generations, accounts, entries, chunks');
}

async function prepare(database: Database): Promise<void> {
  await database.sql.query({ text: `insert into users (id, name) values ('bench', 'Bench')` });
  await database.sql.query({
    text: `insert into projects (code, owner_id, title) values ('BENCH1', 'bench', 'Bench')`,
  });
  for (const part of TABLES) await seed(database, part);
}

const chunkAt = (part: Part, n: number, seq: number): ChunkCommit => {
  const base = { epoch: 1, text: TEXT, words: 1, costMilliku: 10, ending: null, append: null };
  return { ...base, generationId: idOf(part, n), seq };
};

/** The product's own statement, its values written by pgbench: each client goes round its part of the generations. */
function script(): string {
  const each = ACCOUNTS / CLIENTS;
  const [{ text }] = chunkQuery(chunkAt('pgbench', 0, 1));
  const values = [
    `('${idOf('pgbench', 0).slice(0, 24)}' || lpad(to_hex(:g::int), 12, '0'))::uuid`,
    ...['1', ':seq::int', `'${TEXT}'`, '1', '10', 'null', 'null'],
  ];
  const filled = text.replace(/\$(\d+)/g, (_, index: string) => `(${values[Number(index) - 1] ?? 'null'})`);
  return [
    `\\set g :client_id * ${each} + :k % ${each}`,
    `\\set seq :k / ${each} + 1`,
    '\\set k :k + 1',
    `${filled.replace(/\s+/g, ' ').trim()};`,
  ].join('\n');
}

/** So many writers, each committing one chunk after the other on its own generations, for the time. */
async function rate(writers: number, part: Part, commit: (chunk: ChunkCommit, n: number) => Promise<{ kind: string }>) {
  const each = Math.floor(ACCOUNTS / writers);
  const until = performance.now() + SECONDS * 1_000;
  let done = 0;
  const write = async (writer: number): Promise<void> => {
    for (let k = 0; performance.now() < until; k += 1) {
      const n = writer * each + (k % each);
      const { kind } = await commit(chunkAt(part, n, Math.floor(k / each) + 1), n);
      if (kind !== 'committed') throw new Error(`a chunk was ${kind}`);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  return done / SECONDS;
}

/** Debits a second: the statement by pgbench, by the product one at a time, and together. */
export async function debits(report: Report): Promise<void> {
  const rows = await withDatabase(async (url, database) => {
    await prepare(database);
    const { sql } = database;
    const limit =
      pgbench === null
        ? await rate(CLIENTS, 'pgbench', (chunk) => sql.query(...chunkQuery(chunk)).then(() => ({ kind: 'committed' })))
        : runPgbench(url, script(), CLIENTS, SECONDS);
    const alone = await rate(CLIENTS, 'alone', (chunk) => commitChunk(sql, chunk));
    const commits = new ChunkCommits(sql);
    const purse = (part: Part, n: number) => ({ payerId: part === 'hot' ? 'hot' : `${part} ${n}`, projectCode: '' });
    const together = await rate(250, 'together', (chunk, n) => commits.commit(chunk, purse('together', n)));
    const hot = await rate(100, 'hot', (chunk, n) => commits.commit(chunk, purse('hot', n)));
    const row = (what: string, perSecond: number, wanted: string) => {
      return { what, 'debits/s': figure(perSecond), ratio: figure(perSecond / limit), 'must reach': wanted };
    };
    return [
      row(pgbench === null ? 'a bare loop of prepared statements' : 'pgbench, the same statement prepared', limit, ''),
      row('Penora, one chunk a statement', alone, '0.8'),
      row('Penora, 250 writers, chunks together', together, '3'),
      row('Penora, 100 writers on one account', hot, '500/s'),
    ];
  });
  report.add({
    title: 'Debits a second, many accounts',
    rows,
    notes: `${ACCOUNTS} accounts, ${CLIENTS} connections where it is one at a time. A debit is the whole statement of a chunk: generation, chunk, account, entry, with all triggers.`,
  });
}
