import { Migration } from '@mikro-orm/migrations';

/**
 * Who buys and is refunded for an account that was put into another one. What was granted before stays where its entry
 * is; orders and payments go along.
 */
export class JoinedBuyers0054 extends Migration {
  override up(): void {
    this.addSql(`
      create table joined_buyers (
        account_id text primary key references users (id),
        -- Never itself one that was joined.
        user_id text not null references users (id),
        at timestamptz not null default now()
      );
      create index joined_buyers_person on joined_buyers (user_id);

      create or replace function keep_order_forward() returns trigger language plpgsql as $$
      begin
        if order_rank(new.status) < order_rank(old.status) then
          raise exception 'an order goes forward only: % to %', old.status, new.status
            using errcode = 'integrity_constraint_violation';
        end if;
        if (new.gateway, new.package_id, new.milliku, new.amount_cents, new.currency)
          is distinct from (old.gateway, old.package_id, old.milliku, old.amount_cents, old.currency)
          or new.user_id <> old.user_id and not exists (
            select 1 from joined_buyers j where j.account_id = old.user_id and j.user_id = new.user_id) then
          raise exception 'what was ordered is never changed' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end $$;
    `);
  }
}
