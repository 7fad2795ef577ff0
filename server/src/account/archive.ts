import { type Sql, statement } from '../database/sql.ts';
import { listMethods } from '../identity/methods.ts';
import { personOf } from '../identity/people.ts';
import { balanceOf } from '../ledger/balance.ts';
import { listPurchases } from '../payments/list.ts';
import { storageOf } from '../projects/storage.ts';
import type { AccountDeps } from './deps.ts';
import { ledgerLines } from './ledgerFile.ts';
import type { ZipEntry } from './zip.ts';

interface OwnRow extends Record<string, unknown> {
  code: string;
  title: string;
  app: string;
  type: string;
  content: string | null;
  created_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

interface AskedRow extends Record<string, unknown> {
  id: string;
  project_code: string;
  tool: string;
  model: string;
  prompt: string;
  options: unknown;
  status: string;
  words: number;
  cost: number;
  created_at: Date;
  text: string;
}

const PAGE = 50;
const ownStatement = statement<OwnRow>(
  `select code, title, app, type, content, created_at, updated_at, deleted_at from projects
   where owner_id = $1 and code > $2 order by code limit ${PAGE}`,
);
const memberStatement = statement<{ code: string; title: string; role: string }>(
  `select p.code, p.title, m.role from members m join projects p on p.code = m.project_code
   where m.user_id = $1 and p.owner_id <> $1 and p.deleted_at is null order by p.code limit 1000`,
);
const askedStatement = statement<AskedRow>(
  `select g.id, g.project_code, g.tool, g.model, g.prompt, g.options, g.status, g.words, g.cost, g.created_at,
     coalesce((select string_agg(c.text, '' order by c.seq) from chunks c where c.generation_id = g.id), '') as text
   from generations g where g.requested_by = $1 and g.id > $2::uuid order by g.id limit ${PAGE}`,
);

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const README = `Everything that Penora keeps of you.

profile.json       who you are here, how you sign in, which projects you write in
ledger.csv         every coin that came and went
payments.json      what you bought, with payments and refunds
projects/          your texts as plain text, the bin included (projects.json says what is what)
generations.jsonl  what you asked the model for and what it wrote, one per line
`;

/** A name that every system can unpack. */
const fileName = (code: string, title: string): string =>
  `projects/${code} ${title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .slice(0, 80)
    .trim()}.txt`;

async function* ownProjects(sql: Sql, userId: string): AsyncGenerator<OwnRow> {
  for (let after = ''; ; ) {
    const rows = await sql.query(ownStatement, [userId, after]);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.code;
  }
}

async function* generations(sql: Sql, userId: string): AsyncGenerator<string> {
  for (let after = FIRST_ID; ; ) {
    const rows = await sql.query(askedStatement, [userId, after]);
    for (const { cost, ...asked } of rows) yield `${JSON.stringify({ ...asked, costMilliku: cost })}\n`;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}

async function* payments(sql: Sql, userId: string): AsyncGenerator<string> {
  yield '[\n';
  for (let cursor: string | undefined, first = true, more = true; more; ) {
    const page = await listPurchases(sql, userId, { limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    for (const purchase of page.items) {
      yield `${first ? '' : ',\n'}${JSON.stringify(purchase)}`;
      first = false;
    }
    cursor = page.nextCursor ?? undefined;
    more = page.nextCursor !== null;
  }
  yield '\n]\n';
}

async function profile({ database: { sql } }: AccountDeps, userId: string): Promise<string> {
  const user = await personOf(sql, userId);
  const { balanceMilliku } = await balanceOf(sql, userId);
  const signIn = await listMethods(sql, userId);
  const storage = await storageOf(sql, userId);
  return json({ user, signIn, balanceMilliku, storage, writesIn: await sql.query(memberStatement, [userId]) });
}

/** All of a person, file after file, each read when its turn comes. */
export async function* archiveOf(deps: AccountDeps, userId: string): AsyncGenerator<ZipEntry> {
  const { sql } = deps.database;
  yield { name: 'README.txt', parts: [README] };
  yield { name: 'profile.json', parts: [await profile(deps, userId)] };
  yield { name: 'ledger.csv', parts: ledgerLines(sql, userId, {}) };
  yield { name: 'payments.json', parts: payments(sql, userId) };
  const index: unknown[] = [];
  for await (const { content, ...project } of ownProjects(sql, userId)) {
    index.push(project);
    const text = project.app === 'penora' ? await deps.documents.text(project.code) : (content ?? '');
    yield { name: fileName(project.code, project.title), parts: [text] };
  }
  yield { name: 'projects.json', parts: [json(index)] };
  yield { name: 'generations.jsonl', parts: generations(sql, userId) };
}
