import { z } from 'zod';
import { errorShapes } from './errorBody.ts';

/** How many deltas go out properly before the fault. */
const afterDeltas = z.int().min(0).max(100_000).default(0);
const shape = z.enum(errorShapes);
const message = z.string().max(100_000).optional();

/** What goes wrong, one thing per answer. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Refused with an error status and body. `retryAfter` is the header as it is sent. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(400).max(599),
    shape: shape.default('openai'),
    message,
    retryAfter: z.string().max(100).optional(),
  }),
  z.strictObject({ kind: z.literal('redirect'), status: z.int().min(300).max(399).default(307), to: z.url() }),
  /** The socket is destroyed before any answer. */
  z.strictObject({ kind: z.literal('hangUp') }),
  /** Not even headers, for ever. */
  z.strictObject({ kind: z.literal('mute') }),
  /** Status 200 and a web page. */
  z.strictObject({ kind: z.literal('page') }),
  /** Says no more, and keeps the connection (comment lines go on, if the scenario asks for them). */
  z.strictObject({ kind: z.literal('silence'), afterDeltas }),
  /** The socket is destroyed, in the middle of a frame if `midFrame`. */
  z.strictObject({ kind: z.literal('destroy'), afterDeltas, midFrame: z.boolean().default(true) }),
  /** Ends politely, but without finish_reason and [DONE]. */
  z.strictObject({ kind: z.literal('end'), afterDeltas }),
  /** Everything but the [DONE]. */
  z.strictObject({ kind: z.literal('noDone') }),
  /** These bytes, as they are, between two frames; the stream goes on behind them. */
  z.strictObject({ kind: z.literal('insert'), afterDeltas, bytes: z.string().max(4_000_000) }),
  /** An error inside the stream, which then ends. */
  z.strictObject({
    kind: z.literal('errorFrame'),
    afterDeltas,
    shape: shape.default('openai'),
    message,
    code: z.int().optional(),
  }),
  /** One kind of frame is sent twice. */
  z.strictObject({ kind: z.literal('duplicate'), frame: z.enum(['role', 'delta', 'last', 'done']) }),
  /** One frame of about this many bytes; `endless` never ends it. */
  z.strictObject({
    kind: z.literal('huge'),
    afterDeltas,
    bytes: z.int().min(1).max(64_000_000),
    endless: z.boolean().default(false),
  }),
]);

export type Fault = z.output<typeof faultSchema>;
