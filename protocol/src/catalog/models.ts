/** The default model catalog (domain.md, Models). An operator replaces it by CATALOG_FILE, in this same shape. */
import { z } from 'zod';

export const modelKeys = ['creative', 'balanced', 'fast', 'summarize', 'chat', 'premium', 'demonstration'] as const;
export const ModelKey = z.enum(modelKeys);
export type ModelKey = z.infer<typeof ModelKey>;

export const CatalogModel = z.object({
  key: ModelKey,
  name: z.string().min(1).max(80),
  /** Price of a word relative to 0.01 Ku; must give whole milliku per word. */
  multiplier: z.number().positive().max(1_000),
  /** The provider's id. */
  modelId: z.string().min(1).max(200),
  /** Tokens that prompt and answer may take together. */
  contextTokens: z.number().int().min(1_024).max(10_000_000),
});
export type CatalogModel = z.infer<typeof CatalogModel>;

export const CatalogFile = z.object({ models: z.array(CatalogModel).min(1).max(50) });

export const defaultModels: readonly CatalogModel[] = [
  {
    key: 'creative',
    name: 'Creative prose',
    multiplier: 1.5,
    modelId: 'mistralai/Mixtral-8x7B-Instruct-v0.1',
    contextTokens: 32_768,
  },
  {
    key: 'balanced',
    name: 'Balanced',
    multiplier: 1.0,
    modelId: 'mistralai/Mistral-7B-Instruct-v0.3',
    contextTokens: 32_768,
  },
  {
    key: 'fast',
    name: 'Fast',
    multiplier: 0.5,
    modelId: 'meta-llama/Meta-Llama-3.1-8B-Instruct',
    contextTokens: 131_072,
  },
  { key: 'summarize', name: 'Summarize', multiplier: 0.3, modelId: 'google/gemma-2-9b-it', contextTokens: 8_192 },
  { key: 'chat', name: 'Chat prose', multiplier: 0.5, modelId: 'openchat/openchat_3.5', contextTokens: 8_192 },
  {
    key: 'premium',
    name: 'Premium',
    multiplier: 3.0,
    modelId: 'meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8',
    contextTokens: 1_048_576,
  },
];

/** The embedded composer: says on screen and in the API what it is (contract.md, Environment). */
export const demonstrationModel: CatalogModel = {
  key: 'demonstration',
  name: 'Demonstration writer',
  multiplier: 1.0,
  modelId: 'demonstration',
  contextTokens: 131_072,
};
