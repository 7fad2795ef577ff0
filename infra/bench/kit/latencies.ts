/** Latencies in tenths of milliseconds, up to ten seconds. */
export class Latencies {
  count = 0;
  readonly #buckets = new Uint32Array(100_000);

  add(ms: number): void {
    this.count += 1;
    const bucket = Math.min(this.#buckets.length - 1, Math.max(0, Math.floor(ms * 10)));
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
  }

  clear(): void {
    this.count = 0;
    this.#buckets.fill(0);
  }

  /** In milliseconds; 0 when nothing was added. */
  quantile(part: number): number {
    let left = this.count * part;
    if (left === 0) return 0;
    for (let bucket = 0; bucket < this.#buckets.length; bucket += 1) {
      left -= this.#buckets[bucket] ?? 0;
      if (left <= 0) return (bucket + 1) / 10;
    }
    return this.#buckets.length / 10;
  }
}

/** The middle one; of an even number the mean of both. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return (low + high) / 2;
}
