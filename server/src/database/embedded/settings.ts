import { join } from 'node:path';
import { unreachable } from '../../kernel/errors.ts';
import type { Address } from './address.ts';
import { replaceFile } from './folders.ts';
import { dataFolder, type Home } from './home.ts';

/** Sized for one Penora on one machine; what an operator changes by ALTER SYSTEM wins over it. */
const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '100',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  temp_file_limit: '2GB',
  huge_pages: 'off',
  // Few processes: short transactions gain nothing from parallel plans, and nobody replicates from here.
  max_worker_processes: '2',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  autovacuum_worker_slots: '2',
  autovacuum_max_workers: '2',
  io_method: 'sync',
  jit: 'off',
  // What was acknowledged survives any crash.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'minimal',
  min_wal_size: '64MB',
  max_wal_size: '512MB',
  restart_after_crash: 'on',
  client_connection_check_interval: '2s',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Statements and keys hold what people wrote: the log names neither.
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
};

/** PostgreSQL finds the way to shared memory when the cluster is made and notes it there, hence the include. */
const configText = (home: Home, address: Address): string =>
  [
    `include ${quoted(join(dataFolder(home), 'postgresql.conf'))}`,
    ...Object.entries({ ...SETTINGS, ...listening(address) }).map(([name, value]) => `${name} = ${quoted(value)}`),
    `hba_file = ${quoted(join(home.folder, 'pg_hba.conf'))}`,
    '',
  ].join('\n');

function listening(address: Address): Record<string, string> {
  switch (address.kind) {
    case 'socket':
      // The value is a list of names: quotes keep a comma inside one.
      return {
        listen_addresses: '',
        port: String(address.port),
        unix_socket_directories: `"${address.folder.replaceAll('"', '""')}"`,
        unix_socket_permissions: '0700',
      };
    case 'loopback':
      return { listen_addresses: address.host, port: String(address.port), unix_socket_directories: '' };
    default:
      return unreachable(address);
  }
}

const HBA_TEXT = ['local all all scram-sha-256', 'host all all 127.0.0.1/32 scram-sha-256', ''].join('\n');

const quoted = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

export const configPath = (home: Home): string => join(home.folder, 'postgresql.conf');

/** Writes both files anew at each start, outside the folder that the database's own user can write. */
export async function writeSettings(home: Home, address: Address): Promise<void> {
  await replaceFile(configPath(home), configText(home, address), 0o644);
  await replaceFile(join(home.folder, 'pg_hba.conf'), HBA_TEXT, 0o644);
}
