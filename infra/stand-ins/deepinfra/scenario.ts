import { z } from 'zod';
import { faultSchema } from './fault.ts';

const ms = z.int().min(0).max(600_000);
const text = z.string().max(4_000_000);

/** A delta as the provider sends it; `afterMs` is a silence before it. */
const deltaSchema = z.union([text, z.strictObject({ text, afterMs: ms.default(0) })]);

/**
 * How the bytes of the stream are cut. Each packet is one HTTP chunk, so the client's parser sees the cut even when
 * TCP joins two packets. `frames`: n frames in one packet; `bytes`: packets of n bytes; `cuts`: at these offsets of
 * the whole stream.
 */
const packetsSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('frames'), n: z.int().min(1).max(10_000) }),
  z.strictObject({ by: z.literal('bytes'), n: z.int().min(1).max(1_000_000) }),
  z.strictObject({ by: z.literal('cuts'), at: z.array(z.int().min(1)).max(100_000) }),
]);

/** Everything that one answer can be told to be. What is left out is what a healthy provider does, at once. */
export const scenarioSchema = z.strictObject({
  /** Exact deltas; each counts as one token. */
  deltas: z.array(deltaSchema).max(100_000).optional(),
  /** An exact text, cut into deltas of about a token. */
  text: text.optional(),
  /** Words of a made-up text; without it about as many as fit `max_tokens`. */
  words: z.int().min(0).max(200_000).optional(),
  /** False: a partial last assistant message is not continued; the answer starts from its beginning. */
  continues: z.boolean().default(true),
  /** Instead of `stop`, or of `length` when `max_tokens` is reached. */
  finish: z.string().max(100).optional(),
  /** The last delta travels in the frame with `finish_reason` instead of an empty one. */
  finishWithText: z.boolean().default(false),
  /** Another model answers than the one that was asked. */
  servedModel: z.string().max(200).optional(),
  /** Deltas of `reasoning_content` before the text; outside `completion_tokens`. */
  reasoning: z.array(text).max(10_000).default([]),
  /** `together` with finish_reason (DeepInfra), `separate` in a frame with empty choices (OpenAI), or `absent`. */
  usage: z.enum(['together', 'separate', 'absent']).default('together'),
  /** Whether usage names `estimated_cost`. */
  cost: z.boolean().default(true),

  headersAfterMs: ms.default(0),
  firstAfterMs: ms.default(0),
  /** 0: as fast as the client reads. */
  wordsPerSecond: z.number().min(0).max(100_000).default(0),
  /** A comment line this often while the stream is open; 0: none. */
  pingEveryMs: ms.default(0),
  /** Each delta waits for a permit (`POST /control/step`, `release`). */
  gated: z.boolean().default(false),

  packets: packetsSchema.optional(),
  /** `ascii` writes every other character as \uXXXX, as Python's json does. */
  encoding: z.enum(['utf8', 'ascii']).default('utf8'),
  lineEnd: z.enum(['lf', 'crlf']).default('lf'),

  fault: faultSchema.optional(),
});

export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Packets = z.output<typeof packetsSchema>;

export const healthy: Scenario = scenarioSchema.parse({});
