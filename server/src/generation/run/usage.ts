import type { Usage } from '../models/model.ts';

/** What the provider reported, over all attempts of a generation: for the operator's margin, never for the price. */
export class UsageSum {
  #sum = { promptTokens: 0, completionTokens: 0, estimatedCostUsd: 0, answers: 0 };
  #servedModelId: string | undefined;

  add(usage: Usage, servedModelId: string | undefined): void {
    this.#sum.promptTokens += usage.promptTokens;
    this.#sum.completionTokens += usage.completionTokens;
    this.#sum.estimatedCostUsd += usage.estimatedCostUsd ?? 0;
    this.#sum.answers += 1;
    this.#servedModelId = servedModelId ?? this.#servedModelId;
  }

  /** The sum with what earlier runs have kept; null when nothing was reported now. */
  after(before: Record<string, unknown> | null): Record<string, unknown> | null {
    if (this.#sum.answers === 0) return null;
    const known = (name: string) => (typeof before?.[name] === 'number' ? before[name] : 0);
    const summed = Object.entries(this.#sum).map(([name, value]) => [name, known(name) + value]);
    return { ...Object.fromEntries(summed), servedModelId: this.#servedModelId };
  }
}
