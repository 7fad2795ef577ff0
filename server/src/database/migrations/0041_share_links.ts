import { Migration } from '@mikro-orm/migrations';

/** Links that let somebody into a project, and who came in by which. */
export class ShareLinks0041 extends Migration {
  override up(): void {
    this.addSql(`
      create table share_links (
        id uuid primary key,
        project_code text not null references projects (code) on delete cascade,
        token_hash bytea not null unique,
        -- So that the owner can copy it again; sealed with the service's secret.
        token_sealed text not null,
        role text not null check (role in ('viewer', 'commenter', 'editor')),
        expires_at timestamptz,
        -- Null: as many as like.
        uses_left integer check (uses_left >= 0),
        created_by text not null references users (id),
        created_at timestamptz not null default now(),
        revoked_at timestamptz
      );
      create index share_links_project on share_links (project_code, created_at desc);

      -- Null for whoever belongs here by the owner's own word.
      alter table members add column link_id uuid references share_links (id) on delete set null;
      create index members_link on members (link_id) where link_id is not null;
    `);
  }
}
