import { createHash } from 'node:crypto';
import { newSecret } from '../kernel/ids.ts';

/** Tells a personal access token from anything else that may stand after `Bearer`. */
export const TOKEN_PREFIX = 'pnt_';

const SECRET = /^[A-Za-z0-9_-]{43}$/;

export const newSessionToken = newSecret;
export const newAccessToken = (): string => TOKEN_PREFIX + newSecret();

/** Only hashes are kept. Plain SHA-256 is enough for 256 random bits: there is nothing to guess. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whether it can be one of ours at all; saves a question to the database. */
export const isSessionToken = (value: string): boolean => SECRET.test(value);
export const isAccessToken = (value: string): boolean =>
  value.startsWith(TOKEN_PREFIX) && SECRET.test(value.slice(TOKEN_PREFIX.length));
