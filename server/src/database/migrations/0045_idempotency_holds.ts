import { Migration } from '@mikro-orm/migrations';

/** Whoever works on a first answer says so every few seconds, so that one whose process died is free soon. */
export class IdempotencyHolds0045 extends Migration {
  override up(): void {
    this.addSql('alter table idempotency_keys add column held_until timestamptz');
  }
}
