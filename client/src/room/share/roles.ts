import type { Role } from '@penora/protocol/schemas/project';

/** What a role may do, in words. */
export const roleNames: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  editor: 'Can edit',
  commenter: 'Can comment',
  viewer: 'Can read',
};

export const invitable = ['editor', 'commenter', 'viewer'] as const;
