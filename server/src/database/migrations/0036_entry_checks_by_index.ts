import { Migration } from '@mikro-orm/migrations';

/** Row by row, by key: whatever a connection planned while `entries` was small, it never reads all of them later. */
const BY_KEY = 'set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off';

/**
 * The checks of the ledger (0004) as they were, planned otherwise: each batch of chunks read the whole table, because the
 * plan of a connection's first statements was kept until statistics came, and a "not exists" beside an "or" may be
 * answered from a hash of everything.
 */
export class EntryChecksByIndex0036 extends Migration {
  override up(): void {
    this.addSql(`
      create or replace function check_accounts() returns trigger language plpgsql ${BY_KEY} as $$
      begin
        if exists (
          select 1 from changed c join accounts a on a.id = c.id
          left join entries e on e.account_id = a.id and e.number = a.entry
          where a.entry > 0 and e.balance_after is distinct from a.balance or a.entry = 0 and a.balance <> 0
        ) then
          raise exception 'a balance without its entry' using errcode = 'integrity_constraint_violation';
        end if;
        return null;
      end $$;
    `);
    for (const setting of ['enable_hashjoin', 'enable_mergejoin', 'enable_seqscan']) {
      this.addSql(`alter function check_entries() set ${setting} = off`);
    }
  }
}
