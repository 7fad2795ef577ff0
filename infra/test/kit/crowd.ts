import type { ChunkEvent } from '@penora/protocol/events';
import { continuable } from '@penora/protocol/schemas/generation';
import { expect } from 'vitest';
import { z } from 'zod';
import { Listener } from './listener.ts';
import { Person } from './person.ts';
import { fold } from './text.ts';

const Mark = z.looseObject({ type: z.string(), attrs: z.looseObject({ id: z.string().optional() }).optional() });
const Node = z.looseObject({
  text: z.string().optional(),
  marks: z.array(Mark).default([]),
  content: z.array(z.unknown()).default([]),
});

interface Stream {
  id: string;
  writer: number;
  target: 'card' | 'document';
}

/** The text that carries a generation's mark, by its id, in a document's JSON. */
function markedTexts(node: unknown, into = new Map<string, string>()): Map<string, string> {
  const { text = '', marks, content } = Node.parse(node);
  const id = marks.find(({ type }) => type === 'generation')?.attrs?.id;
  if (id !== undefined) into.set(id, (into.get(id) ?? '') + text);
  for (const each of content) markedTexts(each, into);
  return into;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/**
 * Some writers with many streams each, into cards and documents, and everything that they ever saw of them: over any
 * number of processes that were killed under it.
 */
export class Crowd {
  readonly streams: Stream[] = [];
  #writers: Person[];
  readonly #codes: string[] = [];
  #listeners: Listener[] = [];
  /** Every chunk that was seen before this listening, in the order in which it came. */
  readonly #seen = new Map<string, ChunkEvent[]>();

  private constructor(writers: Person[]) {
    this.#writers = writers;
  }

  /** `streams` in all, half of them into the documents of the writers' projects. */
  static async begin(url: string, { streams, writers }: { streams: number; writers: number }): Promise<Crowd> {
    const people = await Promise.all(Array.from({ length: writers }, () => Person.register(url)));
    const crowd = new Crowd(people);
    crowd.#codes.push(...(await Promise.all(people.map((person) => person.project()))));
    await crowd.listen(url);
    await Promise.all(
      Array.from({ length: streams }, async (_, index) => {
        const writer = index % writers;
        const target = index % (2 * writers) < writers ? ('card' as const) : ('document' as const);
        const place = target === 'card' ? { kind: target } : { kind: target, position: 'end' };
        const body = { projectCode: crowd.#codes[writer], options: { pages: 8 }, target: place };
        const started = await people[writer]?.generate(body);
        if (started !== undefined) crowd.streams.push({ id: started.generation.id, writer, target });
      }),
    );
    return crowd;
  }

  /** Everybody listens to the process at this address. */
  async listen(url: string): Promise<void> {
    this.#writers = this.#writers.map((writer) => writer.at(url));
    this.#listeners = this.#writers.map((writer) => new Listener(url, writer));
    await Promise.all(
      this.#listeners.map(async (listener, index) => {
        await listener.connected();
        await listener.join(this.#codes[index] ?? '');
      }),
    );
  }

  /** Goes on with whatever has ended early. Returns how many run now. */
  async goOn(): Promise<number> {
    const running = await Promise.all(
      this.streams.map(async ({ id, writer }) => {
        const { status } = await this.#person(writer).generation(id);
        if (!continuable.includes(status) || status === 'exhausted') return false;
        await this.#person(writer).generation(id, 'continue');
        return true;
      }),
    );
    return running.filter((isRunning) => isRunning).length;
  }

  /** Until so many streams have brought a chunk over these sockets, or ended: a purse may be empty by then. */
  async untilSeen(count: number): Promise<void> {
    const has = ({ id, writer }: Stream): boolean =>
      this.#heard(writer, id).length > 0 || this.#listener(writer).ended.some((ended) => ended.generationId === id);
    const isEnough = (): boolean => this.streams.filter(has).length >= count;
    // Whichever socket hears the last of them.
    await Promise.race(this.#listeners.map((listener) => listener.until(isEnough)));
  }

  /** Of each stream, how many chunks these sockets have brought. */
  counts(): number[] {
    return this.streams.map(({ id, writer }) => this.#heard(writer, id).length);
  }

  /** Until each has brought more than it had, or ended. */
  async untilMoreThan(counts: readonly number[]): Promise<void> {
    await Promise.all(
      this.streams.map(({ id, writer }, index) =>
        this.#listener(writer).until(
          () =>
            this.#heard(writer, id).length > (counts[index] ?? 0) ||
            this.#listener(writer).ended.some(({ generationId }) => generationId === id),
        ),
      ),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.streams.map(({ id, writer }) => this.#person(writer).generation(id, 'stop')));
  }

  /** The sockets are gone, by themselves or not; what they have brought is kept. */
  async deafen(isKilled: boolean): Promise<void> {
    for (const listener of this.#listeners) {
      if (isKilled) await listener.disconnected();
      else listener.close();
    }
    for (const { id, writer } of this.streams) {
      this.#seen.set(id, [...(this.#seen.get(id) ?? []), ...this.#heard(writer, id)]);
    }
    this.#listeners = [];
  }

  /**
   * While nothing runs: what was seen is stored, once and in order; what is stored is numbered without a hole, paid, and
   * stands in the document; the purse holds the rest. Call it when the sockets are gone.
   */
  async expectExact(url: string): Promise<void> {
    this.#writers = this.#writers.map((writer) => writer.at(url));
    const costs = await Promise.all(this.streams.map((stream) => this.#expectExact(stream)));
    for (const [index, writer] of this.#writers.entries()) {
      const spent = total(this.streams.map(({ writer: its }, n) => (its === index ? (costs[n] ?? 0) : 0)));
      expect(await writer.balance(), 'the purse').toBe(50_000 - spent);
      await this.#expectDocument(index);
    }
  }

  /** The least that any of the writers has left. */
  async poorest(): Promise<number> {
    return Math.min(...(await Promise.all(this.#writers.map((writer) => writer.balance()))));
  }

  /** One debit for each chunk, and a balance after each that is the sum of all before it. */
  async expectLedger(): Promise<void> {
    for (const [index, writer] of this.#writers.entries()) {
      const entries = await writer.entries();
      let balance = 0;
      for (const { amountMilliku, balanceAfterMilliku } of entries) {
        balance += amountMilliku;
        expect(balanceAfterMilliku).toBe(balance);
      }
      expect(await writer.balance()).toBe(balance);
      for (const { id } of this.streams.filter((stream) => stream.writer === index)) {
        const debits = entries.filter(({ kind, reference }) => kind === 'chunk' && reference === id);
        const chunks = (await writer.chunks(id)).filter(({ words }) => words > 0);
        expect(debits.map(({ amountMilliku }) => -amountMilliku)).toEqual(chunks.map((chunk) => chunk.costMilliku));
      }
    }
  }

  async #expectExact({ id, writer }: Stream): Promise<number> {
    const person = this.#person(writer);
    const [generation, chunks] = [await person.generation(id), await person.chunks(id)];
    expect(['streaming', 'queued']).not.toContain(generation.status);
    expect(chunks.map(({ seq }) => seq)).toEqual(chunks.map((_, index) => index + 1));
    expect(generation).toMatchObject({
      text: chunks.map(({ text }) => text).join(''),
      costMilliku: total(chunks.map(({ costMilliku }) => costMilliku)),
      words: total(chunks.map(({ words }) => words)),
    });
    const seen = this.#seen.get(id) ?? [];
    expect(new Set(seen.map(({ seq }) => seq)).size, 'each chunk once').toBe(seen.length);
    for (const chunk of seen) expect(chunks[chunk.seq - 1]).toMatchObject(chunk);
    // A client that goes on from its last number has the whole text, byte for byte.
    const last = seen.at(-1)?.seq ?? 0;
    const had = new Map(seen.map(({ seq, text }) => [seq, text]));
    const resumed = chunks.map(({ seq, text }) => (seq <= last ? (had.get(seq) ?? text) : text)).join('');
    expect(resumed).toBe(generation.text);
    return generation.costMilliku;
  }

  /** Card or document: what carries the mark in the project's text is what was paid for there. */
  async #expectDocument(index: number): Promise<void> {
    const person = this.#person(index);
    const marked = markedTexts(Node.parse(JSON.parse(await person.text(this.#codes[index] ?? '', 'json'))));
    for (const { id, writer, target } of this.streams) {
      if (writer !== index) continue;
      const { text } = await person.generation(id);
      expect(unspaced(marked.get(id) ?? ''), `the text of a ${target}`).toBe(target === 'card' ? '' : unspaced(text));
    }
  }

  #person(index: number): Person {
    const person = this.#writers[index];
    if (person === undefined) throw new Error(`there is no writer ${index}`);
    return person;
  }

  #listener(index: number): Listener {
    const listener = this.#listeners[index];
    if (listener === undefined) throw new Error('nobody listens');
    return listener;
  }

  #heard(writer: number, id: string): ChunkEvent[] {
    return this.#listeners[writer]?.chunksOf(id) ?? [];
  }
}

const unspaced = (text: string): string => fold(text).replaceAll(' ', '');
