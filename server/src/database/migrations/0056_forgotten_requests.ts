import { Migration } from '@mikro-orm/migrations';

/** Generations whose request was erased with its person: the results are left, nothing can go on. */
export class ForgottenRequests0056 extends Migration {
  override up(): void {
    this.addSql('alter table generations add column forgotten boolean not null default false;');
  }
}
