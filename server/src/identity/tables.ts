import { defineEntity, p } from '@mikro-orm/postgresql';

/** What ordinary reads and writes of this slice go through; hot and set-wise ones are statements beside their use. */
export const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.string().primary(),
    email: p.string().nullable(),
    emailKey: p.string().nullable(),
    emailVerifiedAt: p.datetime().nullable(),
    name: p.string(),
    avatarUrl: p.string().nullable(),
    passwordHash: p.string().nullable().hidden(),
    suspendedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

export const identityTables = [User];
