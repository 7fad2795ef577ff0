import { Spending } from '../bill/spending.ts';
import { ModelFailure } from '../models/model.ts';
import { providerFailed, RunEnded } from '../run/ending.ts';
import type { Composition } from '../tools/compose.ts';
import type { AsideTeller } from './workDeps.ts';

/** Bounds what the operator pays for a summary or a title (domain.md, Models). */
const ASIDE_TOKENS = 200;
const MAX_CHARACTERS = 2_000;

/** Asks for something that is not part of the text and that nobody is charged for; empty when the model fails. */
export async function askAside(teller: AsideTeller, { messages, brief }: Composition): Promise<string> {
  const { model, modelId, seed, signal } = teller;
  const spent = new Spending(messages);
  try {
    for await (const event of model.stream({ modelId, messages, maxTokens: ASIDE_TOKENS, seed, brief }, signal)) {
      if (event.kind === 'end') {
        spent.ended(event);
        break;
      }
      spent.text += event.text;
      if (spent.text.length > MAX_CHARACTERS) break;
    }
  } catch (error) {
    spent.failed(error);
    if (!(error instanceof ModelFailure)) throw new RunEnded(providerFailed, { cause: error });
  } finally {
    spent.tell(teller);
  }
  return spent.text.trim();
}
