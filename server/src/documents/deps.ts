import type { IncomingMessage } from 'node:http';
import type { Role } from '@penora/protocol/schemas/project';
import type { Database } from '../database/database.ts';
import type { Channel, Unsubscribe } from '../kernel/channel.ts';
import type { Logger } from '../kernel/log.ts';
import type { PersonPrincipal, Principal } from '../kernel/principal.ts';
import type { DocumentLimits, DocumentTimes } from './limits.ts';

/** Something that open sockets have to act on (trust.md, I3). */
export type Withdrawal =
  /** The person has this role in the project from now on; null: none any more (4403). */
  | { kind: 'role'; code: string; userId: string; role: Role | null }
  /** The project is deleted (4404). */
  | { kind: 'project'; code: string }
  /** Principals for which this says true are signed out (4401). */
  | { kind: 'signedOut'; ends: (principal: PersonPrincipal) => boolean };

/** What somebody who sits in a document may do now; or why he may not stay: 4401, 4403, 4404. */
export type Standing = Role | 'signedOut' | 'withdrawn' | 'gone';

/** What the owner of a project uses, and what of it is this project's text. */
export interface StorageUse {
  ownerId: string;
  usedBytes: number;
  limitBytes: number;
  sizeBytes: number;
}

export interface DocumentSize {
  code: string;
  sizeBytes: number;
  words: number;
}

/** The world of the documents; app.ts hands it in. What throws is taken for "not now": nobody is let in on a doubt. */
export interface DocumentsDeps {
  database: Pick<Database, 'sql' | 'updates'>;
  channel: Channel;
  log: Logger;
  limits: DocumentLimits;
  times?: Partial<DocumentTimes>;
  /** By cookie, bearer or `?token=`; null for nobody. */
  authenticate(request: IncomingMessage): Promise<Principal | null>;
  originAllowed(request: IncomingMessage): boolean;
  /** Null: for this person there is no such project. */
  roleIn(principal: PersonPrincipal, code: string): Promise<Role | null>;
  person(userId: string): Promise<{ name: string } | null>;
  withdrawals(listener: (withdrawal: Withdrawal) => void): Unsubscribe;
  /** How these stand now, straight from the database, in the order in which they were asked for. */
  standing(asked: readonly { principal: PersonPrincipal; code: string }[]): Promise<Standing[]>;
  storage(code: string): Promise<StorageUse>;
  /** Notes sizes and words of texts that have changed, and that they have. */
  saveSizes(sizes: readonly DocumentSize[]): Promise<void>;
}
