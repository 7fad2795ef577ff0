import { createHmac, randomUUID } from 'node:crypto';

export interface SukusukuPerson {
  userId: string;
  email?: string;
  firstName?: string;
  lastName?: string;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const nowSeconds = (): number => Math.floor(Date.now() / 1_000);

/** A token as sukusuku.ai signs it, or, by its options, as it must not be believed. Own code: it has to sign nonsense. */
export function signToken(
  secret: string,
  claims: Record<string, unknown>,
  { alg = 'HS256', header = {} }: { alg?: string; header?: Record<string, unknown> } = {},
): string {
  const signed = `${part({ alg, typ: 'JWT', ...header })}.${part(claims)}`;
  const hash = { HS384: 'sha384', HS512: 'sha512' }[alg] ?? 'sha256';
  const signature = alg.toLowerCase() === 'none' ? '' : createHmac(hash, secret).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}

/** The claims of a person for the next ten minutes. */
export function claimsOf(person: SukusukuPerson, more: Record<string, unknown> = {}): Record<string, unknown> {
  const iat = nowSeconds();
  return { ...person, iat, exp: iat + 600, jti: randomUUID(), ...more };
}

const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** `sig` over everything else (domain.md, Single sign-on). */
export function signParameters(secret: string, parameters: Record<string, string>): string {
  const names = Object.keys(parameters).filter((name) => name !== 'sig');
  const text = names
    .sort()
    .map((name) => `${encode(name)}=${encode(parameters[name] ?? '')}`)
    .join('&');
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** Signed parameters of a person, fresh. */
export function parametersOf(
  secret: string,
  { userId, email, firstName, lastName }: SukusukuPerson,
  more: Record<string, string> = {},
): Record<string, string> {
  const parameters: Record<string, string> = {
    user_id: userId,
    ...(email === undefined ? {} : { email }),
    ...(firstName === undefined ? {} : { first_name: firstName }),
    ...(lastName === undefined ? {} : { last_name: lastName }),
    ts: String(nowSeconds()),
    nonce: randomUUID(),
    ...more,
  };
  return { ...parameters, sig: signParameters(secret, parameters) };
}
