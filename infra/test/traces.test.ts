import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { hasAstralText, makeTraceText, readTrace, type Trace, traceText, typeTxn } from '../bench/kit/traces.ts';
import { Collab } from './kit/collab.ts';
import { forget, type Penora, startPenora } from './kit/penora.ts';
import { Person } from './kit/person.ts';
import { until } from './kit/until.ts';

const LONG = process.env.PENORA_LONG !== undefined;
const FROM_ELSEWHERE = 'elsewhere';

let penora: Penora;
let anna: Person;
beforeAll(async () => {
  penora = await startPenora();
  anna = await Person.register(penora.url);
});
afterAll(() => forget(penora));

/** The beginning of a trace; its end is known from the trace only when it is whole. */
const firstOf = (trace: Trace, count: number): Trace =>
  count >= trace.txns.length ? trace : { ...trace, txns: trace.txns.slice(0, count) };

/** What one person sees: the version of the document that the trace says, whatever the socket has brought by then. */
class Writer {
  readonly doc = new Y.Doc();
  readonly collab: Collab;
  /** Updates by the place of their transaction. */
  readonly made = new Map<number, Uint8Array>();
  #now = -1;

  /** Yjs orders what was typed at once at one place by client id: in the trace the first agent comes first. */
  constructor(collab: Collab, agent: number) {
    this.collab = collab;
    this.doc.clientID = agent + 1;
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(collab.doc), FROM_ELSEWHERE);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === FROM_ELSEWHERE) return;
      this.made.set(this.#now, update);
      Y.applyUpdate(collab.doc, update, 'editor');
    });
  }

  type(place: number, trace: Trace, hasAstral: boolean): void {
    this.#now = place;
    const txn = trace.txns[place];
    if (txn !== undefined) typeTxn(traceText(this.doc), txn, hasAstral);
  }

  /** Takes over what the other has made up to a place, once the server has brought it here. */
  async see(other: Writer, from: number, to: number): Promise<void> {
    const updates = [...other.made].filter(([place]) => place > from && place <= to).map(([, update]) => update);
    const last = updates.reduce((clock, update) => Math.max(clock, clockAfter(update, other.doc.clientID)), 0);
    await until(
      (look) => {
        this.collab.doc.on('update', look);
        return () => this.collab.doc.off('update', look);
      },
      () => Y.getState(this.collab.doc.store, other.doc.clientID) >= last,
    );
    for (const update of updates) Y.applyUpdate(this.doc, update, FROM_ELSEWHERE);
    for (const place of [...other.made.keys()]) if (place <= to) other.made.delete(place);
  }
}

const clockAfter = (update: Uint8Array, client: number): number => Y.parseUpdateMeta(update).to.get(client) ?? 0;

/** Two people as they wrote: before each transaction its writer has seen its parents, and nothing else of the other. */
async function replayTogether(trace: Trace, writers: [Writer, Writer]): Promise<void> {
  const hasAstral = hasAstralText(trace);
  const versions: [number, number][] = [];
  const seen: [number, number] = [-1, -1];
  for (const [place, { agent, parents = [] }] of trace.txns.entries()) {
    const known = parents.map((parent) => versions[parent] ?? [-1, -1]);
    const version: [number, number] = [-1, -1];
    for (const [a, b] of known) {
      version[0] = Math.max(version[0], a ?? -1);
      version[1] = Math.max(version[1], b ?? -1);
    }
    const [me, other] = agent === 0 ? ([0, 1] as const) : ([1, 0] as const);
    if (version[other] > seen[me]) {
      await writers[me].see(writers[other], seen[me], version[other]);
      seen[me] = version[other];
    }
    writers[me].type(place, trace, hasAstral);
    version[me] = place;
    versions.push(version);
  }
}

async function restarted(): Promise<void> {
  const { dataDir } = penora;
  await penora.kill();
  penora = await startPenora({ dataDir });
  anna = anna.at(penora.url);
}

async function opened(code: string): Promise<Collab> {
  const collab = new Collab(penora.url, code, anna);
  await collab.whenSynced();
  return collab;
}

const shows = (collab: Collab, expected: string): Promise<string> => collab.whenText((text) => text === expected);

test('D2 D7 two people who type at once, each seeing what the trace says', {
  timeout: LONG ? 900_000 : 60_000,
}, async () => {
  const trace = firstOf(readTrace('friendsforever-concurrent'), LONG ? Number.POSITIVE_INFINITY : 1_200);
  const code = await anna.project('Friends');
  const [a, b] = await Promise.all([opened(code), opened(code)]);
  makeTraceText(a.doc);
  const [length] = [a.doc.getXmlFragment('default').length];
  await until(
    (look) => {
      b.doc.on('update', look);
      return () => b.doc.off('update', look);
    },
    () => b.doc.getXmlFragment('default').length === length,
  );
  const writers: [Writer, Writer] = [new Writer(a, 0), new Writer(b, 1)];
  await replayTogether(trace, writers);
  const whole = new Y.Doc();
  for (const { collab } of writers) Y.applyUpdate(whole, Y.encodeStateAsUpdate(collab.doc));
  const expected = LONG ? trace.endContent : traceText(whole).toString();
  expect(expected.length).toBeGreaterThan(200);
  for (const { collab } of writers) {
    await shows(collab, expected);
    collab.close();
  }
  await restarted();
  const later = await opened(code);
  expect(later.text).toBe(expected);
  later.close();
});

test('D2 one author, and a reader beside', { timeout: LONG ? 900_000 : 60_000 }, async () => {
  const trace = firstOf(readTrace('automerge-paper'), LONG ? Number.POSITIVE_INFINITY : 4_000);
  const hasAstral = hasAstralText(trace);
  const code = await anna.project('Paper');
  const [author, reader] = await Promise.all([opened(code), opened(code)]);
  makeTraceText(author.doc);
  for (const [place, txn] of trace.txns.entries()) {
    typeTxn(traceText(author.doc), txn, hasAstral);
    // Frames leave between turns.
    if (place % 200 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const expected = LONG ? trace.endContent : traceText(author.doc).toString();
  expect(traceText(author.doc).toString()).toBe(expected);
  await shows(reader, expected);
  for (const one of [author, reader]) one.close();
  await restarted();
  const later = await opened(code);
  expect(later.text).toBe(expected);
  later.close();
});
