/** The elements inside the text into which the bars are drawn, and which generations have one. */
import { createStore } from '../../store.ts';
import type { ProjectRuns } from '../projectRuns.ts';
import { mayContinue, type Run } from '../run.ts';

/** The bar of one that is done goes by itself after this time; its card stays. */
const SHOWN_AFTER_END_MS = 30_000;

export class BarHosts {
  /**
   * Those that write into the text and those that were seen doing so: done a moment ago, or ended early, for which the
   * bar is the way on. That one stays until it is closed or whoever asked has asked for something else.
   */
  readonly shown = createStore<readonly string[]>([]);
  /** Of these, the ones without a place in the text. */
  readonly unplaced = createStore<readonly string[]>([]);
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

  /** One's place has become known. */
  placeAgain(): void {
    this.shown.set((before) => [...before]);
  }

  noteUnplaced(ids: readonly string[]): void {
    this.unplaced.set((before) => (before.join() === ids.join() ? before : ids));
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
    const running = this.#runs.running().filter((run) => run.target === 'document');
    const fresh = running.filter(({ id }) => !this.shown.get().includes(id));
    const askers = new Set(fresh.map(({ requestedBy }) => requestedBy));
    for (const id of this.shown.get()) {
      const run = this.#runs.get(id);
      if (run === undefined || run.discarded || (mayContinue(run) && askers.has(run.requestedBy))) this.dismiss(id);
      else this.#followEnd(run);
    }
    const before = this.shown.get();
    // A new array also tells that one of them has changed its state.
    if (before.length > 0 || fresh.length > 0) this.shown.set([...before, ...fresh.map(({ id }) => id)]);
  }

  #followEnd({ id, status }: Run): void {
    if (status !== 'completed') {
      clearTimeout(this.#leaving.get(id));
      this.#leaving.delete(id);
    } else if (!this.#leaving.has(id)) {
      const leave = (): void => this.dismiss(id);
      this.#leaving.set(id, setTimeout(leave, SHOWN_AFTER_END_MS));
    }
  }
}
