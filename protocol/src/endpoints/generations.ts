/** Asking a model to write, watching and steering it. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ListQuery, listOf } from '../list.ts';
import {
  ChunkNumber,
  ChunkPage,
  ChunksQuery,
  Continuation,
  Estimate,
  Generation,
  GenerationChange,
  GenerationParams,
  GenerationRequest,
  OneGeneration,
  ShownPrompt,
  Started,
} from '../schemas/generation.ts';
import { CodeParams, Project } from '../schemas/project.ts';
import { Title } from '../schemas/text.ts';

const tag = 'Generations';

export const startGeneration = endpoint({
  method: 'POST',
  path: '/api/generations',
  summary: 'Ask a model to write',
  tag,
  access: 'person',
  status: 201,
  body: GenerationRequest,
  reply: Started,
});

export const estimateGeneration = endpoint({
  method: 'POST',
  path: '/api/generations/estimate',
  summary: 'What it would cost; the upper end is never passed',
  tag,
  access: 'person',
  status: 200,
  body: GenerationRequest,
  reply: Estimate,
});

export const showPrompt = endpoint({
  method: 'POST',
  path: '/api/generations/prompt',
  summary: 'The exact messages that would be sent to the model',
  tag,
  access: 'person',
  status: 200,
  body: GenerationRequest,
  reply: z.object({ prompts: z.array(ShownPrompt) }),
});

export const getGeneration = endpoint({
  method: 'GET',
  path: '/api/generations/:id',
  summary: 'One generation with its text',
  tag,
  access: 'person',
  status: 200,
  params: GenerationParams,
  reply: OneGeneration,
});

export const listChunks = endpoint({
  method: 'GET',
  path: '/api/generations/:id/chunks',
  summary: 'The chunks after a number',
  tag,
  access: 'person',
  status: 200,
  params: GenerationParams,
  query: ChunksQuery,
  reply: ChunkPage,
});

export const streamGeneration = endpoint({
  method: 'GET',
  path: '/api/generations/:id/stream',
  summary: 'The chunks as server-sent events; Last-Event-ID is honoured; 204 when there is nothing more',
  tag,
  access: 'person',
  status: 200,
  params: GenerationParams,
  query: z.object({ after: z.coerce.number().pipe(ChunkNumber).optional() }),
  replyType: 'text/event-stream',
});

export const stopGeneration = endpoint({
  method: 'POST',
  path: '/api/generations/:id/stop',
  summary: 'Stop; answers once it has ended',
  tag,
  access: 'person',
  status: 200,
  params: GenerationParams,
  reply: OneGeneration,
});

export const continueGeneration = endpoint({
  method: 'POST',
  path: '/api/generations/:id/continue',
  summary: 'Go on from where it ended, at the same price',
  tag,
  access: 'person',
  status: 200,
  params: GenerationParams,
  body: Continuation,
  reply: OneGeneration,
});

export const undoGeneration = endpoint({
  method: 'POST',
  path: '/api/generations/:id/undo',
  summary: 'Take what is left of it out of the document; again changes nothing; 409 for a card that was never in it',
  tag,
  access: 'person',
  status: 200,
  params: GenerationParams,
  reply: OneGeneration,
});

export const changeGeneration = endpoint({
  method: 'PATCH',
  path: '/api/generations/:id',
  summary: 'Star, title or discard a result',
  tag,
  access: 'person',
  status: 200,
  params: GenerationParams,
  body: GenerationChange,
  reply: OneGeneration,
});

export const saveGeneration = endpoint({
  method: 'POST',
  path: '/api/generations/:id/save',
  summary: 'Save a result as a project of its own',
  tag,
  access: 'person',
  status: 201,
  params: GenerationParams,
  body: z.strictObject({ title: Title.optional() }),
  reply: z.object({ project: Project }),
});

export const listGenerations = endpoint({
  method: 'GET',
  path: '/api/projects/:code/generations',
  summary: "A project's results, newest first",
  tag,
  access: 'person',
  status: 200,
  params: CodeParams,
  query: ListQuery,
  reply: listOf(Generation),
});
