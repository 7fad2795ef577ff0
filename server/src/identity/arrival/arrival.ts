import { Email } from '@penora/protocol/schemas/person';
import { PersonName } from '@penora/protocol/schemas/text';

/** A person as somebody whom we trust describes them: another site that has signed for it. */
export interface Arrival {
  /** Who says so. With the subject it is the identity (I2). */
  issuer: string;
  subject: string;
  email: string | null;
  /** Whether the issuer vouches that the address is theirs. */
  emailVerified: boolean;
  name: string;
  avatarUrl: string | null;
}

/** Names of issuers in `identities`. Google's is the URL in its tokens. */
export const SUKUSUKU = 'sukusuku';

const NAMELESS = 'Writer';

/** An address that we can spell, or none: an odd one must not become somebody else's by folding. */
export function knownEmail(value: unknown): string | null {
  const parsed = Email.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The name that others see; never the address. */
export function knownName(...parts: readonly unknown[]): string {
  const words = parts.filter((part): part is string => typeof part === 'string').map((part) => part.trim());
  const parsed = PersonName.safeParse(words.filter((word) => word !== '').join(' '));
  return parsed.success ? parsed.data : NAMELESS;
}

/** A picture by https only. */
export function knownAvatar(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2_000 || !URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}
