import { JobFailure } from './failure.ts';

const STALLED = 'nobody reads what the job has sent';

/** What a job sends, until somebody has read it. Whoever reads nothing for too long loses the rest. */
export class Parts {
  readonly #stallMs: number;
  readonly #lost: () => void;
  readonly #waiting: { bytes: Uint8Array; taken(): void }[] = [];
  #end: { error: Error | null } | null = null;
  #wake: (() => void) | null = null;
  #stalled: NodeJS.Timeout | null = null;

  /** `lost` is called when nobody has read for `stallMs`. */
  constructor(stallMs: number, lost: () => void) {
    this.#stallMs = stallMs;
    this.#lost = lost;
  }

  /** `taken` is called when these bytes have gone to the reader. */
  put(bytes: Uint8Array, taken: () => void): void {
    if (this.#end?.error) return;
    this.#waiting.push({ bytes, taken });
    this.#watch();
    this.#wake?.();
  }

  /** Nothing more comes. After an error what still waits is not handed out either: it would be a part of nothing. */
  end(error: Error | null): void {
    if (this.#end?.error) return;
    this.#end = { error };
    if (error !== null) this.#waiting.length = 0;
    this.#watch();
    this.#wake?.();
  }

  /** In order, for one reader. Throws what the job ended with. */
  async *read(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) {
        this.#watch();
        next.taken();
        yield next.bytes;
      } else if (this.#end?.error) throw this.#end.error;
      else if (this.#end !== null) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  #watch(): void {
    if (this.#stalled !== null) clearTimeout(this.#stalled);
    this.#stalled = null;
    if (this.#waiting.length === 0) return;
    this.#stalled = setTimeout(() => {
      this.end(new JobFailure('gone', STALLED));
      this.#lost();
    }, this.#stallMs);
    this.#stalled.unref();
  }
}
