import { randomBytes, randomInt, randomUUID } from 'node:crypto';

const CODE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const ID_ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

const draw = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

/** Six characters of A-Z and 0-9 (domain.md, Workspace). Uniqueness is the database's business. */
export const drawProjectCode = (): string => draw(CODE_ALPHABET, 6);

/** `pn_` and 24 characters, about 124 bits. */
export const newUserId = (): string => `pn_${draw(ID_ALPHABET, 24)}`;

export const newId = (): string => randomUUID();

/** 256 random bits for sessions, tokens and links, in a form that fits a URL. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
