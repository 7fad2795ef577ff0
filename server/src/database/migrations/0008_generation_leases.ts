import { Migration } from '@mikro-orm/migrations';

/** A heart beat with every chunk must not touch an index: an update that moves no indexed column stays in its page. */
export class GenerationLeases0008 extends Migration {
  override up(): void {
    this.addSql(`
      drop index generations_running;
      create unique index generations_request on generations (request_id, take);
    `);
  }
}
