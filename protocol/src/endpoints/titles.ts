/** A title for a project that has none. */
import { z } from 'zod';
import { ModelKey } from '../catalog/models.ts';
import { endpoint } from '../endpoint.ts';
import { Generation } from '../schemas/generation.ts';
import { CodeParams } from '../schemas/project.ts';

export const suggestTitle = endpoint({
  method: 'POST',
  path: '/api/projects/:code/title-suggestion',
  summary: 'Suggest a title: the first one of a project is free; with `more`, further ones are a paid list of titles',
  tag: 'Generations',
  access: 'person',
  status: 200,
  params: CodeParams,
  body: z.strictObject({ model: ModelKey.optional(), more: z.boolean().default(false) }),
  reply: z.object({
    /** The free one; null when it was given before. */
    title: z.string().nullable(),
    /** The list that is being written and paid, when `more` were asked for. */
    generation: Generation.nullable(),
  }),
});
