import { isChapterLine } from '@penora/protocol/lists/listLines';
import type { Gate } from './gate.ts';

/** A longer first line is the text itself. */
const MOST_CHARACTERS = 120;
/** Within so many signs two words have come, where words are apart. */
const FIRST_WORDS = 40;
const TITLE = /^#{1,2}(?:\s|$)/;
/** "Chapter 3 was the last one." */
const SENTENCE = /\p{L}{2}[.!?…。！？]/u;
const MARKUP_ALONE = /^[#*_>\s]*$/;

const bareOf = (line: string): string =>
  line
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/**
 * Drops the heading that a model sets over a part although it has one: titles at the beginning of the answer, the
 * chapter's name, "Chapter 3". Nobody pays for the same heading twice.
 */
export class HeadingGate implements Gate {
  readonly isOver = false;
  readonly #names: readonly string[];
  readonly #chapter: number;
  #held = '';
  #hasDropped = false;
  #isPast: boolean;

  /** `names`: of the part, as they may be repeated; `chapter`: its number; `written`: what is there of it already. */
  constructor({ names, chapter }: { names: readonly string[]; chapter: number }, written: string) {
    this.#names = names.map(bareOf).filter((name) => name !== '');
    this.#chapter = chapter;
    this.#isPast = written.trim() !== '';
  }

  pass(delta: string): string {
    if (this.#isPast) return delta;
    this.#held += delta;
    return this.#behindHeadings(false);
  }

  flush(): string {
    return this.#isPast ? '' : this.#behindHeadings(true);
  }

  #behindHeadings(isEnd: boolean): string {
    for (;;) {
      const text = this.#held.trimStart();
      const end = text.indexOf('\n');
      const isWhole = end >= 0 || isEnd;
      const line = (end < 0 ? text : text.slice(0, end)).trimEnd();
      if (!isWhole && line.length <= MOST_CHARACTERS && this.#mayBecomeHeading(line)) return '';
      if (!isWhole || !this.#isHeading(line)) return this.#goOn(this.#hasDropped ? text : this.#held);
      this.#hasDropped = true;
      this.#held = end < 0 ? '' : text.slice(end + 1);
      if (this.#held === '') return '';
    }
  }

  #goOn(text: string): string {
    this.#isPast = true;
    this.#held = '';
    return text;
  }

  #isHeading(line: string): boolean {
    if (line.length > MOST_CHARACTERS || MARKUP_ALONE.test(line)) return false;
    return TITLE.test(line) || this.#names.includes(bareOf(line)) || this.#isChapter(line);
  }

  #isChapter(line: string): boolean {
    return isChapterLine(line, this.#chapter) && !SENTENCE.test(line);
  }

  #mayBecomeHeading(line: string): boolean {
    const bare = bareOf(line);
    if (MARKUP_ALONE.test(line) || TITLE.test(line) || this.#isChapter(line)) return true;
    return this.#names.some((name) => name.startsWith(bare)) || (line.length < FIRST_WORDS && !/\s\S+\s/.test(line));
  }
}
