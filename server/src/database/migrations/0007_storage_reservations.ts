import { Migration } from '@mikro-orm/migrations';

/** What running generations will need at least (contract.md, Storage); follows the project to a new owner. */
export class StorageReservations0007 extends Migration {
  override up(): void {
    this.addSql(`
      create table storage_reservations (
        reference text primary key,
        project_code text not null references projects (code) on delete cascade,
        bytes bigint not null check (bytes >= 0),
        at timestamptz not null default now()
      );
      create index storage_reservations_project on storage_reservations (project_code);
      -- A sum without its parts cannot be given back after a crash.
      alter table storage_use drop column reserved_bytes;
    `);
  }
}
