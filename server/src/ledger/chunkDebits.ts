/**
 * The debits of several chunks as CTEs (chunkDebit.ts says what holds for one). `charge` may have any number of rows,
 * also of one account: those are summed first, because an UPDATE applies one row of its FROM only, and each entry gets
 * its number and its balance by a running sum. Accounts are locked in the order of their ids. Out come
 * `entered(generation_id, number, balance_after)`.
 */
export const chunkDebitsCtes = `
  totals as (
    select account_id, sum(amount)::bigint as amount, count(*) as entries from charge group by account_id
  ),
  accounts_locked as (
    select a.id from accounts a join totals t on t.account_id = a.id order by a.id for update of a
  ),
  paid as (
    update accounts a set balance = a.balance - t.amount, entry = a.entry + t.entries
    from totals t join accounts_locked l on l.id = t.account_id where a.id = l.id
    returning a.id as account_id, a.balance, a.entry, t.amount, t.entries
  ),
  numbered_charge as (
    select c.*, row_number() over w as rank, sum(c.amount) over w as running
    from charge c window w as (partition by c.account_id order by c.generation_id)
  ),
  entered as (
    insert into entries (account_id, number, kind, app, amount, balance_after,
      generation_id, seq, words, project_code, model, description, reference, actor)
    select c.account_id, p.entry - p.entries + c.rank, 'chunk', c.app, -c.amount, p.balance + p.amount - c.running,
      c.generation_id, c.seq, c.words, c.project_code, c.model, c.description, c.generation_id::text, c.actor
    from numbered_charge c left join paid p on p.account_id = c.account_id
    returning generation_id, number, balance_after
  )`;
