import { Migration } from '@mikro-orm/migrations';

/** People, the ways in which they sign in, and what must happen once. */
export class Identity0001 extends Migration {
  override up(): void {
    this.addSql(`
      create table users (
        id text primary key,
        email text,
        -- NFC and lower case: what somebody signs in with.
        email_key text,
        email_verified_at timestamptz,
        name text not null,
        avatar_url text,
        password_hash text,
        suspended_at timestamptz,
        deleted_at timestamptz,
        created_at timestamptz not null default now()
      );
      -- One password account per address; addresses of other doors join only when verified on both sides (I2).
      create unique index users_password_address on users (email_key) where password_hash is not null;
      create unique index users_verified_address on users (email_key) where email_verified_at is not null;
      create index users_address on users (email_key);

      create table identities (
        issuer text not null,
        subject text not null,
        user_id text not null references users (id),
        created_at timestamptz not null default now(),
        primary key (issuer, subject)
      );
      create index identities_user on identities (user_id);

      create table sessions (
        id uuid primary key,
        token_hash bytea not null unique,
        user_id text not null references users (id),
        device text not null,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null,
        revoked_at timestamptz
      );
      create index sessions_user on sessions (user_id);

      create table access_tokens (
        id uuid primary key,
        token_hash bytea not null unique,
        user_id text not null references users (id),
        name text not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      create index access_tokens_user on access_tokens (user_id);

      -- Secrets made by the product itself (development), when there is no folder to keep them in.
      create table secrets (name text primary key, value text not null);

      create table idempotency_keys (
        caller text not null,
        path text not null,
        key text not null,
        request_hash bytea not null,
        -- Null while the first request is under way.
        status integer,
        -- Sealed: an answer may hold a token that is shown once.
        reply text,
        created_at timestamptz not null default now(),
        primary key (caller, path, key)
      );
      create index idempotency_keys_age on idempotency_keys (created_at);
    `);
  }
}
