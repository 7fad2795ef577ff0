import * as Y from 'yjs';
import { Writer } from '../update/writer.ts';

let nextClient = 1_000_000;

/** A client id that no other writer of this test file has. */
export const freshClient = (): number => {
  nextClient += 1;
  return nextClient;
};

/** So many characters of a paragraph of their own, each typed in front of the one before: nothing can be joined. */
export function backwards(client: number, count: number): Writer {
  const update = new Writer(count * 16)
    .uint(1)
    .uint(count + 2)
    .uint(client)
    .uint(0);
  update.byte(7).uint(1).string('default').uint(3).string('paragraph').byte(7).uint(0).uint(client).uint(0).uint(6);
  update.byte(4).uint(0).uint(client).uint(1).string('x');
  for (let clock = 2; clock <= count; clock += 1) update.byte(68).uint(client).uint(clock).string('x');
  return update.uint(0);
}

/** Hand-written updates of one Yjs client: its own paragraph, then one character after the other. */
export class Typist {
  readonly client: number;
  #clock = 0;

  constructor(client = freshClient()) {
    this.client = client;
  }

  get clock(): number {
    return this.#clock;
  }

  /** The paragraph and the text in it. */
  begin(): Uint8Array {
    const writer = new Writer().uint(1).uint(2).uint(this.client).uint(0);
    writer.byte(7).uint(1).string('default').uint(3).string('paragraph');
    writer.byte(7).uint(0).uint(this.client).uint(0).uint(6);
    this.#clock = 2;
    return writer.uint(0).done();
  }

  type(text: string): Uint8Array {
    const writer = new Writer().uint(1).uint(1).uint(this.client).uint(this.#clock);
    if (this.#clock === 2) writer.byte(4).uint(0).uint(this.client).uint(1);
    else
      writer
        .byte(132)
        .uint(this.client)
        .uint(this.#clock - 1);
    this.#clock += text.length;
    return writer.string(text).uint(0).done();
  }

  /** The deletion of some of its own characters. */
  erase(from: number, count: number): Uint8Array {
    return new Writer().uint(0).uint(1).uint(this.client).uint(1).uint(from).uint(count).done();
  }
}

/** How many characters and nodes an update brings. */
export const clocksIn = (update: Uint8Array): number =>
  Y.decodeUpdate(update).structs.reduce((sum, { length }) => sum + length, 0);

/** An update made by Yjs itself. */
export function made(change: (doc: Y.Doc) => void, base?: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = freshClient();
  if (base !== undefined) Y.applyUpdate(doc, base);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

/** The plain characters of a document given as an update. */
export function wordsOf(update: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc
    .getXmlFragment('default')
    .toArray()
    .map((node) => (node as Y.XmlElement).toArray().join(''))
    .join('\n');
}
