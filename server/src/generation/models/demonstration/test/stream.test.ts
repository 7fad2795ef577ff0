/** The model as a run sees it: deltas, the end, the token limit, the abort. */
import { countWords } from '@penora/protocol/words/pieces';
import { describe, expect, it } from 'vitest';
import type { Brief, ModelEvent, ModelRequest } from '../../model.ts';
import { demonstrationModel } from '../demonstration.ts';
import { PROMPTS } from './prompts.ts';
import { briefFor, composed } from './requests.ts';

const AT_ONCE = demonstrationModel({ wordsPerSecond: () => Number.POSITIVE_INFINITY });
/** Words a second: whatever ends a stream at this pace, it is not the text. */
const ONE_IN_THREE_HOURS = 0.0001;

const STORY = briefFor('prompt', { prompt: PROMPTS[1], words: { min: 300, max: 400 } });

function requestFor(brief: Brief, maxTokens = 10_000): ModelRequest {
  return { modelId: 'demonstration', messages: [{ role: 'user', content: brief.prompt }], maxTokens, seed: 1, brief };
}

async function collected(events: AsyncIterable<ModelEvent>): Promise<ModelEvent[]> {
  const all: ModelEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

async function eventsOf(request: ModelRequest, signal = new AbortController().signal): Promise<ModelEvent[]> {
  return collected(AT_ONCE.stream(request, signal));
}

const textOf = (events: readonly ModelEvent[]): string =>
  events.map((event) => (event.kind === 'delta' ? event.text : '')).join('');

describe('the stream', () => {
  it('brings the composed text in deltas of one to three words, and one end', async () => {
    const events = await eventsOf(requestFor(STORY));
    const deltas = events.slice(0, -1).map((event) => (event.kind === 'delta' ? event.text : ''));
    expect(deltas.join('')).toBe(composed(STORY));
    expect(deltas.map((text) => text.trim().split(/\s+/u).length).every((words) => words >= 1 && words <= 3)).toBe(
      true,
    );
    expect(events.at(-1)).toMatchObject({ kind: 'end', finish: 'stop', servedModelId: 'demonstration' });
  });

  it('reports what it used', async () => {
    const end = (await eventsOf(requestFor(STORY))).at(-1);
    if (end?.kind !== 'end') throw new Error('no end');
    expect(end.usage?.promptTokens).toBe(Math.ceil(STORY.prompt.length / 4));
    expect(end.usage?.completionTokens).toBeGreaterThan(countWords(composed(STORY)));
  });

  it('ends with "length" at the token limit, and goes on from there', async () => {
    const first = await eventsOf(requestFor(STORY, 100));
    expect(first.at(-1)).toMatchObject({ kind: 'end', finish: 'length' });
    const begun = textOf(first);
    expect(begun.split(/\s+/u).length).toBe(75);
    const second = await eventsOf(requestFor({ ...STORY, written: begun }));
    expect(begun + textOf(second)).toBe(composed(STORY));
    expect(second.at(-1)).toMatchObject({ kind: 'end', finish: 'stop' });
  });

  it('ends with nothing more when everything has been written', async () => {
    const events = await eventsOf(requestFor({ ...STORY, written: composed(STORY) }));
    expect(events.map((event) => event.kind)).toEqual(['end']);
  });

  it('brings the first words of 150,000 before composing the rest', async () => {
    const book = briefFor('prompt', { prompt: PROMPTS[2], words: { min: 135_000, max: 165_000 } });
    for await (const event of AT_ONCE.stream(requestFor(book, 300_000), new AbortController().signal)) {
      expect(event.kind).toBe('delta');
      break;
    }
  });
});

describe('an abort', () => {
  it('ends a stream that waits for its pace, without an end event', async () => {
    const controller = new AbortController();
    const model = demonstrationModel({
      wordsPerSecond: () => {
        setImmediate(() => controller.abort());
        return ONE_IN_THREE_HOURS;
      },
    });
    expect(await collected(model.stream(requestFor(STORY), controller.signal))).toEqual([]);
  });

  it('ends a stream between two deltas', async () => {
    const controller = new AbortController();
    const kinds: string[] = [];
    for await (const event of AT_ONCE.stream(requestFor(STORY), controller.signal)) {
      kinds.push(event.kind);
      controller.abort();
    }
    expect(kinds).toEqual(['delta']);
  });

  it('that came before the stream lets nothing through', async () => {
    expect(await eventsOf(requestFor(STORY), AbortSignal.abort())).toEqual([]);
  });

  it('lets other work run while a long text is composed again', async () => {
    const book = briefFor('prompt', { prompt: PROMPTS[2], words: { min: 27_000, max: 33_000 } });
    const written = composed(book).slice(0, -200);
    const controller = new AbortController();
    const other = new Promise<void>((resolve) => setImmediate(resolve)).then(() => controller.abort());
    const events = await eventsOf(requestFor({ ...book, written }), controller.signal);
    await other;
    expect(events).toEqual([]);
  });
});

describe('the pace', () => {
  it('is asked for anew before every delta', async () => {
    let asked = 0;
    const model = demonstrationModel({
      wordsPerSecond: () => {
        asked += 1;
        return 0;
      },
    });
    const events = await collected(model.stream(requestFor(STORY), new AbortController().signal));
    expect(asked).toBe(events.length - 1);
  });
});
