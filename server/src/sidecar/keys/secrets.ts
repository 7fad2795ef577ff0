import { createHash } from 'node:crypto';
import { newSecret } from '../../kernel/ids.ts';

/** Tells what a secret is, to people and to those who scan for leaked ones. */
export const newApiKey = (): string => `pnk_${newSecret()}`;
export const newDelegatedToken = (): string => `pnd_${newSecret()}`;
export const newHandoffCode = newSecret;

export const isDelegatedToken = (value: string): boolean => value.startsWith('pnd_');

/** Only hashes are kept; plain SHA-256 is enough for 256 random bits. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
