import { Migration } from '@mikro-orm/migrations';

/** The log of updates of each document, numbered without gaps, and its snapshots. */
export class Documents0003 extends Migration {
  override up(): void {
    this.addSql(`
      create table documents (
        project_code text primary key references projects (code) on delete cascade,
        -- Number of the last update. Every append moves it under a row lock: the fence and the gaplessness (D7).
        last_number bigint not null default 0,
        -- Updates up to this number are merged into the snapshot.
        snapshot_number bigint not null default 0,
        snapshot bytea,
        snapshot_at timestamptz,
        check (snapshot_number <= last_number)
      ) with (fillfactor = 70);

      create table document_updates (
        project_code text not null references documents (project_code) on delete cascade,
        number bigint not null,
        bytes bytea not null,
        -- Who wrote it; null for the service itself.
        user_id text,
        generation_id uuid,
        at timestamptz not null default now(),
        primary key (project_code, number)
      );

      -- Which person a Yjs client id speaks for, so that the writing can be replayed with names.
      create table document_clients (
        project_code text not null references documents (project_code) on delete cascade,
        client_id bigint not null,
        user_id text not null,
        first_at timestamptz not null default now(),
        primary key (project_code, client_id)
      );
    `);
  }
}
