/** The elements inside the text into which the bars are drawn, and which generations have one. */
import { createStore } from '../../store.ts';
import type { ProjectRuns } from '../projectRuns.ts';
import { isRunning } from '../run.ts';

/** The bar of one that has ended goes by itself after this time; its card stays. */
const SHOWN_AFTER_END_MS = 30_000;

export class BarHosts {
  /** Those that write into the text, and those that were seen doing so until a moment ago. */
  readonly shown = createStore<readonly string[]>([]);
  readonly #runs: ProjectRuns;
  readonly #elements = new Map<string, HTMLElement>();
  readonly #leaving = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #unwatch: () => void;

  constructor(runs: ProjectRuns) {
    this.#runs = runs;
    this.#unwatch = runs.order.watch(() => this.#update());
  }

  /** The same element for the same generation, so that moving it keeps what is drawn inside. */
  elementFor(id: string): HTMLElement {
    const known = this.#elements.get(id);
    if (known !== undefined) return known;
    const fresh = document.createElement('div');
    fresh.className = 'pn-run-bar-host';
    fresh.contentEditable = 'false';
    this.#elements.set(id, fresh);
    return fresh;
  }

  dismiss(id: string): void {
    clearTimeout(this.#leaving.get(id));
    this.#leaving.delete(id);
    this.shown.set((before) => before.filter((other) => other !== id));
    this.#elements.delete(id);
  }

  close(): void {
    this.#unwatch();
    for (const timer of this.#leaving.values()) clearTimeout(timer);
  }

  #update(): void {
    const before = this.shown.get();
    const running = this.#runs.running().filter((run) => run.target === 'document');
    const ids = running.map(({ id }) => id);
    for (const id of before) this.#followEnd(id);
    const fresh = ids.filter((id) => !before.includes(id));
    // A new array also tells that one of them has changed its state.
    if (before.length > 0 || fresh.length > 0) this.shown.set([...before, ...fresh]);
  }

  #followEnd(id: string): void {
    const run = this.#runs.get(id);
    const isOver = run === undefined || !isRunning(run);
    if (isOver && !this.#leaving.has(id))
      this.#leaving.set(
        id,
        setTimeout(() => this.dismiss(id), SHOWN_AFTER_END_MS),
      );
    if (!isOver) {
      clearTimeout(this.#leaving.get(id));
      this.#leaving.delete(id);
    }
  }
}
