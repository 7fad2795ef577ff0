import { Migration } from '@mikro-orm/migrations';

/** Orders, captured payments, refunds, and what was told or tried about them (trust.md, P1-P5). */
export class Payments0010 extends Migration {
  override up(): void {
    this.addSql(`
      create table orders (
        id uuid primary key,
        user_id text not null references users (id),
        gateway text not null check (gateway in ('razorpay', 'sandbox')),
        -- The gateway's own id; null until it has answered.
        gateway_order_id text,
        -- Pinned from the price list when it was ordered (P3).
        package_id text not null,
        milliku bigint not null check (milliku > 0),
        amount_cents bigint not null check (amount_cents > 0),
        currency text not null check (currency = 'USD'),
        status text not null default 'created' check (status in ('created', 'attempted', 'failed', 'paid', 'refunded')),
        failure text,
        created_at timestamptz not null default now(),
        -- When the gateway is asked about it, unless something is heard before; null: not any more.
        ask_at timestamptz,
        asks integer not null default 0
      );
      create unique index orders_gateway on orders (gateway, gateway_order_id) where gateway_order_id is not null;
      create index orders_person on orders (user_id, created_at desc, id desc);
      create index orders_quiet on orders (ask_at) where ask_at is not null;

      -- P2: forward only.
      create function order_rank(status text) returns integer language sql immutable as $$
        select array_position(array['created', 'attempted', 'failed', 'paid', 'refunded'], status)
      $$;
      create function keep_order_forward() returns trigger language plpgsql as $$
      begin
        if order_rank(new.status) < order_rank(old.status) then
          raise exception 'an order goes forward only: % to %', old.status, new.status
            using errcode = 'integrity_constraint_violation';
        end if;
        if (new.user_id, new.gateway, new.package_id, new.milliku, new.amount_cents, new.currency)
          is distinct from (old.user_id, old.gateway, old.package_id, old.milliku, old.amount_cents, old.currency) then
          raise exception 'what was ordered is never changed' using errcode = 'integrity_constraint_violation';
        end if;
        return new;
      end $$;
      create trigger orders_forward before update on orders for each row execute function keep_order_forward();

      -- One row per captured payment, made in the transaction that grants its coins (P1).
      create table payments (
        id text primary key,
        order_id uuid not null references orders (id),
        user_id text not null references users (id),
        amount_cents bigint not null check (amount_cents > 0),
        milliku bigint not null check (milliku > 0),
        refunded_cents bigint not null default 0 check (refunded_cents between 0 and amount_cents),
        captured_at timestamptz not null default now()
      );
      create index payments_order on payments (order_id);
      create index payments_person on payments (user_id);

      create table payment_refunds (
        id text primary key,
        payment_id text not null references payments (id),
        amount_cents bigint not null check (amount_cents > 0),
        -- The coins of this part of the payment.
        milliku bigint not null check (milliku >= 0),
        -- What could not be taken back, because it was spent, and is still open.
        debt_milliku bigint not null default 0 check (debt_milliku between 0 and milliku),
        -- The gateway's clock: where the next look for refunds begins.
        created_at timestamptz not null,
        -- The gateway could not pay it out: everything was given back.
        failed_at timestamptz,
        check (failed_at is null or debt_milliku = 0)
      );
      create index payment_refunds_payment on payment_refunds (payment_id);

      -- Messages that were acted upon, in the transaction that did it; kept for longer than the gateway repeats.
      create table webhook_events (
        id text primary key,
        event text not null,
        outcome text not null,
        at timestamptz not null default now()
      );
      create index webhook_events_age on webhook_events (at);

      -- What was refused (P4).
      create table payment_refusals (
        id bigint generated always as identity primary key,
        door text not null check (door in ('verify', 'webhook', 'reconcile')),
        reason text not null,
        -- Whose request and which order it named, as far as that is known.
        user_id text,
        order_id uuid,
        facts jsonb not null default '{}',
        at timestamptz not null default now()
      );
      create index payment_refusals_age on payment_refusals (at);

      -- The gateway of the product itself, outside production: what Razorpay would remember.
      create table sandbox_payments (
        id text primary key,
        gateway_order_id text not null,
        amount_cents bigint not null,
        outcome text not null check (outcome in ('pay', 'fail', 'pay_late')),
        -- Captured from then on.
        captured_from timestamptz,
        created_at timestamptz not null default now()
      );
      create index sandbox_payments_order on sandbox_payments (gateway_order_id);
    `);
  }
}
