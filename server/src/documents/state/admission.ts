import { isNodeName, nodes } from '@penora/protocol/document/nodes';
import { InvalidUpdate } from '../update/reader.ts';
import {
  AS_NEIGHBOUR,
  DELETED,
  GONE,
  NOBODY,
  type Placeable,
  ROOT,
  type Section,
  SKIP,
  type Struct,
  TEXT,
  TYPE,
} from '../update/struct.ts';
import type { DeletedClocks } from './deletedClocks.ts';
import { BURIED, DELETED_CLASS, OTHER_CLASS, type Places, TEXT_CLASS, TYPE_CLASS } from './places.ts';
import { checkContent } from './rules.ts';

const NOTHING_MISSING = -1;

/** A section while it is being placed. */
export interface Progress<S extends Placeable = Section> {
  section: S;
  /** Structs placed so far. */
  done: number;
  /** The first struct that brings something new, and how much of its beginning is known. */
  fresh: number;
  known: number;
  waits: boolean;
}

/**
 * Finds the place of every struct of an update, in the order of their dependencies, as Yjs would integrate them: with
 * the same refusals where Yjs would throw or leave something pending, but without a document (D6).
 */
export class Placing<S extends Placeable = Section> {
  readonly progress: Progress<S>[];
  /** Text that came, in bytes of UTF-8 and in UTF-16 units, and blocks of text. */
  textBytes = 0;
  textUnits = 0;
  blocks = 0;
  readonly #byClient: Map<number, Progress<S>>;
  readonly #places: Places;
  readonly #deleted: DeletedClocks;
  readonly #trusted: boolean;

  constructor(sections: readonly S[], places: Places, deleted: DeletedClocks, trusted: boolean) {
    this.progress = sections.map((section) => ({ section, done: 0, fresh: -1, known: 0, waits: false }));
    this.#byClient = new Map(this.progress.map((progress) => [progress.section.client, progress]));
    this.#places = places;
    this.#deleted = deleted;
    this.#trusted = trusted;
  }

  /** Places everything; false when something refers to what is not there. Throws `InvalidUpdate`. */
  run(): boolean {
    return this.progress.every((progress) => this.#complete(progress));
  }

  /** Depth first without recursion: what a struct waits for is placed first; a circle is missing for ever. */
  #complete(goal: Progress<S>): boolean {
    const stack = [goal];
    while (goal.done < goal.section.structs.length) {
      const top = stack[stack.length - 1] ?? goal;
      const struct = top.section.structs.at(top.done);
      if (struct === undefined) return false;
      const missing = this.#missing(struct, top.section.client);
      if (missing === NOTHING_MISSING) {
        this.#place(struct, top);
        top.done += 1;
        top.waits = false;
        if (stack.length > 1) stack.pop();
        continue;
      }
      const next = this.#byClient.get(missing);
      if (next === undefined || next === top || next.waits) return false;
      top.waits = true;
      stack.push(next);
    }
    return true;
  }

