import { type CatalogModel, demonstrationModel, type ModelKey } from '@penora/protocol/catalog/models';
import { packages } from '@penora/protocol/catalog/packages';
import { toolOptions, tools } from '@penora/protocol/catalog/tools';
import type { Catalog } from '@penora/protocol/endpoints/catalog';
import { millikuPerWord } from '@penora/protocol/ku';
import { z } from 'zod';
import { Refusal } from '../kernel/errors.ts';
import type { Model } from './models/model.ts';

/** A model of the catalog as it can be had here; `writer` is null when it cannot. */
export interface ModelChoice extends CatalogModel {
  millikuPerWord: number;
  writer: Model | null;
}

export interface CatalogDeps {
  models: readonly CatalogModel[];
  /** Null when no provider is configured. */
  provider: Model | null;
  /** Null in production and with live payment keys (contract.md, Environment). */
  demonstration: Model | null;
}

const DEFAULT: ModelKey = 'balanced';

/** What models there are, at which price, and who writes for them. Read once at the start. */
export class ModelCatalog {
  readonly #choices: ReadonlyMap<ModelKey, ModelChoice>;

  /** Throws for a multiplier that gives no whole milliku per word: then the start fails (domain.md, Models). */
  constructor({ models, provider, demonstration }: CatalogDeps) {
    const choices = models.filter(({ key }) => key !== demonstrationModel.key).map((model) => choose(model, provider));
    choices.push(choose(demonstrationModel, demonstration));
    this.#choices = new Map(choices.map((choice) => [choice.key, choice]));
  }

  /** The model that is meant when none is named; undefined when no model is available at all. */
  get defaultKey(): ModelKey | undefined {
    if (this.find(DEFAULT)?.writer) return DEFAULT;
    const first = [...this.#choices.values()].find(
      ({ key, writer }) => writer !== null && key !== demonstrationModel.key,
    );
    return first?.key ?? (this.find(demonstrationModel.key)?.writer ? demonstrationModel.key : undefined);
  }

  find(key: ModelKey): ModelChoice | undefined {
    return this.#choices.get(key);
  }

  /** The model that was asked for, never another one. Throws `model_unavailable`. */
  demand(key: ModelKey | undefined): ModelChoice & { writer: Model } {
    const choice = this.find(key ?? this.defaultKey ?? DEFAULT);
    if (choice?.writer) return { ...choice, writer: choice.writer };
    throw new Refusal('model_unavailable', `The model "${key ?? DEFAULT}" is not available here.`);
  }

  /** The models that can be had here, in the catalog's order. */
  available(): ModelChoice[] {
    return [...this.#choices.values()].filter(({ writer }) => writer !== null);
  }

  /** Model ids that a breaker keeps from being asked now. */
  get down(): number {
    const writers = new Set(this.available().map(({ writer }) => writer));
    return [...writers].reduce((sum, writer) => sum + (writer?.down ?? 0), 0);
  }

  /** As everybody may see it. */
  present(): Catalog {
    const { defaultKey } = this;
    return {
      models: [...this.#choices.values()].map((choice) => ({
        key: choice.key,
        name: choice.name,
        multiplier: choice.multiplier,
        millikuPerWord: choice.millikuPerWord,
        available: choice.writer !== null,
        isDefault: choice.key === defaultKey,
        isDemonstration: choice.key === demonstrationModel.key,
        note: choice.key === demonstrationModel.key ? DEMONSTRATION_NOTE : null,
      })),
      tools: tools.map((tool) => ({ ...tool, options: jsonSchema(toolOptions[tool.key]) })),
      packages: packages.map((one) => ({ ...one, currency: 'USD' as const })),
    };
  }
}

const DEMONSTRATION_NOTE =
  'Demonstration writer: it composes sentences from patterns and does not understand your text.';

const jsonSchema = (schema: z.ZodType): Record<string, unknown> => ({ ...z.toJSONSchema(schema, { io: 'input' }) });

function choose(model: CatalogModel, writer: Model | null): ModelChoice {
  const price = millikuPerWord(model.multiplier);
  if (price === null)
    throw new Error(`the multiplier ${model.multiplier} of the model "${model.key}" gives no whole milliku per word`);
  return { ...model, millikuPerWord: price, writer };
}
