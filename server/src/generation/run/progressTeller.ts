import type { Channel } from '../../kernel/channel.ts';
import { generationEvents } from '../delivery/topics.ts';
import { storyProgress } from '../parts/storyProgress.ts';
import type { WorkPlan } from '../parts/workPlan.ts';
import type { GenerationRecord } from '../tables.ts';

/** Within a chapter it is told no more often. */
const EVERY_MS = 1_000;

/** Tells how far a story is, as its chunks are committed: at each new chapter, and about once a second. */
export class ProgressTeller {
  readonly #channel: Channel;
  readonly #row: Pick<GenerationRecord, 'id' | 'projectCode' | 'options' | 'pricePerWord' | 'maxMilliku'>;
  readonly #plan: WorkPlan;
  #characters: number;
  #chapter = -1;
  #toldAt = Number.NEGATIVE_INFINITY;

  /** `plan` grows while the story is told; `written` is what earlier runs have stored. */
  constructor(channel: Channel, record: GenerationRecord, plan: WorkPlan, written: string) {
    const { id, projectCode, options, pricePerWord, maxMilliku } = record;
    this.#channel = channel;
    this.#row = { id, projectCode, options, pricePerWord, maxMilliku };
    this.#plan = plan;
    this.#characters = written.length;
  }

  /** `text` was committed; `words` are those of the whole story. */
  wrote(text: string, words: number): void {
    this.#characters += text.length;
    const { starts } = this.#plan;
    const progress = storyProgress(this.#row, { starts, characters: this.#characters, words, isComplete: false });
    const now = performance.now();
    if (progress.chapter === this.#chapter && now - this.#toldAt < EVERY_MS) return;
    this.#chapter = progress.chapter;
    this.#toldAt = now;
    const { id: generationId, projectCode } = this.#row;
    generationEvents.publish(this.#channel, projectCode, { kind: 'progress', progress: { generationId, ...progress } });
  }
}
