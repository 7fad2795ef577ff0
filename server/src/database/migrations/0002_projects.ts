import { Migration } from '@mikro-orm/migrations';

/** Projects, members, and the storage each owner uses. */
export class Projects0002 extends Migration {
  override up(): void {
    this.addSql(`
      create table projects (
        code text primary key check (code ~ '^[A-Z0-9]{6}$'),
        owner_id text not null references users (id),
        title text not null,
        type text not null default 'text',
        app text not null default 'penora' check (app in ('penora', 'imagegene')),
        -- Only for projects that are no document (image projects).
        content text,
        metadata jsonb not null default '{}',
        size_bytes bigint not null default 0 check (size_bytes >= 0),
        words integer not null default 0 check (words >= 0),
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz
      );
      create index projects_owner on projects (owner_id, updated_at desc);
      create index projects_bin on projects (deleted_at) where deleted_at is not null;

      create table members (
        project_code text not null references projects (code) on delete cascade,
        user_id text not null references users (id),
        role text not null check (role in ('viewer', 'commenter', 'editor', 'owner')),
        added_at timestamptz not null default now(),
        primary key (project_code, user_id)
      );
      create index members_user on members (user_id);
      create unique index members_one_owner on members (project_code) where role = 'owner';

      create table invitations (
        project_code text not null references projects (code) on delete cascade,
        email_key text not null,
        role text not null check (role in ('viewer', 'commenter', 'editor')),
        invited_by text not null references users (id),
        created_at timestamptz not null default now(),
        primary key (project_code, email_key)
      );
      create index invitations_address on invitations (email_key);

      -- S1: one row per owner, kept equal to the sum of the projects by the trigger below, under any concurrency.
      create table storage_use (
        user_id text primary key references users (id),
        used_bytes bigint not null default 0 check (used_bytes >= 0),
        -- Least sizes of running generations (contract.md, Storage).
        reserved_bytes bigint not null default 0 check (reserved_bytes >= 0)
      );

      create function keep_storage_use() returns trigger language plpgsql as $$
      declare
        giver text := case when tg_op = 'INSERT' then null else old.owner_id end;
        taker text := case when tg_op = 'DELETE' then null else new.owner_id end;
      begin
        if giver is not distinct from taker then
          if new.size_bytes <> old.size_bytes then
            update storage_use set used_bytes = used_bytes + new.size_bytes - old.size_bytes where user_id = taker;
          end if;
          return null;
        end if;
        if giver is not null then
          update storage_use set used_bytes = used_bytes - old.size_bytes where user_id = giver;
        end if;
        if taker is not null then
          insert into storage_use (user_id, used_bytes) values (taker, new.size_bytes)
          on conflict (user_id) do update set used_bytes = storage_use.used_bytes + excluded.used_bytes;
        end if;
        return null;
      end $$;
      create trigger projects_storage after insert or delete or update of size_bytes, owner_id on projects
        for each row execute function keep_storage_use();
    `);
  }
}
