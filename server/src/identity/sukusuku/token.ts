import { createHash } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Sql } from '../../database/sql.ts';
import { arrivalOf, Claims } from './claims.ts';
import { databaseNow, notSigned, type SignedArrival, type SukusukuSettings } from './signed.ts';

const SKEW_SECONDS = 30;
const LONGEST_SECONDS = 3_600;
const MAX_CHARACTERS = 8_192;

const Lifetime = z.object({ iat: z.number(), exp: z.number() });

/**
 * Reads a token of sukusuku.ai (domain.md, Single sign-on). Throws `unauthenticated` for anything but HS256 under our
 * secret with all that has to be in it. Does not note that it was used: at cross-app/auth it is usable until its end.
 */
export async function readToken(sql: Sql, settings: SukusukuSettings, token: string): Promise<SignedArrival> {
  const { jwtSecret, jwtIssuer, jwtAudience } = settings;
  if (jwtSecret === undefined || token.length > MAX_CHARACTERS) throw notSigned();
  const verified = await jwtVerify(token, new TextEncoder().encode(jwtSecret), {
    algorithms: ['HS256'],
    requiredClaims: ['exp', 'iat'],
    clockTolerance: SKEW_SECONDS,
    maxTokenAge: LONGEST_SECONDS,
    currentDate: await databaseNow(sql),
    ...(jwtIssuer === undefined ? {} : { issuer: jwtIssuer }),
    ...(jwtAudience === undefined ? {} : { audience: jwtAudience }),
  }).catch((error: unknown) => {
    throw error instanceof errors.JOSEError || error instanceof TypeError ? notSigned() : error;
  });
  const claims = Claims.safeParse(verified.payload);
  const lifetime = Lifetime.safeParse(verified.payload);
  if (!claims.success || !lifetime.success) throw notSigned();
  const { iat, exp } = lifetime.data;
  if (exp <= iat || exp - iat > LONGEST_SECONDS) throw notSigned();
  return {
    arrival: arrivalOf(claims.data),
    key: keyOf(token, claims.data),
    expiresAt: new Date((exp + SKEW_SECONDS) * 1_000),
  };
}

/** Without its signature: the same bytes can be spelled in more than one way there. */
function keyOf(token: string, { jti, userId, user_id }: z.output<typeof Claims>): Buffer {
  const name = jti === undefined ? token.slice(0, token.lastIndexOf('.')) : JSON.stringify([userId ?? user_id, jti]);
  return createHash('sha256')
    .update(`${jti === undefined ? 'token' : 'jti'}:${name}`)
    .digest();
}
