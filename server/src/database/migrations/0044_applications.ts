import { Migration } from '@mikro-orm/migrations';

/** Applications: their keys, what each person lets them do, and the secrets with which they act for one person. */
export class Applications0044 extends Migration {
  override up(): void {
    this.addSql(`
      create table api_keys (
        id uuid primary key,
        -- SHA-256 of 256 random bits.
        key_hash bytea not null unique,
        name text not null,
        scopes text[] not null,
        -- Application names under which it may write.
        apps text[] not null check (cardinality(apps) > 0),
        created_at timestamptz not null default now(),
        revoked_at timestamptz,
        check (not 'penora' = any(apps))
      );
      create unique index api_keys_name on api_keys (name) where revoked_at is null;

      -- The person's own word about an application, the last one counts. No row: what the key's rules say.
      create table application_consents (
        user_id text not null references users (id),
        app text not null,
        allowed boolean not null,
        at timestamptz not null default now(),
        primary key (user_id, app)
      );

      -- Persons whom an application has made.
      create table application_people (
        user_id text primary key references users (id),
        app text not null,
        at timestamptz not null default now()
      );

      create table delegations (
        id uuid primary key,
        token_hash bytea not null unique,
        user_id text not null references users (id),
        app text not null,
        -- What was handed over with it.
        project_code text references projects (code) on delete cascade,
        generation_id uuid,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        revoked_at timestamptz
      );
      create index delegations_age on delegations (expires_at);
      create index delegations_person on delegations (user_id, app);

      create table handoff_codes (
        code_hash bytea primary key,
        user_id text not null references users (id),
        app text not null,
        project_code text not null references projects (code) on delete cascade,
        generation_id uuid,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index handoff_codes_age on handoff_codes (expires_at);
    `);
  }
}
