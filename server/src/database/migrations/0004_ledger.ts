import { Migration } from '@mikro-orm/migrations';

/** Accounts and their entries. What must never be false is kept true here, not in the code (trust.md, L1-L5). */
export class Ledger0004 extends Migration {
  override up(): void {
    this.addSql(`
      create table accounts (
        id text primary key,
        balance bigint not null default 0,
        -- Number of the last entry.
        entry bigint not null default 0,
        constraint accounts_never_below_zero check (balance >= 0)
      ) with (fillfactor = 70);

      create table entries (
        account_id text not null references accounts (id),
        number bigint not null,
        kind text not null check (kind in
          ('welcome', 'purchase', 'sister_debit', 'sister_grant', 'chunk', 'refund', 'adjustment')),
        app text not null,
        amount bigint not null check (amount <> 0),
        balance_after bigint not null check (balance_after >= 0),
        generation_id uuid,
        seq integer,
        words integer not null default 0,
        project_code text,
        model text,
        -- Names the cause; unique where a cause may come twice.
        cause text,
        reference text not null default '',
        description text not null default '',
        actor text,
        at timestamptz not null default now(),
        primary key (account_id, number),
        check (kind <> 'chunk' or (generation_id is not null and seq is not null and amount < 0)),
        check (kind <> 'adjustment' or (actor is not null and description <> '')),
        check (kind = 'chunk' or cause is not null)
      );
      create unique index entries_cause on entries (cause) where cause is not null;
      create unique index entries_chunk on entries (generation_id, seq) where generation_id is not null;

      -- The welcome grant: once per person, by every name the person goes under (I5).
      create table welcome_claims (claim text primary key, account_id text not null, at timestamptz not null default now());

      -- L5: entries are for ever.
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of % are never changed', tg_table_name using errcode = 'integrity_constraint_violation';
      end $$;
      create trigger entries_append_only before update or delete or truncate on entries
        for each statement execute function refuse_change();

      -- L2: an account and its newest entry say the same, at the end of every statement that touches either.
      create function check_accounts() returns trigger language plpgsql as $$
      begin
        if exists (
          select 1 from changed c join accounts a on a.id = c.id
          where a.entry > 0 and not exists (
            select 1 from entries e
            where e.account_id = a.id and e.number = a.entry and e.balance_after = a.balance)
          or a.entry = 0 and a.balance <> 0
        ) then
          raise exception 'a balance without its entry' using errcode = 'integrity_constraint_violation';
        end if;
        return null;
      end $$;
      create trigger accounts_match_insert after insert on accounts
        referencing new table as changed for each statement execute function check_accounts();
      create trigger accounts_match_update after update on accounts
        referencing new table as changed for each statement execute function check_accounts();

      create function check_entries() returns trigger language plpgsql as $$
      begin
        if exists (
          select 1 from added n
          left join accounts a on a.id = n.account_id
          left join entries p on p.account_id = n.account_id and p.number = n.number - 1
          where n.number > a.entry
            or n.balance_after <> coalesce(p.balance_after, 0) + n.amount
            or n.number > 1 and p.number is null
        ) then
          raise exception 'an entry that does not follow' using errcode = 'integrity_constraint_violation';
        end if;
        return null;
      end $$;
      create trigger entries_follow after insert on entries
        referencing new table as added for each statement execute function check_entries();
    `);
  }
}
