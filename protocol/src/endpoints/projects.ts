/** Projects, their content and members. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ListQuery, listOf } from '../list.ts';
import {
  App,
  CodeParams,
  ContentFormat,
  Invitation,
  Member,
  MemberChange,
  MemberParams,
  NewProject,
  Project,
  ProjectChange,
} from '../schemas/project.ts';

const tag = 'Projects';
const OneProject = z.object({ project: Project });

/** `"true"` and `"false"` as they stand in a query. */
const Flag = z.enum(['true', 'false']).transform((v) => v === 'true');

export const listProjects = endpoint({
  method: 'GET',
  path: '/api/projects',
  summary: 'Projects of which you are a member, last changed first',
  tag,
  access: 'person',
  status: 200,
  query: ListQuery.extend({
    bin: Flag.default(false),
    q: z.string().trim().max(200).optional(),
    app: App.optional(),
  }),
  reply: listOf(Project),
});

export const createProject = endpoint({
  method: 'POST',
  path: '/api/projects',
  summary: 'Create a project, with a text if you have one',
  tag,
  access: 'person',
  status: 201,
  body: NewProject,
  reply: OneProject,
});

export const getProject = endpoint({
  method: 'GET',
  path: '/api/projects/:code',
  summary: 'One project',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  reply: OneProject,
});

export const changeProject = endpoint({
  method: 'PATCH',
  path: '/api/projects/:code',
  summary: 'Rename a project',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  body: ProjectChange,
  reply: OneProject,
});

export const deleteProject = endpoint({
  method: 'DELETE',
  path: '/api/projects/:code',
  summary: 'Put a project into the bin for 30 days, or delete it for ever',
  tag,
  access: 'person',
  status: 204,
  params: CodeParams,
  query: z.object({ forever: Flag.default(false) }),
});

export const restoreProject = endpoint({
  method: 'POST',
  path: '/api/projects/:code/restore',
  summary: 'Take a project out of the bin',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  reply: OneProject,
});

export const duplicateProject = endpoint({
  method: 'POST',
  path: '/api/projects/:code/duplicate',
  summary: 'A copy that you own',
  tag,
  access: 'person',
  status: 201,
  params: CodeParams,
  reply: OneProject,
});

export const projectContent = endpoint({
  method: 'GET',
  path: '/api/projects/:code/content',
  summary: 'The text as it is now',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  query: z.object({ format: ContentFormat.default('txt') }),
  replyType: 'text/plain',
});

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/projects/:code/members',
  summary: 'Who writes here',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  query: ListQuery,
  reply: listOf(Member),
});

export const addMember = endpoint({
  method: 'POST',
  path: '/api/projects/:code/members',
  summary: 'Invite a person by e-mail; in force at once for somebody who has an account',
  tag,
  access: 'person',
  status: 201,
  params: CodeParams,
  body: Invitation,
  reply: z.object({ member: Member }),
});

export const changeMember = endpoint({
  method: 'PATCH',
  path: '/api/projects/:code/members/:userId',
  summary: "Change a member's role; `owner` hands the project over",
  tag,
  access: 'person',
  status: 200,
  params: MemberParams,
  body: MemberChange,
  reply: z.object({ member: Member }),
});

export const removeMember = endpoint({
  method: 'DELETE',
  path: '/api/projects/:code/members/:userId',
  summary: 'Take a member out, or leave',
  tag,
  access: 'person',
  status: 204,
  params: MemberParams,
});
