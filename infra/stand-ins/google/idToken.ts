import { type CryptoKey, SignJWT } from 'jose';

export interface GooglePerson {
  sub: string;
  email: string;
  name: string;
}

export type IdTokenFault = 'nonce' | 'audience' | 'algorithm_none' | 'issuer' | 'signature' | 'expired' | 'unverified';

export interface Keys {
  sign: CryptoKey;
  /** Nobody publishes its other half. */
  forge: CryptoKey;
  id: string;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An ID token, right in everything but the one fault that was asked for. */
export async function idToken(
  keys: Keys,
  { sub, email, name }: GooglePerson,
  { issuer, audience, nonce }: { issuer: string; audience: string; nonce: string },
  fault: IdTokenFault | null,
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const iat = fault === 'expired' ? now - 7_200 : now;
  const claims = {
    iss: fault === 'issuer' ? 'https://evil.example' : issuer,
    aud: fault === 'audience' ? 'somebody else' : audience,
    nonce: fault === 'nonce' ? 'another nonce' : nonce,
    sub,
    email,
    email_verified: fault !== 'unverified',
    name,
    iat,
    exp: iat + 3_600,
  };
  if (fault === 'algorithm_none') return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: keys.id, typ: 'JWT' })
    .sign(fault === 'signature' ? keys.forge : keys.sign);
}
