/** How a refusal looks outside: RFC 9457 problem details with a stable `code` (contract.md, HTTP). */
import { z } from 'zod';

/** Every code that the outside may see, with the HTTP status it travels under and the title a person reads. */
export const problems = {
  unauthenticated: { status: 401, title: 'You are not signed in' },
  insufficient_coins: { status: 402, title: 'Not enough coins' },
  budget_exceeded: { status: 402, title: 'The budget is used up' },
  forbidden: { status: 403, title: 'You may not do this' },
  not_found: { status: 404, title: 'There is nothing here' },
  method_not_allowed: { status: 405, title: 'This address does not do that' },
  idempotency_mismatch: { status: 409, title: 'This key was used for another request' },
  wrong_state: { status: 409, title: 'This cannot be done now' },
  model_unavailable: { status: 409, title: 'This model is not available' },
  storage_full: { status: 413, title: 'Your storage is full' },
  too_large: { status: 413, title: 'This is too large' },
  unsupported_media: { status: 415, title: 'This kind of content is not understood' },
  invalid: { status: 422, title: 'Something in the request is not right' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong' },
  unavailable: { status: 503, title: 'Not available at the moment' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export const FieldError = z.object({ path: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** The body of every failure. Extra members depend on the code, e.g. `balanceMilliku` of insufficient_coins. */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(FieldError).optional(),
});
export type Problem = z.infer<typeof Problem>;
