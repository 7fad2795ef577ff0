import { pino } from 'pino';
import type { Database } from '../../database/database.ts';
import { type Documents, openDocuments } from '../../documents/documents.ts';
import { documentLimits } from '../../documents/limits.ts';
import type { Channel } from '../../kernel/channel.ts';

/** The document server of one process, with nobody at its door. */
export function roomsOf(database: Database, channel: Channel): Documents {
  return openDocuments({
    database,
    channel,
    log: pino({ level: 'silent' }),
    limits: documentLimits(1),
    authenticate: async () => null,
    originAllowed: () => false,
    roleIn: async () => null,
    person: async () => null,
    withdrawals: () => () => undefined,
    storage: async () => ({ ownerId: 'ann', usedBytes: 0, limitBytes: 1_048_576, sizeBytes: 0 }),
    standing: async () => [],
    saveSizes: async () => undefined,
  });
}
