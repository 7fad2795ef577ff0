import { Migration } from '@mikro-orm/migrations';

/** What was read from uploaded files, for a day: any process finds it. */
export class Uploads0061 extends Migration {
  override up(): void {
    this.addSql(`
      create table uploads (
        id uuid primary key,
        user_id text not null references users (id),
        title text not null,
        -- Whatever a later release knows of a file; read by its own schema.
        facts jsonb not null,
        -- The plain text, and the document of a new project as a Yjs update, both deflated.
        text bytea not null,
        document bytea,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null
      );
      create index uploads_of_person on uploads (user_id, created_at desc);
      create index uploads_expiry on uploads (expires_at);
    `);
  }
}
