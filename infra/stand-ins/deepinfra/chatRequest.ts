import { z } from 'zod';

/** The part of a chat completion request that an answer depends on; the journal keeps the rest as it came. */
export const chatRequestSchema = z.looseObject({
  model: z.string().min(1),
  messages: z
    .array(z.looseObject({ role: z.enum(['system', 'user', 'assistant', 'tool']), content: z.string().nullable() }))
    .min(1),
  stream: z.boolean().default(false),
  max_tokens: z.int().min(1).max(1_000_000).nullish(),
  seed: z.int().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
});

export type ChatRequest = z.output<typeof chatRequestSchema>;

/** The partial last assistant message that the model is to continue, empty when there is none. */
export function prefixOf(request: ChatRequest): string {
  const last = request.messages.at(-1);
  return last?.role === 'assistant' ? (last.content ?? '') : '';
}

/** The provider's answer to a request that is none, in its own shape. */
export function validationBody(error: z.ZodError): unknown {
  return {
    detail: error.issues.map(({ path, message, code }) => ({ loc: ['body', ...path], msg: message, type: code })),
  };
}
