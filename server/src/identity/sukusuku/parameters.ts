import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Sql } from '../../database/sql.ts';
import { knownEmail, knownName, SUKUSUKU } from '../arrival/arrival.ts';
import { SukusukuSubject } from './claims.ts';
import { databaseNow, notSigned, type SignedArrival, type SukusukuSettings } from './signed.ts';

const VALID_SECONDS = 60;
const MAX_PARAMETERS = 50;

const Parameters = z.object({
  user_id: SukusukuSubject,
  email: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  ts: z.string().regex(/^\d{1,12}$/),
  nonce: z.string().min(1).max(200),
  sig: z.string().regex(/^[0-9a-f]{64}$/),
});

/** RFC 3986: only the unreserved characters stand for themselves. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
  Buffer.compare(Buffer.from(a), Buffer.from(b));

/** What is signed (domain.md): all parameters but `sig`, sorted by name, encoded and joined. */
export function signedText(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .filter(([name]) => name !== 'sig')
    .sort(byName)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** Lower-case hex. */
export const signParameters = (secret: string, parameters: Readonly<Record<string, string>>): string =>
  createHmac('sha256', secret).update(signedText(parameters)).digest('hex');

/**
 * Reads signed URL parameters. Throws `unauthenticated` unless all of them, and nothing else, were signed within the
 * last minute. That a nonce counts once is for the caller to note.
 */
export async function readParameters(
  sql: Sql,
  { paramsSecret }: SukusukuSettings,
  given: Readonly<Record<string, string>>,
): Promise<SignedArrival> {
  if (paramsSecret === undefined || Object.keys(given).length > MAX_PARAMETERS) throw notSigned();
  const parsed = Parameters.safeParse(given);
  if (!parsed.success || !isWellFormed(given)) throw notSigned();
  const { user_id, email, first_name, last_name, ts, nonce, sig } = parsed.data;
  const right = Buffer.from(signParameters(paramsSecret, given), 'hex');
  if (!timingSafeEqual(right, Buffer.from(sig, 'hex'))) throw notSigned();
  const age = (await databaseNow(sql)).getTime() / 1_000 - Number(ts);
  if (age > VALID_SECONDS || age < -VALID_SECONDS / 2) throw notSigned();
  const name = knownName(first_name, last_name);
  return {
    arrival: {
      issuer: SUKUSUKU,
      subject: user_id,
      email: knownEmail(email),
      emailVerified: true,
      name,
      avatarUrl: null,
    },
    key: createHash('sha256').update(`nonce:${nonce}`).digest(),
    expiresAt: new Date((Number(ts) + VALID_SECONDS) * 1_000),
  };
}

/** Half a surrogate pair cannot be encoded at all. */
const isWellFormed = (given: Readonly<Record<string, string>>): boolean =>
  Object.entries(given).every(([name, value]) => name.isWellFormed() && value.isWellFormed());
