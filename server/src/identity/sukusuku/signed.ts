import { type Sql, statement } from '../../database/sql.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Arrival } from '../arrival/arrival.ts';

/** What the operator has agreed on with sukusuku.ai; a door without its secret is closed. */
export interface SukusukuSettings {
  jwtSecret?: string | undefined;
  /** Demanded of every token when set. */
  jwtIssuer?: string | undefined;
  jwtAudience?: string | undefined;
  paramsSecret?: string | undefined;
}

/** A person for whom sukusuku.ai has signed, and what makes this signature count once. */
export interface SignedArrival {
  arrival: Arrival;
  /** Names this token or nonce for good, whatever else is changed around it. */
  key: Buffer;
  /** After this the signature is worth nothing, and need not be remembered. */
  expiresAt: Date;
}

/** One answer for whatever is not right: what was wrong is told to nobody. */
export const notSigned = (): Refusal =>
  new Refusal('unauthenticated', 'This sign-in is not valid, or it is not valid any more.');

const nowStatement = statement<{ now: Date }>('select now() as now', 'identity_now');

/** The database's clock, by which everything that ends is judged. */
export async function databaseNow(sql: Sql): Promise<Date> {
  const [row] = await sql.query(nowStatement);
  if (row === undefined) throw new Error('the database has no clock');
  return row.now;
}
