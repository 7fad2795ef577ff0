import * as Y from 'yjs';
import type { History } from '../room/history.ts';
import { edit, partsOf } from './edits.ts';
import type { Random } from './random.ts';

const SIGNS = ['a', 'b', ' ', 'é', '漢', '😀', '👩‍👧', 'न'];
const LOW_SURROGATE = /[\udc00-\udfff]/;

const EMPTY = Uint8Array.of(0, 0);

let lastClient = 5_000;

/** Somebody at an editor: edits, types sign by sign, marks, splits paragraphs, undoes; sends late and hears late. */
export class Author {
  doc: Y.Doc;
  #heard = 0;
  #unsent: Uint8Array[] = [];
  readonly #old: Uint8Array[] = [];
  #undo: Y.UndoManager;

  constructor(random: Random, place: number) {
    this.doc = this.#open(random.below(1_000_000) * 10 + place);
    this.#undo = this.#undoer();
  }

  act(random: Random): void {
    switch (random.below(8)) {
      case 0:
      case 1:
      case 2:
        this.#type(random);
        return;
      case 3:
        this.#undo.undo();
        return;
      case 4:
        this.#split(random);
        return;
      case 5:
        this.#comment(random);
        return;
      default:
        this.doc.transact(() => edit(this.doc, random), 'me');
    }
  }

  /** Some of what was not sent, and now and then something that was, or nothing in an update. */
  take(random: Random): Uint8Array[] {
    const again = this.#old[random.below(this.#old.length * 4 + 1)];
    const some = this.#unsent.splice(0, 1 + random.below(this.#unsent.length + 1));
    this.#old.push(...some);
    if (random.chance(20)) some.push(EMPTY);
    if (again !== undefined) some.splice(random.below(some.length + 1), 0, again);
    return some;
  }

  takeAll(): Uint8Array[] {
    return this.#unsent.splice(0);
  }

  hear(sent: readonly Uint8Array[]): void {
    for (; this.#heard < sent.length; this.#heard += 1) {
      const update = sent[this.#heard];
      if (update !== undefined) Y.applyUpdate(this.doc, update, 'remote');
    }
  }

  /** A reload: the copy on the device, a new client id, what is lacking on both sides, as sync step 2 has it. */
  rejoin(random: Random, history: History): void {
    const copy = Y.encodeStateAsUpdate(this.doc);
    this.#undo.destroy();
    lastClient += 1;
    this.doc = this.#open(random.chance(50) ? lastClient : 0xffff_ffff - lastClient);
    Y.applyUpdate(this.doc, random.chance(60) ? copy : EMPTY, 'remote');
    Y.applyUpdate(this.doc, history.since(Y.encodeStateVector(this.doc)), 'remote');
    this.#unsent = [Y.encodeStateAsUpdate(this.doc, history.vector())];
    this.#undo = this.#undoer();
  }

  #open(client: number): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.#unsent.push(update);
    });
    return doc;
  }

  #undoer(): Y.UndoManager {
    return new Y.UndoManager(this.doc.getXmlFragment('default'), {
      trackedOrigins: new Set(['me']),
      captureTimeout: 0,
    });
  }

  #type(random: Random): void {
    const { texts } = partsOf(this.doc);
    if (texts.length === 0) {
      edit(this.doc, random);
      return;
    }
    const text = random.pick(texts);
    let at = placeIn(text, random);
    for (let count = 1 + random.below(12); count > 0; count -= 1) {
      const sign = random.pick(SIGNS);
      this.doc.transact(() => text.insert(at, sign), 'me');
      at += sign.length;
    }
  }

  /** As an editor does: what stands behind the caret is taken out and written anew in a block of its own. */
  #split(random: Random): void {
    const root = this.doc.getXmlFragment('default');
    const { texts } = partsOf(this.doc);
    const whole = texts.filter(({ parent }) => parent instanceof Y.XmlElement && parent.parent === root);
    if (whole.length === 0) return;
    const text = random.pick(whole);
    const at = placeIn(text, random);
    const block = text.parent as Y.XmlElement;
    if (block.nodeName !== 'paragraph') return;
    this.doc.transact(() => {
      const rest = restOf(text, at);
      text.delete(at, text.length - at);
      const next = new Y.XmlElement('paragraph');
      const words = new Y.XmlText();
      words.applyDelta(rest);
      next.insert(0, [words]);
      root.insert(root.toArray().indexOf(block) + 1, [next]);
    }, 'me');
  }

  #comment(random: Random): void {
    const { texts } = partsOf(this.doc);
    const long = texts.filter(
      ({ length, parent }) => length > 1 && parent instanceof Y.XmlElement && parent.nodeName !== 'codeBlock',
    );
    if (long.length === 0) return;
    const text = random.pick(long);
    const [one, other] = [placeIn(text, random), placeIn(text, random)];
    const from = Math.min(one, other);
    const length = Math.abs(one - other);
    if (length === 0) return;
    const mark = random.chance(75) ? { highlight: { color: '#ffee00' } } : { highlight: null };
    this.doc.transact(() => text.format(from, length, mark), 'me');
  }
}

type Delta = { insert: string; attributes?: Record<string, unknown> }[];

function restOf(text: Y.XmlText, from: number): Delta {
  let at = 0;
  return (text.toDelta() as Delta).flatMap((part) => {
    const start = Math.max(0, from - at);
    at += part.insert.length;
    return start < part.insert.length ? [{ ...part, insert: part.insert.slice(start) }] : [];
  });
}

/** Not inside a character of two units. */
function placeIn(text: Y.XmlText, random: Random): number {
  const words = (text.toDelta() as Delta).map(({ insert }) => insert).join('');
  const at = random.below(words.length + 1);
  return LOW_SURROGATE.test(words.charAt(at)) ? at - 1 : at;
}
