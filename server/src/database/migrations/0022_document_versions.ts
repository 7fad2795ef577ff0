import { Migration } from '@mikro-orm/migrations';

/** States of documents that people can open and restore (documents/versions). */
export class DocumentVersions0022 extends Migration {
  override up(): void {
    this.addSql(`
      create table document_versions (
        id uuid primary key,
        project_code text not null references projects (code) on delete cascade,
        -- Of the last update in it.
        number bigint not null,
        kind text not null check (kind in ('named', 'automatic', 'generation', 'restore')),
        name text,
        -- Who named it, restored, or asked the model that wrote next.
        user_id text,
        generation_id uuid,
        -- Who wrote since the version before.
        user_ids text[] not null,
        generation_ids uuid[] not null,
        -- The Yjs client id under which a restoration was written, and when it was taken back.
        client_id bigint,
        undone_at timestamptz,
        -- A Yjs update of the whole document, deflated.
        state bytea not null,
        size_bytes bigint not null,
        words integer not null,
        at timestamptz not null default now(),
        check ((kind = 'named') <= (name is not null))
      );
      -- It is compressed already.
      alter table document_versions alter column state set storage external;
      create index document_versions_order on document_versions (project_code, at desc, id desc);

      -- The newest version of each document: its row lock decides which process makes the next one.
      create table document_version_marks (
        project_code text primary key references projects (code) on delete cascade,
        number bigint not null,
        at timestamptz not null
      );
    `);
  }
}
