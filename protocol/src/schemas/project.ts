/** Projects and their members. */
import { z } from 'zod';
import { AnyUserId, ProjectCode } from '../ids.ts';
import { Time } from '../list.ts';
import { Email } from './person.ts';
import { Title } from './text.ts';

/** From least to most: each may do all that the ones before it may. */
export const roles = ['viewer', 'commenter', 'editor', 'owner'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const apps = ['penora', 'imagegene'] as const;
export const App = z.enum(apps);
export type App = z.infer<typeof App>;

export const Project = z.object({
  code: ProjectCode,
  title: z.string(),
  type: z.string(),
  app: App,
  role: Role,
  sizeBytes: z.number().int(),
  words: z.number().int(),
  createdAt: Time,
  updatedAt: Time,
  /** Set while the project is in the bin. */
  deletedAt: Time.nullable(),
});
export type Project = z.infer<typeof Project>;

export const NewProject = z.strictObject({ title: Title.optional(), text: z.string().max(4_194_304).optional() });
export const ProjectChange = z.strictObject({ title: Title });

export const ContentFormat = z.enum(['txt', 'md', 'html', 'json']);
export type ContentFormat = z.infer<typeof ContentFormat>;

export const Member = z.object({ userId: z.string(), name: z.string(), role: Role });
export type Member = z.infer<typeof Member>;

/** Ownership is transferred, never granted by an invitation. */
export const InvitableRole = z.enum(['viewer', 'commenter', 'editor']);
export const Invitation = z.strictObject({ email: Email, role: InvitableRole });
export const MemberChange = z.strictObject({ role: Role });
export const MemberParams = z.object({ code: ProjectCode, userId: AnyUserId });
export const CodeParams = z.object({ code: ProjectCode });
