import type { ModelKey } from '@penora/protocol/catalog/models';
import type { ToolKey } from '@penora/protocol/catalog/tools';
import type { Database } from '../../database/database.ts';
import type { Logger } from '../../kernel/log.ts';
import type { DocumentWriting } from '../writing.ts';
import type { VersionLimits } from './limits.ts';

/** What versions say of a generation. */
export interface GenerationFacts {
  model: ModelKey;
  tool: ToolKey;
  userId: string;
}

/** What versions need of the world; the wiring hands it in. */
export interface VersionsDeps {
  database: Database;
  log: Logger;
  limits: VersionLimits;
  documents: {
    writing: DocumentWriting;
    /** The whole document as one update, and the number of the last one in it. Throws `not_found`. */
    numbered(code: string): Promise<{ number: number; update: Uint8Array }>;
    /** Who stands behind Yjs clients; those that nobody has noted are left out. */
    clientsOf(code: string, clients: readonly number[]): Promise<ReadonlyMap<number, string>>;
  };
  /** Names of people as others see them; unknown ones are left out. */
  namesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Unknown generations are left out. */
  generationsOf(ids: readonly string[]): Promise<ReadonlyMap<string, GenerationFacts>>;
  /** Notes the size of a text that has changed by a restoration. */
  bookSize(code: string): Promise<void>;
}