  /** The client whose structs have to come first. */
  #missing(struct: Struct, client: number): number {
    if (struct.clock > this.#places.next(client)) return client;
    const { originClient, rightClient, parentClient } = struct;
    if (originClient !== NOBODY && this.#isMissing(originClient, struct.originClock, struct, client))
      return originClient;
    if (rightClient !== NOBODY && this.#isMissing(rightClient, struct.rightClock, struct, client)) return rightClient;
    if (parentClient >= 0 && this.#isMissing(parentClient, struct.parentClock, struct, client)) return parentClient;
    return NOTHING_MISSING;
  }

  #isMissing(other: number, clock: number, struct: Struct, client: number): boolean {
    if (other !== client) return clock >= this.#places.next(other);
    if (clock >= struct.clock) throw new InvalidUpdate('a struct that refers to itself');
    return false;
  }

  #place(struct: Struct, progress: Progress<S>): void {
    const { client } = progress.section;
    const known = this.#places.next(client) - struct.clock;
    if (known >= struct.length || struct.kind === SKIP) return;
    if (progress.fresh < 0) {
      progress.fresh = progress.done;
      progress.known = known;
    }
    const place = struct.kind === GONE ? BURIED : this.#placeOf(struct);
    if (known > 0 && struct.kind !== GONE) this.#checkBeginning(client, struct.clock + known - 1, place);
    this.#places.push(client, struct.length - known, this.#valueOf(struct, place, client, known));
  }

  /** The known beginning of a struct stands where the struct says, or somebody else made it. */
  #checkBeginning(client: number, clock: number, place: number): void {
    if (this.#places.placeOf(this.#places.at(client, clock)) === place || this.#trusted) return;
    throw new InvalidUpdate('a struct that contradicts what is known of it');
  }

  #valueOf(struct: Struct, place: number, client: number, known: number): number {
    const where = this.#places.places[place];
    const parent = where === undefined ? undefined : this.#places.types[where.type];
    if (where === undefined || parent === undefined) return BURIED;
    if (!this.#trusted) checkContent(parent, this.#places.holderOf(parent), where.sub, struct);
    switch (struct.kind) {
      case TEXT:
        this.textBytes += (struct.textBytes * (struct.length - known)) / struct.length;
        this.textUnits += struct.length - known;
        return place * 4 + TEXT_CLASS;
      case DELETED:
        return place * 4 + DELETED_CLASS;
      case TYPE: {
        const name = struct.name ?? '';
        const kind = struct.name === null ? 'text' : 'node';
        if (isTextBlock(name)) this.blocks += 1;
        return this.#places.addType({ kind, name, place, depth: parent.depth + 1, client, clock: struct.clock });
      }
      default:
        return place * 4 + OTHER_CLASS;
    }
  }

  #placeOf(struct: Struct): number {
    const places = this.#places;
    if (struct.parentClient === AS_NEIGHBOUR) return this.#placeOfNeighbours(struct);
    if (struct.parentClient === ROOT) {
      if (struct.sub !== null && !this.#trusted) throw new InvalidUpdate('the document has no attributes');
      return places.placeIn(0, struct.sub);
    }
    const parent = places.at(struct.parentClient, struct.parentClock);
    if (parent === BURIED || parent % 4 === DELETED_CLASS) return BURIED;
    if (parent % 4 === TYPE_CLASS) return places.placeIn(parent >>> 2, struct.sub);
    return this.#doubt('a parent that is no node');
  }

  /** Neighbours stand in one place; one may be garbage already when their node is deleted (then so is this). */
  #placeOfNeighbours(struct: Struct): number {
    const { originClient, originClock, rightClient, rightClock } = struct;
    const places = this.#places;
    if (originClient === rightClient && originClock === rightClock) return this.#doubt('one neighbour on both sides');
    const left = originClient === NOBODY ? null : places.placeOf(places.at(originClient, originClock));
    const right = rightClient === NOBODY ? null : places.placeOf(places.at(rightClient, rightClock));
    if (left === null || right === null || left === right) return left ?? right ?? BURIED;
    if (left !== BURIED && right !== BURIED) return this.#doubt('neighbours in different places');
    return this.#isDeleted(Math.max(left, right)) ? BURIED : this.#doubt('a neighbour that is gone');
  }

  #isDeleted(place: number): boolean {
    for (let at = place; at !== BURIED; ) {
      const type = this.#places.types[this.#places.places[at]?.type ?? 0];
      if (type === undefined || this.#deleted.has(type.client, type.clock)) return true;
      at = type.place;
    }
    return false;
  }

  #doubt(why: string): number {
    if (this.#trusted) return BURIED;
    throw new InvalidUpdate(why);
  }
}

/** A node whose text is a block of its own. */
export function isTextBlock(name: string): boolean {
  if (!isNodeName(name)) return false;
  const { holds } = nodes[name];
  return holds === 'inline' || holds === 'text';
}
