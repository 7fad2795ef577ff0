import { Migration } from '@mikro-orm/migrations';

/** Generations and the log of their chunks. */
export class Generations0005 extends Migration {
  override up(): void {
    this.addSql(`
      create table generations (
        id uuid primary key,
        -- The request that started it; its takes share it.
        request_id uuid not null,
        take integer not null default 1,
        project_code text not null references projects (code) on delete cascade,
        requested_by text not null,
        -- Whose coins it takes.
        payer_id text not null,
        tool text not null,
        model text not null,
        model_id text not null,
        -- Pinned at the start (G1): milliku.
        price_per_word bigint not null check (price_per_word > 0),
        prompt text not null default '',
        options jsonb not null default '{}',
        -- The text that is worked on and the text after the place, as they were at the start.
        input text not null default '',
        after_text text not null default '',
        words_min integer not null,
        words_max integer not null,
        target text not null check (target in ('card', 'document')),
        -- Where to begin in the document: a Yjs relative position; null is the end.
        position bytea,
        status text not null check (status in
          ('queued', 'streaming', 'completed', 'stopped', 'exhausted', 'failed', 'interrupted')),
        reason text,
        max_milliku bigint not null check (max_milliku > 0),
        -- G3: number of the last chunk.
        seq integer not null default 0,
        words integer not null default 0,
        cost bigint not null default 0,
        -- G8: raised by whoever takes over.
        epoch integer not null default 0,
        lease_owner text,
        lease_until timestamptz,
        -- Where a long work stands: chapter, outline, summaries.
        plan jsonb,
        provider jsonb,
        title text,
        starred boolean not null default false,
        discarded_at timestamptz,
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        constraint generations_within_ceiling check (cost <= max_milliku),
        constraint generations_price check (cost = words * price_per_word)
      ) with (fillfactor = 70);
      create index generations_project on generations (project_code, created_at desc, id);
      create index generations_running on generations (lease_until) where status in ('queued', 'streaming');
      create index generations_person on generations (requested_by) where status in ('queued', 'streaming');

      create table chunks (
        generation_id uuid not null references generations (id) on delete cascade,
        seq integer not null check (seq > 0),
        text text not null,
        words integer not null check (words >= 0),
        cost bigint not null check (cost >= 0),
        at timestamptz not null default now(),
        primary key (generation_id, seq)
      );
    `);
  }
}
