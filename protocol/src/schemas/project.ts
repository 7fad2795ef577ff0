/** Projects and their members. */
import { z } from 'zod';
import { AnyUserId, ProjectCode, Uuid } from '../ids.ts';
import { Time } from '../list.ts';
import { Email, LinkToken } from './person.ts';
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
/** A link that lets whoever has it into a project. Without `expiresAt` and `uses` it stays until it is revoked. */
export const NewShareLink = z.strictObject({
  role: InvitableRole,
  expiresAt: Time.optional(),
  uses: z.number().int().min(1).max(1_000).optional(),
});
export const ShareLink = z.object({
  id: z.string(),
  /** Null when the service's secret has changed since; the link itself still works. */
  token: z.string().nullable(),
  url: z.string().nullable(),
  role: InvitableRole,
  expiresAt: Time.nullable(),
  usesLeft: z.number().int().nullable(),
  /** Members who came in by it. */
  joined: z.number().int(),
  createdAt: Time,
});
export type ShareLink = z.infer<typeof ShareLink>;
export const LinkParams = z.object({ code: ProjectCode, id: Uuid });
export const ShareTokenParams = z.object({ token: LinkToken });
/** What a link says of itself before anybody accepts it. */
export const ShareOffer = z.object({
  title: z.string(),
  sharedBy: z.string(),
  role: InvitableRole,
  expiresAt: Time.nullable(),
});
export type ShareOffer = z.infer<typeof ShareOffer>;

export const MemberChange = z.strictObject({ role: Role });
export const MemberParams = z.object({ code: ProjectCode, userId: AnyUserId });
export const CodeParams = z.object({ code: ProjectCode });
