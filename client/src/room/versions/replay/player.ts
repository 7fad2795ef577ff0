/** A document that goes forwards and backwards through the steps of its writing. */
import { FRAGMENT } from '@penora/protocol/document/nodes';
import * as Y from 'yjs';

export interface ShownBlock {
  /** The same as long as the block is: what has not changed is not drawn again. */
  key: string;
  node: string;
  level: number | null;
  runs: readonly { text: string; byModel: boolean }[];
  /** Changed by the step that was shown last. */
  isFresh: boolean;
}

/** States that are kept to go back to; more take memory, fewer take time. */
const KEYFRAMES = 24;

export class Player {
  readonly #steps: readonly (readonly Uint8Array[])[];
  readonly #base: Uint8Array | null;
  readonly #keyframes = new Map<number, Uint8Array>();
  #doc = new Y.Doc();
  /** How many steps are in the document. */
  #position = 0;
  #shown = new WeakMap<Y.XmlElement, ShownBlock>();
  /** What the step that was made last has changed, and which items were there before it. */
  #fresh = new Set<unknown>();
  #before = new Map<number, number>();

  constructor(steps: readonly (readonly Uint8Array[])[], base: Uint8Array | null) {
    this.#steps = steps;
    this.#base = base;
    this.#begin(0, base);
  }

  /** The text after so many steps. */
  seek(position: number): ShownBlock[] {
    if (position < this.#position) this.#back(position);
    // What nobody looks at is one transaction up to the next state that is kept: many times faster.
    while (this.#position < position - 1) this.#skip(Math.min(position - 1, this.#nextKeyframe()));
    if (this.#position < position) this.#step();
    return this.#blocks();
  }

  close(): void {
    this.#doc.destroy();
  }

  #begin(position: number, state: Uint8Array | null): void {
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    this.#shown = new WeakMap();
    this.#fresh = new Set();
    if (state !== null) Y.applyUpdate(this.#doc, state);
    this.#before = Y.decodeStateVector(Y.encodeStateVector(this.#doc));
    this.#position = position;
    this.#doc.on('afterTransaction', ({ changedParentTypes }: Y.Transaction) => {
      for (const type of changedParentTypes.keys()) {
        this.#fresh.add(type);
        if (type instanceof Y.XmlElement) this.#shown.delete(type);
      }
    });
  }

  #skip(to: number): void {
    this.#doc.transact(() => {
      for (; this.#position < to; this.#position += 1) this.#apply();
    });
    this.#settleFresh();
    this.#keep();
  }

  #step(): void {
    this.#settleFresh();
    this.#before = Y.decodeStateVector(Y.encodeStateVector(this.#doc));
    this.#doc.transact(() => this.#apply());
    this.#position += 1;
    this.#keep();
  }

  #apply(): void {
    for (const update of this.#steps[this.#position] ?? []) Y.applyUpdate(this.#doc, update);
  }

  get #keyframeEvery(): number {
    return Math.max(20, Math.ceil(this.#steps.length / KEYFRAMES));
  }

  #nextKeyframe(): number {
    return (Math.floor(this.#position / this.#keyframeEvery) + 1) * this.#keyframeEvery;
  }

  #keep(): void {
    if (this.#position % this.#keyframeEvery !== 0 || this.#keyframes.has(this.#position)) return;
    this.#keyframes.set(this.#position, Y.encodeStateAsUpdate(this.#doc));
  }

  /** What the step before changed is shown as usual again. */
  #settleFresh(): void {
    for (const type of this.#fresh) if (type instanceof Y.XmlElement) this.#shown.delete(type);
    this.#fresh = new Set();
    this.#before = Y.decodeStateVector(Y.encodeStateVector(this.#doc));
  }

  #back(position: number): void {
    const before = [...this.#keyframes.keys()].filter((at) => at <= position);
    const from = before.length === 0 ? 0 : Math.max(...before);
    this.#begin(from, this.#keyframes.get(from) ?? this.#base);
  }

  #blocks(): ShownBlock[] {
    const blocks: ShownBlock[] = [];
    const visit = (parent: Y.XmlFragment, inside: string | null): void => {
      for (const child of parent.toArray()) {
        if (!(child instanceof Y.XmlElement)) continue;
        if (holdsText(child)) blocks.push(this.#blockOf(child, inside));
        else visit(child, child.nodeName === 'blockquote' ? 'quote' : 'item');
      }
    };
    visit(this.#doc.getXmlFragment(FRAGMENT), null);
    return blocks;
  }

  #blockOf(element: Y.XmlElement, inside: string | null): ShownBlock {
    const known = this.#shown.get(element);
    if (known !== undefined) return known;
    const id = element._item?.id;
    const isNew = id !== undefined && id.clock >= (this.#before.get(id.client) ?? 0);
    if (isNew) this.#fresh.add(element);
    const level = element.nodeName === 'heading' ? Number(element.getAttribute('level') ?? 1) : null;
    const block: ShownBlock = {
      key: `${id?.client}:${id?.clock}`,
      node: level === null ? (inside ?? element.nodeName) : 'heading',
      level,
      runs: element.toArray().flatMap(runsOf),
      isFresh: this.#fresh.has(element),
    };
    this.#shown.set(element, block);
    return block;
  }
}

const holdsText = ({ nodeName }: Y.XmlElement): boolean =>
  nodeName === 'paragraph' || nodeName === 'heading' || nodeName === 'codeBlock' || nodeName === 'horizontalRule';

function runsOf(child: unknown): { text: string; byModel: boolean }[] {
  if (!(child instanceof Y.XmlText)) return [{ text: '\n', byModel: false }];
  const delta: { insert?: unknown; attributes?: Record<string, unknown> }[] = child.toDelta();
  return delta.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return [];
    return [{ text: insert, byModel: Object.keys(attributes).some((key) => key.startsWith('generation')) }];
  });
}
