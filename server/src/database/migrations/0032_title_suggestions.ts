import { Migration } from '@mikro-orm/migrations';

/** The one suggested title of a project that the operator pays for (domain.md, Models). */
export class TitleSuggestions0032 extends Migration {
  override up(): void {
    this.addSql(`
      create table title_suggestions (
        project_code text primary key references projects (code) on delete cascade,
        asked_by text not null,
        at timestamptz not null default now()
      );
    `);
  }
}
