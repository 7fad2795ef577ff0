/** Versions of a project's text, and the replay of the writing. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { listOf } from '../list.ts';
import { CodeParams } from '../schemas/project.ts';
import {
  NewVersion,
  OpenVersion,
  ReplayPage,
  ReplayQuery,
  Restoration,
  Restored,
  Version,
  VersionChange,
  VersionParams,
  VersionQuery,
  VersionsQuery,
} from '../schemas/version.ts';

const tag = 'Versions';
const OneVersion = z.object({ version: Version });

export const listVersions = endpoint({
  method: 'GET',
  path: '/api/projects/:code/versions',
  summary: 'Versions of the text, newest first',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  query: VersionsQuery,
  reply: listOf(Version),
});

export const createVersion = endpoint({
  method: 'POST',
  path: '/api/projects/:code/versions',
  summary: 'Keep the text as it is now under a name',
  tag,
  access: 'person',
  status: 201,
  params: CodeParams,
  body: NewVersion,
  reply: OneVersion,
});

export const openVersion = endpoint({
  method: 'GET',
  path: '/api/projects/:code/versions/:id',
  summary: 'A version: its text, and what changed between it and the text now or another version',
  tag,
  access: 'person',
  status: 200,
  params: VersionParams,
  query: VersionQuery,
  reply: OpenVersion,
});

export const changeVersion = endpoint({
  method: 'PATCH',
  path: '/api/projects/:code/versions/:id',
  summary: 'Give a version a name; one with a name is kept until somebody deletes it',
  tag,
  access: 'person',
  status: 200,
  params: VersionParams,
  body: VersionChange,
  reply: OneVersion,
});

export const deleteVersion = endpoint({
  method: 'DELETE',
  path: '/api/projects/:code/versions/:id',
  summary: 'Forget a version; the text stays as it is',
  tag,
  access: 'person',
  status: 204,
  params: VersionParams,
});

export const restoreVersion = endpoint({
  method: 'POST',
  path: '/api/projects/:code/versions/:id/restore',
  summary: 'Bring back what a version has and the text has not; adds, never deletes',
  tag,
  access: 'person',
  status: 200,
  params: VersionParams,
  body: Restoration,
  reply: Restored,
});

export const undoRestoration = endpoint({
  method: 'POST',
  path: '/api/projects/:code/versions/:id/undo',
  summary: 'Take out again what a restoration has brought back; `id` is the version kept before it',
  tag,
  access: 'person',
  status: 200,
  params: VersionParams,
  reply: OneVersion,
});

export const replay = endpoint({
  method: 'GET',
  path: '/api/projects/:code/replay',
  summary: 'The writing step by step: who, when, human or which model',
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  query: ReplayQuery,
  reply: ReplayPage,
});
