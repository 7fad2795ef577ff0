import type { Database } from '../../../server/src/database/database.ts';
import { type ChunkCommit, chunkQuery } from '../../../server/src/generation/chunk/statement.ts';

/** Generations and accounts for each way of debiting, so that none stands in another's rows. */
const PARTS = ['pgbench', 'alone', 'together', 'hot'] as const;
export type Part = (typeof PARTS)[number];

export const ACCOUNTS = 8_000;
const TEXT = 'word ';

/** Generation `n` of a part: the same number in SQL and here. */
const idOf = (part: Part, n: number): string =>
  `0000000${PARTS.indexOf(part)}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

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
}

/** The rows that are written to. */
export async function prepare({ sql, ...database }: Database): Promise<void> {
  await sql.query({ text: `insert into users (id, name) values ('bench', 'Bench')` });
  await sql.query({ text: `insert into projects (code, owner_id, title) values ('BENCH1', 'bench', 'Bench')` });
  for (const part of PARTS) await seed({ sql, ...database }, part);
  await sql.query({ text: 'vacuum analyze generations, accounts, entries, chunks' });
}

/** Who pays for generation `n` of a part. */
export const purseOf = (part: Part, n: number) => ({
  payerId: part === 'hot' ? 'hot' : `${part} ${n}`,
  projectCode: '',
});

export function chunkAt(part: Part, n: number, seq: number): ChunkCommit {
  const base = { epoch: 1, text: TEXT, words: 1, costMilliku: 10, ending: null, append: null };
  return { ...base, generationId: idOf(part, n), seq };
}

/** The product's own statement as a script of pgbench: each client goes round its part of the generations from `first` on. */
export function script(first: number, each: number): string {
  const [{ text }] = chunkQuery(chunkAt('pgbench', 0, 1));
  const values = [
    `('${idOf('pgbench', 0).slice(0, 24)}' || lpad(to_hex(:g::int), 12, '0'))::uuid`,
    ...['1', ':seq::int', `'${TEXT}'`, '1', '10', 'null', 'null'],
  ];
  const filled = text.replace(/\$(\d+)/g, (_, index: string) => `(${values[Number(index) - 1] ?? 'null'})`);
  return [
    `\\set g ${first} + :client_id * ${each} + :k % ${each}`,
    `\\set seq :k / ${each} + 1`,
    '\\set k :k + 1',
    `${filled.replace(/\s+/g, ' ').trim()};`,
  ].join('\n');
}
