import { Migration } from '@mikro-orm/migrations';

/** Comments on passages of a text (comments/). */
export class Comments0064 extends Migration {
  override up(): void {
    this.addSql(`
      create table comments (
        id uuid primary key,
        project_code text not null references projects (code) on delete cascade,
        -- The first of the thread; null for the first itself.
        thread_id uuid references comments (id) on delete cascade,
        user_id text not null references users (id),
        -- Yjs relative positions; a reply stands where its thread does.
        anchor_from bytea,
        anchor_to bytea,
        quote text not null,
        text text not null,
        resolved_at timestamptz,
        resolved_by text references users (id),
        created_at timestamptz not null default now(),
        edited_at timestamptz,
        check ((thread_id is null) = (anchor_from is not null and anchor_to is not null)),
        check (thread_id is null or resolved_at is null)
      );
      create index comments_order on comments (project_code, created_at desc, id desc);
      create index comments_thread on comments (thread_id) where thread_id is not null;
      create index comments_person on comments (user_id);
    `);
  }
}
