import { Migration } from '@mikro-orm/migrations';

/** What signs in once, and links sent by mail. */
export class SignIn0040 extends Migration {
  override up(): void {
    this.addSql(`
      create table used_sign_ins (
        -- A hash that names a token or a nonce.
        key bytea primary key,
        -- The session that it began: shown again there, it only leads on.
        session_id uuid,
        expires_at timestamptz not null
      );
      create index used_sign_ins_end on used_sign_ins (expires_at);

      create table mail_links (
        token_hash bytea primary key,
        user_id text not null references users (id),
        purpose text not null check (purpose in ('verify', 'reset')),
        -- The address that it proves; a link is worth nothing once the person has another.
        email_key text not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index mail_links_user on mail_links (user_id);
    `);
  }
}
