import { countWords } from '@penora/protocol/words/pieces';
import { expect } from 'vitest';
import type { World } from './world.ts';

type Totals = {
  id: string;
  seq: number;
  words: number;
  cost: number;
  max_milliku: number;
  price_per_word: number;
  numbers: number[] | null;
  text: string | null;
  chunk_words: number;
  chunk_cost: number;
  debits: number;
  debit_count: number;
  paid_chunks: number;
};

const perGeneration = `
  select g.id, g.seq, g.words, g.cost, g.max_milliku, g.price_per_word,
    (select array_agg(c.seq order by c.seq) from chunks c where c.generation_id = g.id) as numbers,
    (select string_agg(c.text, '' order by c.seq) from chunks c where c.generation_id = g.id) as text,
    (select coalesce(sum(c.words), 0)::int from chunks c where c.generation_id = g.id) as chunk_words,
    (select coalesce(sum(c.cost), 0)::int from chunks c where c.generation_id = g.id) as chunk_cost,
    (select coalesce(-sum(e.amount), 0)::int from entries e where e.generation_id = g.id) as debits,
    (select count(*)::int from entries e where e.generation_id = g.id) as debit_count,
    (select count(*)::int from chunks c join entries e on e.generation_id = c.generation_id and e.seq = c.seq
      and -e.amount = c.cost where c.generation_id = g.id) as paid_chunks
  from generations g where $1::text is null or g.project_code = $1`;

const wrongAccounts = `
  select a.id, a.balance, coalesce(sum(e.amount), 0)::bigint as sum, count(e.number)::int as entries, a.entry
  from accounts a left join entries e on e.account_id = a.id group by a.id
  having a.balance < 0 or a.balance <> coalesce(sum(e.amount), 0) or a.entry <> count(e.number)`;

/** L1, L2, G1, G3, G4, G7 as the database stands now, everywhere or in one project. Throws on the first that fails. */
export async function expectInvariants(world: World, code: string | null = null): Promise<void> {
  expect(await world.rows(wrongAccounts)).toEqual([]);
  for (const row of await world.rows<Totals>(perGeneration, [code])) {
    const expectedNumbers = Array.from({ length: row.seq }, (_, index) => index + 1);
    expect(row.numbers ?? [], 'G3').toEqual(expectedNumbers);
    expect(row.words).toBe(row.chunk_words);
    expect(row.words, 'words are counted as outside').toBe(countWords(row.text ?? ''));
    expect(row.cost, 'G4').toBe(row.words * row.price_per_word);
    expect(row.chunk_cost).toBe(row.cost);
    expect(row.debits, 'G4').toBe(row.cost);
    expect(row.debit_count, 'G1').toBe(row.paid_chunks);
    expect(row.cost, 'G7').toBeLessThanOrEqual(row.max_milliku);
  }
}
