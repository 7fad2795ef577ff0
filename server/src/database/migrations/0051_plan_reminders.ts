import { Migration } from '@mikro-orm/migrations';

/** Whom a letter about the end of a plan was sent to: once for each period that is the last. */
export class PlanReminders0051 extends Migration {
  override up(): void {
    this.addSql(`
      create table plan_reminders (
        order_id uuid not null references orders (id),
        ends_at timestamptz not null,
        at timestamptz not null default now(),
        primary key (order_id, ends_at)
      );
    `);
  }
}
