/** Which applications may act for a person, in the person's own hand. */
import { z } from 'zod';
import { endpoint, scopes } from '../endpoint.ts';
import { Uuid } from '../ids.ts';
import { Time } from '../list.ts';
import { CodeParams } from '../schemas/project.ts';
import { AppName } from '../schemas/sidecar.ts';

const tag = 'Applications';
const AppParams = z.object({ app: AppName });

export const Application = z.object({
  app: z.string(),
  name: z.string(),
  /** What its keys may do. */
  scopes: z.array(z.enum(scopes)),
  /** Whether it may do so for this person. */
  allowed: z.boolean(),
  /** `person`: you said so; `family`: because you come from sukusuku.ai or one of its applications. */
  because: z.enum(['person', 'family']).nullable(),
  since: Time.nullable(),
});
export type Application = z.infer<typeof Application>;

export const listApplications = endpoint({
  method: 'GET',
  path: '/api/applications',
  summary: 'Applications and what they may do for you',
  tag,
  access: 'person',
  status: 200,
  reply: z.object({ items: z.array(Application) }),
});

export const allowApplication = endpoint({
  method: 'PUT',
  path: '/api/applications/:app',
  summary: 'Let an application act for you',
  tag,
  access: 'person',
  status: 200,
  params: AppParams,
  reply: z.object({ application: Application }),
});

export const withdrawApplication = endpoint({
  method: 'DELETE',
  path: '/api/applications/:app',
  summary: 'Withdraw what an application may do; its tokens end at once',
  tag,
  access: 'person',
  status: 204,
  params: AppParams,
});

export const HandoffRequest = z.strictObject({ generationId: Uuid.optional() });
export const HandoffReply = z.object({
  /** Where to go: holds the code, never the text. */
  url: z.string(),
  code: z.string(),
  expiresAt: Time,
});

/** Needs consent: 409 `wrong_state` without it. */
export const handOff = endpoint({
  method: 'POST',
  path: '/api/projects/:code/handoff',
  summary: 'A one-time code with which ImageGene reads this project, or one of its results, within 60 seconds',
  tag,
  access: 'person',
  status: 201,
  params: CodeParams,
  body: HandoffRequest,
  reply: HandoffReply,
});
