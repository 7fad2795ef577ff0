import { Migration } from '@mikro-orm/migrations';

/** Growing pauses after repeated attempts, shared by all processes. */
export class Throttles0006 extends Migration {
  override up(): void {
    this.addSql(`
      create table throttles (
        -- Kind and a hash: no address and no e-mail is kept.
        key text primary key,
        -- Attempts, leaking away with time.
        level double precision not null,
        blocked_until timestamptz not null,
        last_at timestamptz not null
      ) with (fillfactor = 70);
      create index throttles_age on throttles (last_at);
    `);
  }
}
