import { APIError } from 'openai';
import { z } from 'zod';
import { ModelFailure, type Usage } from '../model.ts';
import { errorText } from './errorText.ts';

const count = z.int().min(0);

/** Both homes of usage: the frame with finish_reason (DeepInfra), and one with empty choices (OpenAI). */
const usageSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  estimated_cost: z.number().min(0).nullish().catch(null),
});

const choiceSchema = z.object({
  index: z.number().default(0),
  delta: z
    .object({
      content: z.string().nullish(),
      reasoning_content: z.string().nullish(),
      reasoning: z.string().nullish(),
    })
    .nullish(),
  finish_reason: z.string().nullish(),
});

const frameSchema = z.object({
  model: z.string().max(200).optional().catch(undefined),
  choices: z.array(choiceSchema).nullish(),
  usage: usageSchema.nullish().catch(null),
});

/** What one data frame says, whichever provider's habits it follows. */
export interface Frame {
  text: string;
  /** It carries a token, of the text or of a reasoning before it. */
  hasToken: boolean;
  finish?: 'stop' | 'length' | 'filtered';
  servedModelId?: string;
  usage?: Usage;
}

/**
 * Reads a frame; null for one that says nothing (no object, no known member). Throws `ModelFailure` `broken` when
 * there are choices that cannot be read: text would be missing without a trace; and `APIError`, as for an answer with
 * an error's status, when the frame is an error.
 */
export function readFrame(data: unknown): Frame | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  if ('error' in data && data.error) throw errorOf(data.error);
  if (!('choices' in data)) refuseError(data);
  const parsed = frameSchema.safeParse(data);
  if (!parsed.success) throw new ModelFailure('broken', 'the provider sent a frame that cannot be read');
  const { model, choices, usage } = parsed.data;
  const choice = choices?.find(({ index }) => index === 0);
  const text = choice?.delta?.content ?? '';
  const reasoning = choice?.delta?.reasoning_content ?? choice?.delta?.reasoning ?? '';
  return {
    text,
    hasToken: text !== '' || reasoning !== '',
    ...(choice?.finish_reason && { finish: readFinish(choice.finish_reason) }),
    ...(model && { servedModelId: model }),
    ...(usage && { usage: readUsage(usage) }),
  };
}

const errorOf = (error: unknown): APIError =>
  new APIError(undefined, typeof error === 'object' ? (error ?? {}) : { message: String(error) }, undefined, undefined);

function refuseError(data: object): void {
  const message = errorText(data);
  if (message !== '') throw new APIError(undefined, { message }, undefined, undefined);
}

/** Reasons that are not known mean that the model has had its say. */
function readFinish(reason: string): 'stop' | 'length' | 'filtered' {
  switch (reason) {
    case 'length':
      return 'length';
    case 'content_filter':
      return 'filtered';
    case 'error':
    case 'abort':
      throw new ModelFailure('broken', `the provider gave up (${reason})`);
    default:
      return 'stop';
  }
}

function readUsage(usage: z.output<typeof usageSchema>): Usage {
  return {
    promptTokens: usage.prompt_tokens,
    completionTokens: usage.completion_tokens,
    ...(usage.estimated_cost != null && { estimatedCostUsd: usage.estimated_cost }),
  };
}
