/** People, their sessions and tokens. */
import { z } from 'zod';
import { Time } from '../list.ts';
import { PersonName } from './text.ts';

export const Email = z.string().trim().max(254).pipe(z.email('a valid e-mail address'));

const PASSWORD_CHARACTERS = { least: 8, most: 128 };

/** One spelling for each password, whatever the keyboard composes; a character is a code point of it. */
const NormalPassword = z
  .string()
  .max(1_024)
  .transform((raw) => raw.normalize('NFC'));

const lengthOf = (text: string): number => Array.from(text).length;

/** Any characters, as many as people like within reason: no rules of composition (NIST SP 800-63B). */
export const Password = NormalPassword.pipe(
  z
    .string()
    .refine((p) => lengthOf(p) >= PASSWORD_CHARACTERS.least, `at least ${PASSWORD_CHARACTERS.least} characters`)
    .refine((p) => lengthOf(p) <= PASSWORD_CHARACTERS.most, `at most ${PASSWORD_CHARACTERS.most} characters`),
);

export const Registration = z.strictObject({ email: Email, password: Password, name: PersonName });
export const Login = z.strictObject({ email: Email, password: NormalPassword });

export const Person = z.object({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  /** Whether the address is proved to be theirs. */
  emailVerified: z.boolean(),
});
export type Person = z.infer<typeof Person>;

export const Me = z.object({
  user: Person,
  balanceMilliku: z.number().int(),
  storage: z.object({ usedBytes: z.number().int(), limitBytes: z.number().int() }),
});
export type Me = z.infer<typeof Me>;

export const Session = z.object({
  id: z.string(),
  current: z.boolean(),
  device: z.string(),
  createdAt: Time,
  lastSeenAt: Time,
  expiresAt: Time,
});

export const TokenRequest = z.strictObject({ name: z.string().trim().min(1).max(80), expiresAt: Time.optional() });
export const Token = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: Time,
  expiresAt: Time.nullable(),
  lastUsedAt: Time.nullable(),
});

/** The secret part of a link that was sent by mail or that invites. */
export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const ForgottenPassword = z.strictObject({ email: Email });
export const PasswordReset = z.strictObject({ token: LinkToken, password: Password });
/** `current` is needed from whoever has a password. */
export const PasswordChange = z.strictObject({ current: NormalPassword.optional(), password: Password });
export const AddressProof = z.strictObject({ token: LinkToken });

/** Other sites that sign people in. */
export const DoorName = z.enum(['google', 'sukusuku']);
export type DoorName = z.infer<typeof DoorName>;

/** How people can sign in here at all. */
export const Doors = z.object({
  google: z.boolean(),
  /** Where people sign in at sukusuku.ai; null when that door is closed. */
  sukusukuUrl: z.string().nullable(),
  /** Whether letters reach anybody: without them no password can be reset. */
  mail: z.boolean(),
  /** Where letters can be read on a machine that sends none. */
  mailPage: z.string().nullable(),
});
export type Doors = z.infer<typeof Doors>;

/** How one person can sign in. */
export const SignInMethods = z.object({
  password: z.boolean(),
  doors: z.array(z.object({ name: DoorName, since: Time })),
});
export type SignInMethods = z.infer<typeof SignInMethods>;
