/** People, their sessions and tokens. */
import { z } from 'zod';
import { Time } from '../list.ts';
import { PersonName } from './text.ts';

export const Email = z.string().trim().max(254).pipe(z.email('a valid e-mail address'));
export const Password = z.string().min(8, 'at least 8 characters').max(128, 'at most 128 characters');

export const Registration = z.strictObject({ email: Email, password: Password, name: PersonName });
export const Login = z.strictObject({ email: Email, password: z.string().min(1).max(128) });

export const Person = z.object({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
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
