import { DriverException } from '@mikro-orm/core';
import { DatabaseError } from 'pg';

export interface DatabaseFailure {
  code: string | undefined;
  constraint: string | undefined;
  table: string | undefined;
}

/** A field of an error as a string, whoever put it there. */
function field(error: Error, name: 'code' | 'constraint' | 'table'): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
}

/** What the server said, inside whatever wraps it. The unit of work copies the driver's fields and drops its class. */
export function databaseError(error: unknown): DatabaseFailure | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth += 1) {
    if (cause instanceof DatabaseError || (cause instanceof DriverException && 'severity' in cause)) {
      return { code: field(cause, 'code'), constraint: field(cause, 'constraint'), table: field(cause, 'table') };
    }
  }
  return null;
}

/** Whether a statement failed on this constraint, by its name. */
export function violates(error: unknown, constraint: string): boolean {
  return databaseError(error)?.constraint === constraint;
}

/** Whether a statement failed on any unique constraint (23505). */
export function isDuplicate(error: unknown): boolean {
  return databaseError(error)?.code === '23505';
}

const LOST_CODES = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', '53300', '57P05', '25P03']);
const LOST_NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);

function networkCode(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && LOST_NETWORK.has(cause.code)) return cause.code;
  }
  return undefined;
}

/**
 * Whether the connection to the database was lost or could not be had: what was under way may or may not be
 * committed, so it is repeated with the same key, never with a new one (trust.md).
 */
export function isConnectionLoss(error: unknown): boolean {
  const code = databaseError(error)?.code;
  if (code !== undefined) return LOST_CODES.has(code);
  if (networkCode(error) !== undefined) return true;
  return lossWords(error) !== undefined;
}

const LOSS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/;

const lossWords = (error: unknown): string | undefined =>
  error instanceof Error ? LOSS.exec(error.message)?.[0] : undefined;

/** Why the database could not take something, in a word for the log: never its message, which may hold what people wrote. */
export const reasonOf = (error: unknown): string | undefined =>
  databaseError(error)?.code ?? networkCode(error) ?? lossWords(error);
