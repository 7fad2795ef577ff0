import type { ContentFormat } from '@penora/protocol/schemas/project';
import type { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import type { Seal } from '../http/seal.ts';
import type { Channel } from '../kernel/channel.ts';
import type { Mailer } from '../mail/mail.ts';

/** What a text measures, as the storage counts it. */
export interface TextSize {
  sizeBytes: number;
  words: number;
}

/** The part of a project that is a document; the documents slice does it, in the transaction that is handed in. */
export interface ProjectDocuments {
  /** Makes the document of a new project; one or more newlines in `text` begin a new block. `generationId`: who wrote it. */
  create(sql: Sql, code: string, text: string, generationId?: string): Promise<TextSize>;
  /** Makes the document of a new project as a copy of another one as it is now. */
  copy(sql: Sql, fromCode: string, toCode: string): Promise<TextSize>;
  /** The text as it is now. */
  content(code: string, format: ContentFormat): Promise<string>;
}

export interface ProjectsDeps {
  database: Database;
  channel: Channel;
  documents: ProjectDocuments;
  /** Whether an address is believed only after a mail to it was answered (`SMTP_URL`). */
  verifiesAddresses: boolean;
  limits: ProjectLimits;
  mailer: Mailer;
  /** Where links lead. */
  publicUrl(): string;
  /** Keeps the secrets of links, so that their owner can copy them again. */
  seal: Seal;
  /** Work after the answer. */
  aside(work: () => Promise<void>): void;
}

export interface ProjectLimits {
  /** Projects that one person owns, the bin included. */
  projectsPerOwner: number;
  /** Members and open invitations of one project. */
  membersPerProject: number;
  /** Invitations by one person in an hour. */
  invitationsPerHour: number;
  /** Links of one project that work. */
  linksPerProject: number;
}

/** The limits of this slice; `LIMITS` multiplies what is a rate. */
export const projectLimits = (multiplier: number): ProjectLimits => ({
  projectsPerOwner: 10_000,
  membersPerProject: 200,
  linksPerProject: 50,
  invitationsPerHour: Math.max(1, Math.floor(200 * multiplier)),
});
