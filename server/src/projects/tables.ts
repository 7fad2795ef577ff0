import { defineEntity, p } from '@mikro-orm/postgresql';
import { roles } from '@penora/protocol/schemas/project';

/** Who belongs to a project. Projects themselves are read and written by statements: storage hangs on them. */
export const MemberRow = defineEntity({
  name: 'MemberRow',
  tableName: 'members',
  properties: {
    projectCode: p.string().primary(),
    userId: p.string().primary(),
    role: p.enum(roles),
    /** The share link that they came in by. */
    linkId: p.uuid().nullable(),
    addedAt: p.datetime().defaultRaw('now()'),
  },
});

export const projectTables = [MemberRow];
