import { z } from 'zod';
import { type Arrival, knownAvatar, knownEmail, knownName, SUKUSUKU } from '../arrival/arrival.ts';

/**
 * A person's id at sukusuku.ai (domain.md): a string of up to 64 characters. Never a number: beyond 2^53 two people
 * would become one. Not in the form of our own ids, which name people beside it in the REST of sister applications.
 */
export const SukusukuSubject = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\x21-\x7e]+$/, 'visible characters without spaces')
  .refine((id) => !id.startsWith('pn_'), 'must not begin with pn_');

/** The claims of a token; what is not named here, coins above all, is ignored. */
export const Claims = z
  .object({
    userId: SukusukuSubject.optional(),
    user_id: SukusukuSubject.optional(),
    email: z.unknown().optional(),
    firstName: z.unknown().optional(),
    first_name: z.unknown().optional(),
    lastName: z.unknown().optional(),
    last_name: z.unknown().optional(),
    profileImageUrl: z.unknown().optional(),
    jti: z.string().min(1).max(200).optional(),
  })
  // Two names of one thing that say different things: nobody.
  .refine((c) => c.userId === undefined || c.user_id === undefined || c.userId === c.user_id)
  .refine((c) => c.userId !== undefined || c.user_id !== undefined);

export function arrivalOf(claims: z.output<typeof Claims>): Arrival {
  return {
    issuer: SUKUSUKU,
    subject: claims.userId ?? claims.user_id ?? '',
    email: knownEmail(claims.email),
    emailVerified: true,
    name: knownName(claims.firstName ?? claims.first_name, claims.lastName ?? claims.last_name),
    avatarUrl: knownAvatar(claims.profileImageUrl),
  };
}
