import { Migration } from '@mikro-orm/migrations';

/** L8: a balance stays a number that every part of the product can count exactly. */
export class CountableBalances0035 extends Migration {
  override up(): void {
    this.addSql(`
      alter table accounts add constraint accounts_countable check (balance <= 9007199254740991);
    `);
  }
}
