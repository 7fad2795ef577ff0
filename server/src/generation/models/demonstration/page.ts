/** A sheet that fills: draws patterns, keeps what is new and fits, and puts paragraphs together. */
import { countWords } from '@penora/protocol/words/pieces';
import type { Freshness } from './freshness.ts';
import { hasTopicFor } from './grammar/bindings.ts';
import { finished } from './grammar/finishing.ts';
import type { Narrator, Telling } from './grammar/narrator.ts';
import { lettersOf } from './grammar/template.ts';
import type { Meter } from './meter.ts';
import { Deck, type Random } from './random.ts';

const TRIES = 160;
const FILLS = 3;
/** Words to put before a sentence: which, how often, and whether before any pattern of the bank. */
export interface Openings {
  list: readonly string[];
  chance: number;
  anywhere: boolean;
}

const NO_OPENINGS: Openings = { list: [], chance: 0, anywhere: false };
const TAKES_AN_OPENING = /^(?:\{[HCXYAODLNFIETG]\}|\{minor\}|nobody|somebody|someone|there \[)/u;

export class Page {
  readonly narrator: Narrator;
  readonly meter: Meter;
  readonly random: Random;
  readonly #fresh: Freshness;
  readonly #decks = new Map<readonly string[], Deck<string>>();
  #empty = true;
  #inParagraph = false;
  /** Sentences of the paragraph under way. */
  #sentences = 0;

  constructor(narrator: Narrator, fresh: Freshness, meter: Meter) {
    this.narrator = narrator;
    this.random = narrator.random;
    this.#fresh = fresh;
    this.meter = meter;
  }

  /** What comes next begins a new paragraph; one lone sentence gets company first unless `now` is set. */
  paragraph(now = false): void {
    if (this.#sentences === 1 && !now) return;
    this.#inParagraph = false;
    this.#sentences = 0;
    this.narrator.paragraph();
  }

  /** One new sentence from a bank, with the white space before it; the empty string when none can be had. */
  sentence(bank: readonly string[], telling: Telling = {}, openings: Openings = NO_OPENINGS): string {
    return this.place(this.#draw(bank, (pattern, late) => this.#phrase(pattern, telling, openings, late)));
  }

  /** A passage made by `make`, which may be tried often; the empty string when none is new and fits. */
  passage(make: () => string | undefined): string {
    return this.place(this.#passage(make));
  }

  #passage(make: () => string | undefined, tries = TRIES): string {
    for (let i = 0; i < tries; i++) {
      const text = make();
      if (text !== undefined && this.#usable(text)) return text;
    }
    return '';
  }

  /** A line of a list: new in itself, between a mark that is not part of it and an ending. */
  line(make: () => string | undefined, before: string, after = ''): string {
    const bare = this.#passage(make);
    if (bare === '') return '';
    const space = this.#empty ? '' : '\n';
    this.#remember(bare);
    this.meter.words += countWords(before);
    return space + before + bare + after;
  }

  /** A line that is no sentence, such as a scene heading: a paragraph of its own, counted but never a repeat. Empty when it does not fit. */
  verbatim(text: string): string {
    const words = countWords(text);
    if (!this.meter.fits(words)) return '';
    this.paragraph(true);
    this.meter.words += words;
    const space = this.#empty ? '' : '\n\n';
    this.#empty = false;
    return space + text;
  }

  /** A speech under its speaker's name, as a screenplay has it. */
  cue(speaker: string, make: () => string | undefined, tries = TRIES): string {
    const speech = this.#passage(make, tries);
    if (speech === '' || !this.meter.fits(countWords(speaker) + countWords(speech))) return '';
    const heading = this.verbatim(speaker.toUpperCase());
    this.#remember(speech);
    return `${heading}\n${speech}`;
  }

  /** Puts finished text on the page as it is. */
  place(text: string): string {
    if (text === '') return '';
    const space = this.#empty ? '' : this.#inParagraph ? ' ' : '\n\n';
    this.#remember(text);
    return space + text;
  }

  #remember(text: string): void {
    this.narrator.commit();
    this.#fresh.remember(text);
    this.meter.words += countWords(text);
    this.#empty = false;
    this.#inParagraph = true;
    this.#sentences += 1;
  }

  /** A pattern from the bank that this world can fill. */
  pattern(bank: readonly string[]): string | undefined {
    const deck = this.#deck(bank);
    return deck.size === 0 ? undefined : deck.draw();
  }

  #draw(bank: readonly string[], phrase: (pattern: string, late: boolean) => string | undefined): string {
    const deck = this.#deck(bank);
    if (deck.size === 0) return '';
    for (let tries = 0; tries < TRIES; ) {
      const pattern = deck.draw();
      for (let fill = 0; fill < FILLS; fill++, tries++) {
        const text = phrase(pattern, tries > TRIES / 2);
        if (text === undefined) break;
        if (this.#usable(text)) return text;
      }
      tries += 1;
    }
    return '';
  }

  /** With an opening now and then, and always once the plain sentences of a bank are used up. */
  #phrase(pattern: string, telling: Telling, openings: Openings, late: boolean): string | undefined {
    const plain = openings.list.length === 0 || (!openings.anywhere && !TAKES_AN_OPENING.test(pattern));
    if (plain || !(late || this.random.chance(openings.chance))) return this.narrator.say(pattern, telling);
    const opening = this.#opening(openings.list);
    const rest = this.narrator.say(pattern, { ...telling, raw: true });
    return rest === undefined ? undefined : finished(`${opening} ${rest}`);
  }

  #usable(text: string): boolean {
    return this.#fresh.accepts(text) && this.meter.fits(countWords(text));
  }

  /** Openings come round in turn, so that none is heard twice in a row. */
  #opening(list: readonly string[]): string {
    let deck = this.#decks.get(list);
    if (deck === undefined) {
      deck = new Deck(list, this.random);
      this.#decks.set(list, deck);
    }
    return deck.draw();
  }

  #deck(bank: readonly string[]): Deck<string> {
    let deck = this.#decks.get(bank);
    if (deck === undefined) {
      const { topics, wanted } = this.narrator.world;
      const asked = topics.filter((topic) => wanted.has(topic));
      const usable = bank.filter((line) => {
        const letters = [...lettersOf(line)];
        const fits = letters.length <= topics.length && letters.every((letter) => hasTopicFor(letter, topics));
        return (
          fits && (asked.length === 0 || letters.length === 0 || letters.some((letter) => hasTopicFor(letter, asked)))
        );
      });
      deck = new Deck(usable, this.random);
      this.#decks.set(bank, deck);
    }
    return deck;
  }
}
