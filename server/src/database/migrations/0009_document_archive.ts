import { Migration } from '@mikro-orm/migrations';

/** Updates that a snapshot has taken in, kept for 30 days so that the writing can be replayed with names and times. */
export class DocumentArchive0009 extends Migration {
  override up(): void {
    this.addSql(`
      create table document_archive (
        project_code text not null references projects (code) on delete cascade,
        first_number bigint not null,
        last_number bigint not null,
        -- The updates behind each other, and how long, by whom and when each is.
        bytes bytea not null,
        sizes integer[] not null,
        user_ids text[] not null,
        generation_ids uuid[] not null,
        times timestamptz[] not null,
        at timestamptz not null default now(),
        primary key (project_code, first_number),
        check (cardinality(sizes) = last_number - first_number + 1)
      );
      create index document_archive_age on document_archive (at);
    `);
  }
}
