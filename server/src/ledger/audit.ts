import { type Sql, statement } from '../database/sql.ts';

/** A difference between what is stored and what must be true; none is the only good answer. */
export interface Difference {
  rule: string;
  where: string;
  detail: string;
}

const checks: readonly { rule: string; text: string }[] = [
  {
    rule: 'L1 a balance is never below zero',
    text: `select id as where_, 'balance ' || balance as detail from accounts where balance < 0`,
  },
  {
    rule: "L2 a balance is the sum of its account's entries",
    text: `select a.id as where_, 'balance ' || a.balance || ', entries ' || coalesce(sum(e.amount), 0) as detail
      from accounts a left join entries e on e.account_id = a.id
      group by a.id having a.balance <> coalesce(sum(e.amount), 0)`,
  },
  {
    rule: 'L2 every entry follows the one before it',
    text: `select account_id as where_, 'entry ' || number as detail from (
        select account_id, number, amount, balance_after,
          lag(number, 1, 0::bigint) over w as last, lag(balance_after, 1, 0::bigint) over w as before
        from entries window w as (partition by account_id order by number)) e
      where number <> last + 1 or balance_after <> before + amount`,
  },
  {
    rule: 'G1 one debit per chunk with words, one chunk per debit',
    text: `select coalesce(c.generation_id, e.generation_id)::text as where_,
        'chunk ' || coalesce(c.seq, e.seq) || ': chunk ' || coalesce(c.cost::text, 'missing') || ', entry ' || coalesce(e.amount::text, 'missing') as detail
      from (select * from chunks where cost > 0) c
      full join (select * from entries where kind = 'chunk') e on e.generation_id = c.generation_id and e.seq = c.seq
      where (c.generation_id is null and exists (select 1 from generations g where g.id = e.generation_id))
        or e.generation_id is null or c.cost <> -e.amount`,
  },
  {
    rule: 'G3 chunks are numbered without a hole, G4 the sums agree',
    text: `select g.id::text as where_, 'seq ' || g.seq || ', chunks ' || count(c.seq) || ', cost ' || g.cost || ' against ' || coalesce(sum(c.cost), 0) as detail
      from generations g left join chunks c on c.generation_id = g.id
      group by g.id having g.seq <> count(c.seq) or g.seq <> coalesce(max(c.seq), 0)
        or g.cost <> coalesce(sum(c.cost), 0) or g.words <> coalesce(sum(c.words), 0)`,
  },
];

/** Compares every balance, entry and chunk with each other. Reads all of it: for `npm run audit`, not for a request. */
export async function audit(sql: Sql): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const { rule, text } of checks) {
    const rows = await sql.query(statement<{ where_: string; detail: string }>(`${text} limit 100`));
    found.push(...rows.map((row) => ({ rule, where: row.where_, detail: row.detail })));
  }
  return found;
}
