import { EventReader } from './eventReader.ts';
import { type Frame, readFrame } from './frame.ts';
import type { Patience } from './patience.ts';
import { wholeText } from './wholeText.ts';

const endOfStream = '[DONE]';

/** What the frames have said beside their text. */
export type Ending = Pick<Frame, 'finish' | 'servedModelId' | 'usage'>;

/** What one packet has brought. */
interface Brought {
  texts: string[];
  /** What is wrong behind these texts: `ModelFailure`, `APIError` or `SyntaxError`. */
  failure?: unknown;
  /** Nothing behind it belongs to the answer. */
  isOver: boolean;
}

/** One answer of the provider, read packet by packet: its texts, whole characters only, and how it ended. */
export class Answer {
  readonly ending: Ending = {};
  readonly #wait: Patience;
  readonly #reader = new EventReader();
  readonly #characters = wholeText();

  constructor(wait: Patience) {
    this.#wait = wait;
  }

  read(packet: Uint8Array): Brought {
    const texts: string[] = [];
    try {
      for (const data of this.#reader.push(packet)) {
        if (data === endOfStream) {
          // Some servers say that the stream is over, and not why.
          this.ending.finish ??= 'stop';
          return { texts, isOver: true };
        }
        const text = this.#textOf(readFrame(JSON.parse(data)));
        if (text !== '') texts.push(text);
      }
      return { texts, isOver: false };
    } catch (failure) {
      return { texts, failure, isOver: true };
    }
  }

  /** What waited for its other half. */
  flush(): string {
    return this.#characters.flush();
  }

  /** What comes behind finish_reason is no text of this answer. */
  #textOf(frame: Frame | null): string {
    const isOver = this.ending.finish !== undefined;
    if (frame !== null) this.#note(frame);
    this.#wait.heard({ hasToken: frame?.hasToken ?? false, isLast: this.ending.finish !== undefined });
    return isOver || frame === null ? '' : this.#characters.push(frame.text);
  }

  #note({ finish, servedModelId, usage }: Frame): void {
    if (finish !== undefined) this.ending.finish ??= finish;
    if (servedModelId !== undefined) this.ending.servedModelId = servedModelId;
    if (usage !== undefined) this.ending.usage = usage;
  }
}
