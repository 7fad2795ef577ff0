/**
 * The debit of a chunk as two CTEs, for the one statement that commits a chunk (trust.md, Ledger technique).
 *
 * Before them stands `charge(account_id, amount, app, generation_id, seq, words, project_code, model, description,
 * actor)` with at most one row and `amount > 0`; no row means that nothing is paid. `actor` is the person who asked.
 * `paid(account_id, balance, entry)` comes out.
 * A shortage violates `accounts_never_below_zero` (23514) and takes the whole statement back; an account that does
 * not exist leaves `number` null (23502) and does the same (L9).
 */
export const chunkDebitCtes = `
  paid as (
    update accounts a set balance = a.balance - c.amount, entry = a.entry + 1
    from charge c where a.id = c.account_id
    returning a.id as account_id, a.balance, a.entry
  ),
  entered as (
    insert into entries (account_id, number, kind, app, amount, balance_after,
      generation_id, seq, words, project_code, model, description, reference, actor)
    select c.account_id, p.entry, 'chunk', c.app, -c.amount, p.balance,
      c.generation_id, c.seq, c.words, c.project_code, c.model, c.description, c.generation_id::text, c.actor
    from charge c left join paid p on p.account_id = c.account_id
  )`;

/** The constraint that a shortage violates. */
export const SHORTAGE_CONSTRAINT = 'accounts_never_below_zero';
