import { Migration } from '@mikro-orm/migrations';

/** What operators did, who they were and why; never changed. */
export class Operator0050 extends Migration {
  override up(): void {
    this.addSql(`
      create table operator_actions (
        id uuid primary key,
        action text not null,
        actor text not null check (actor <> ''),
        reason text not null,
        -- Whom it was about, as far as it was about somebody.
        person text,
        facts jsonb not null default '{}',
        at timestamptz not null default now()
      );
      create index operator_actions_age on operator_actions (at desc);
      create index operator_actions_person on operator_actions (person, at desc) where person is not null;
      create trigger operator_actions_append_only before update or delete or truncate on operator_actions
        for each statement execute function refuse_change();
    `);
  }
}
