import { Migration } from '@mikro-orm/migrations';

/** What may be spent in a project, and what has been: caps hold in the statement that commits a chunk (G7). */
export class Budgets0030 extends Migration {
  override up(): void {
    this.addSql(`
      create table budget_settings (
        project_code text primary key references projects (code) on delete cascade,
        owner_pays boolean not null,
        -- Milliku; null is no cap.
        project_cap bigint check (project_cap >= 0),
        -- Of each person who asks, the owner included.
        member_cap bigint check (member_cap >= 0),
        monthly boolean not null,
        set_by text not null,
        set_at timestamptz not null default now()
      );

      -- One row of the project, and one of each person who asks there. The project's has the lowest id.
      create table budgets (
        id bigint generated always as identity primary key,
        project_code text not null references projects (code) on delete cascade,
        -- Null: of the whole project.
        person_id text,
        monthly boolean not null,
        -- The month that is counted, in UTC; of a total the beginning of time.
        since date not null,
        cap bigint,
        -- The cap, or what was spent when a lower one was set.
        most bigint,
        spent bigint not null default 0,
        constraint budgets_never_passed check (spent <= most)
      ) with (fillfactor = 70);
      create unique index budgets_person on budgets (project_code, coalesce(person_id, ''));

      alter table generations
        -- Whose words are counted: who asked, or who had it go on.
        add column asked_by text,
        add column project_budget bigint,
        add column member_budget bigint;
    `);
  }
}
