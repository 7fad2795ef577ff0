import type { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import type { Channel } from '../kernel/channel.ts';
import type { Mailer } from '../mail/mail.ts';
import type { IdentityLimits } from './limits.ts';
import type { Passwords } from './passwords.ts';

/** What identity needs of the world. The ledger's and the projects' parts are handed in by app.ts. */
export interface IdentityDeps {
  database: Database;
  channel: Channel;
  passwords: Passwords;
  limits: IdentityLimits;
  /** Whether an address is believed only after a mail to it was answered (`SMTP_URL`). */
  verifiesAddresses: boolean;
  mailer: Mailer;
  /** Whether a letter reaches anybody at all. */
  mailReaches: boolean;
  /** Where links lead; never taken from a request. */
  publicUrl(): string;
  /** Work after the answer. */
  aside(work: () => Promise<void>): void;
  /** Opens the person's account for coins; in the transaction that makes the person. */
  openAccount(sql: Sql, userId: string): Promise<unknown>;
  /** Gives the welcome coins unless one of the claims was used before; in the caller's transaction (I5). */
  welcome(sql: Sql, userId: string, claims: readonly string[]): Promise<unknown>;
  /** What waits for somebody to prove an address: invitations. In the transaction that marks it verified. */
  onVerifiedAddress(sql: Sql, userId: string, address: string): Promise<unknown>;
  /** The same where addresses are believed as they are typed. In the transaction that makes the person. */
  onClaimedAddress(sql: Sql, userId: string, address: string): Promise<unknown>;
  /** Moves what one account has to another of the same person: projects and coins. In the caller's transaction. */
  moveBelongings(sql: Sql, from: string, to: string): Promise<unknown>;
}

/** Where a request comes from. */
export interface Caller {
  /** Network address. */
  address: string;
  userAgent: string;
  /** The session by which the request is already signed in, as anybody; a new one replaces it. */
  sessionId?: string;
}
