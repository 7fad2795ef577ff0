import { Migration } from '@mikro-orm/migrations';

/** Which ideas of a brainstorm are starred, by their number in the list. */
export class StarredIdeas0066 extends Migration {
  override up(): void {
    this.addSql(`alter table generations add column starred_ideas integer[] not null default '{}';`);
  }
}
