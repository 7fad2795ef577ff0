/** The demonstration on the first page: for anybody, without an account and without coins. */
import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { saysSomething } from '../words/says.ts';

export const DEMONSTRATION_CHARACTERS = 200;

export const demonstrate = endpoint({
  method: 'POST',
  path: '/api/demonstration',
  summary: 'A paragraph by the demonstration writer, about a few words',
  tag: 'Catalog',
  access: 'anyone',
  status: 200,
  body: z.strictObject({
    prompt: z.string().trim().min(1).max(DEMONSTRATION_CHARACTERS).refine(saysSomething, 'say what to write'),
  }),
  reply: z.object({ text: z.string() }),
});
