import type { Database } from '../database/database.ts';
import type { Documents } from '../documents/documents.ts';
import type { IdentityDeps } from '../identity/deps.ts';
import type { Channel } from '../kernel/channel.ts';

export interface AccountDeps {
  database: Database;
  channel: Channel;
  identity: IdentityDeps;
  documents: Pick<Documents, 'text'>;
  limitsFactor: number;
}
