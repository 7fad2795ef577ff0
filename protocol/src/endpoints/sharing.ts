/** Links that let people into a project. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ListQuery, listOf } from '../list.ts';
import {
  CodeParams,
  LinkParams,
  NewShareLink,
  Project,
  ShareLink,
  ShareOffer,
  ShareTokenParams,
} from '../schemas/project.ts';

const tag = 'Sharing';

export const listShareLinks = endpoint({
  method: 'GET',
  path: '/api/projects/:code/share-links',
  summary: 'Links that work at the moment',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  query: ListQuery,
  reply: listOf(ShareLink),
});

export const createShareLink = endpoint({
  method: 'POST',
  path: '/api/projects/:code/share-links',
  summary: 'Make a link; whoever has it may come in with its role',
  tag,
  access: 'person',
  status: 201,
  params: CodeParams,
  body: NewShareLink,
  reply: z.object({ shareLink: ShareLink }),
});

export const revokeShareLink = endpoint({
  method: 'DELETE',
  path: '/api/projects/:code/share-links/:id',
  summary: 'Turn a link off; whoever came in by it leaves with it, unless `keep` is true',
  tag,
  access: 'person',
  status: 204,
  params: LinkParams,
  query: z.object({ keep: z.enum(['true', 'false']).default('false') }),
});

export const shareOffer = endpoint({
  method: 'GET',
  path: '/api/share-links/:token',
  summary: 'What a link offers, before anybody accepts it',
  tag,
  access: 'anyone',
  status: 200,
  params: ShareTokenParams,
  reply: z.object({ offer: ShareOffer }),
});

export const acceptShareLink = endpoint({
  method: 'POST',
  path: '/api/share-links/:token/accept',
  summary: 'Come in by a link; nothing for somebody who has its role or a higher one',
  tag,
  access: 'person',
  status: 200,
  params: ShareTokenParams,
  reply: z.object({ project: Project }),
});
