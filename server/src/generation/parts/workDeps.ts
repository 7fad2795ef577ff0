import type { Teller } from '../run/tell.ts';
import type { GenerationRecord } from '../tables.ts';

/** What of a generation decides about its parts and prompts. */
export type WorkRequest = Pick<
  GenerationRecord,
  'tool' | 'options' | 'prompt' | 'input' | 'afterText' | 'take' | 'plan'
>;

/** Who is asked for what is no part of the text. */
export type AsideTeller = Pick<Teller, 'model' | 'modelId' | 'seed' | 'signal' | 'onSpent'>;

/** What a work needs beside its record. */
export interface WorkDeps {
  teller: AsideTeller;
  contextTokens: number;
  /** Told when a story has got a title of its own. */
  named(title: string): Promise<void>;
}
