/** What can be asked for and bought. */
import { z } from 'zod';
import { ModelKey } from '../catalog/models.ts';
import { endpoint } from '../endpoint.ts';

export const Catalog = z.object({
  models: z.array(
    z.object({
      key: ModelKey,
      name: z.string(),
      multiplier: z.number(),
      /** Price of one word. */
      millikuPerWord: z.number().int(),
      available: z.boolean(),
      isDefault: z.boolean(),
      isDemonstration: z.boolean(),
      /** A sentence to show beside the name, when there is something to know. */
      note: z.string().nullable(),
    }),
  ),
  tools: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      description: z.string(),
      /** JSON Schema of `options`. */
      options: z.record(z.string(), z.unknown()),
    }),
  ),
  packages: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      ku: z.number().int(),
      amountCents: z.number().int(),
      currency: z.literal('USD'),
      period: z.enum(['once', 'month', 'year']),
    }),
  ),
});
export type Catalog = z.infer<typeof Catalog>;

export const catalog = endpoint({
  method: 'GET',
  path: '/api/catalog',
  summary: 'Models, tools and packages',
  tag: 'Catalog',
  access: 'anyone',
  status: 200,
  reply: Catalog,
});
