import { ModelFailure } from '../models/model.ts';
import type { Composition } from '../tools/compose.ts';
import type { AsideTeller } from './workDeps.ts';

/** Bounds what the operator pays for a summary or a title (domain.md, Models). */
const ASIDE_TOKENS = 200;
const MAX_CHARACTERS = 2_000;

/** Asks for something that is not part of the text and that nobody is charged for; empty when the model fails. */
export async function askAside(
  { model, modelId, seed, signal, onAside }: AsideTeller,
  { messages, brief }: Composition,
): Promise<string> {
  let text = '';
  try {
    for await (const event of model.stream({ modelId, messages, maxTokens: ASIDE_TOKENS, seed, brief }, signal)) {
      if (event.kind === 'end') {
        onAside(event);
        break;
      }
      text += event.text;
      if (text.length > MAX_CHARACTERS) break;
    }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
  }
  return text.trim();
}
