import { Migration } from '@mikro-orm/migrations';

/** Finds what ended a moment ago in a project, every two seconds, however much a project has had. */
export class EndedGenerations0026 extends Migration {
  override up(): void {
    this.addSql(`
      create index generations_ended on generations (project_code, ended_at) where ended_at is not null;
    `);
  }
}
