import { StoryOptions } from '@penora/protocol/catalog/tools';
import { type Teller, tell } from '../run/tell.ts';
import type { GenerationRecord } from '../tables.ts';
import { type ComposeInput, compose, type StoryContext } from '../tools/compose.ts';
import { askAside } from './askAside.ts';
import { chapterTitles, leadOf } from './outline.ts';
import { emptyPlan, type StoryPlan } from './plan.ts';

export interface StoryParts {
  record: GenerationRecord;
  contextTokens: number;
  teller: Teller;
  /** The text of earlier runs. */
  written: string;
  /** Keeps the plan; what it says may be ahead of the text. */
  save(plan: StoryPlan): Promise<void>;
  /** Told once the work has a title of its own. */
  named(title: string): Promise<void>;
}

/** Only parts whose beginning has been reached by the text count. */
const reached = (plan: StoryPlan, length: number): StoryPlan => {
  const starts = plan.starts.filter((start) => start <= length);
  return { ...plan, starts, summaries: plan.summaries.slice(0, Math.max(0, starts.length - 2)) };
};

/**
 * A story: the outline, then chapter after chapter under its heading, each knowing the outline and a summary of every
 * chapter before. The text itself says how far it is, so it goes on after a stop, a shortage or a crash.
 */
export class StoryTeller {
  readonly #parts: StoryParts;
  readonly #chapters: number;
  readonly #plan: StoryPlan;
  #text: string;

  constructor(parts: StoryParts) {
    this.#parts = parts;
    this.#chapters = StoryOptions.parse(parts.record.options).chapters;
    this.#text = parts.written;
    this.#plan = reached(parts.record.plan ?? emptyPlan(), parts.written.length);
  }

  /** Yields the text from where it stopped. Throws `RunEnded`. */
  async *tell(): AsyncGenerator<string, void> {
    const { teller } = this.#parts;
    if (this.#plan.starts.length === 0) await this.#begin();
    for (let part = this.#plan.starts.length - 1; part <= this.#chapters && !teller.signal.aborted; part += 1) {
      await this.#summarise(part);
      yield* this.#tellPart(part);
      if (teller.signal.aborted || part === this.#chapters) return;
      this.#plan.starts[part + 1] = this.#text.length;
      await this.#parts.save(this.#plan);
    }
  }

  async #begin(): Promise<void> {
    const { title } = StoryOptions.parse(this.#parts.record.options);
    this.#plan.title = title || (await this.#suggestTitle());
    this.#plan.starts[0] = this.#text.length;
    await this.#parts.save(this.#plan);
    if (!title && this.#plan.title !== '') await this.#parts.named(this.#plan.title);
  }

  async *#tellPart(part: number): AsyncGenerator<string, void> {
    const lead = leadOf(part, this.#titles());
    const begun = this.#text.slice(this.#plan.starts[part]);
    const restOfLead = lead.slice(begun.length);
    if (restOfLead !== '') yield* this.#add(restOfLead);
    const body = tell(this.#parts.teller, (written) => compose(this.#request(part, written)), begun.slice(lead.length));
    for await (const delta of body) yield* this.#add(delta);
  }

  *#add(delta: string): Generator<string, void> {
    this.#text += delta;
    yield delta;
  }

  #part(part: number): string {
    return this.#text.slice(this.#plan.starts[part], this.#plan.starts[part + 1]);
  }

  #outline(): string {
    return this.#plan.starts.length < 2 ? '' : this.#part(0).slice(leadOf(0, []).length);
  }

  #titles(): string[] {
    return chapterTitles(this.#outline(), this.#chapters);
  }

  #request(part: number, written: string): ComposeInput {
    const story: StoryContext = {
      title: this.#plan.title ?? '',
      chapters: this.#chapters,
      summaries: this.#plan.summaries,
      ...(part === 0 ? {} : { outline: this.#outline(), chapter: part }),
    };
    return { ...this.#common(part === 0 ? 'outline' : 'story'), written, story };
  }

  #common(tool: ComposeInput['tool'], input?: string): ComposeInput {
    const { record, contextTokens } = this.#parts;
    const { options, prompt, afterText: after, take } = record;
    const model = { contextTokens };
    return { tool, options, prompt, input: input ?? record.input, after, take, written: '', model };
  }

  /** The chapters before this part that have no summary yet. The operator pays for them (domain.md, Models). */
  async #summarise(part: number): Promise<void> {
    const { teller } = this.#parts;
    const before = this.#plan.summaries.length;
    for (let chapter = before + 1; chapter < part && !teller.signal.aborted; chapter += 1) {
      const text = this.#part(chapter);
      const said = await askAside(teller, compose(this.#common('summary', text)));
      this.#plan.summaries[chapter - 1] = said === '' ? text.slice(-400) : said;
    }
    if (this.#plan.summaries.length > before) await this.#parts.save(this.#plan);
  }

  async #suggestTitle(): Promise<string> {
    const said = await askAside(this.#parts.teller, compose(this.#common('title')));
    const [line = ''] = said.trim().split(/[\r\n]/);
    return line.replace(/^["“#*\s]+|["”*\s]+$/g, '').slice(0, 120);
  }
}
