import type { GenerationRequest, ShownPrompt } from '@penora/protocol/schemas/generation';
import type { GenerationDeps } from '../deps.ts';
import { Told } from '../parts/tellParts.ts';
import { workOf } from '../parts/work.ts';
import type { WorkPlan } from '../parts/workPlan.ts';
import { type QuotedTake, quote } from './quote.ts';
import { requestFields } from './start.ts';

/**
 * The exact messages that a request would begin with, one set for each take. A long work goes on in parts, each of which
 * knows what was written before it: of those only the first can be shown. Changes nothing, costs nothing.
 * Throws as `quote`.
 */
export async function promptsOf(
  deps: GenerationDeps,
  request: GenerationRequest,
  userId: string,
): Promise<ShownPrompt[]> {
  const quoted = await quote(deps, request, userId);
  return quoted.takes.map(({ choice }, index) => {
    const take = index + 1;
    const work = workOf({ ...requestFields(request, quoted), take }, workDeps(deps, choice));
    const { messages } = work.compose(0, '', new Told('', planOf(request), async () => undefined));
    return { take, model: choice.key, modelId: choice.modelId, parts: work.parts, messages };
  });
}

/** Nothing is asked of the model here. */
function workDeps({ catalog }: GenerationDeps, { key, modelId, contextTokens }: QuotedTake['choice']) {
  const { writer: model } = catalog.demand(key);
  const teller = { model, modelId, seed: 0, signal: AbortSignal.abort(), onSpent: () => undefined };
  return { teller, contextTokens, named: async () => undefined };
}

/** A story's title is suggested by the model when the writer gives none; then it is not known yet. */
function planOf(request: GenerationRequest): WorkPlan | null {
  if (request.tool !== 'story' || !request.options.title) return null;
  return { title: request.options.title, starts: [], summaries: [] };
}
