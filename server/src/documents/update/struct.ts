/** The kinds of structs and contents that occur in a document; every other one is refused when it is read. */
export const GONE = 0;
export const DELETED = 1;
export const TEXT = 4;
export const FORMAT = 6;
export const TYPE = 7;
export const ATTRIBUTE = 8;
export const SKIP = 10;

export type Kind =
  | typeof GONE
  | typeof DELETED
  | typeof TEXT
  | typeof FORMAT
  | typeof TYPE
  | typeof ATTRIBUTE
  | typeof SKIP;

/** `parentClient` of a struct whose parent is that of its neighbours, and of one that stands in the root. */
export const AS_NEIGHBOUR = -2;
export const ROOT = -1;
/** No neighbour on this side. */
export const NOBODY = -1;

/** One struct of an update as it is written: nothing is looked up yet. Ids are (client, clock). */
export class Struct {
  kind: Kind = GONE;
  clock: number;
  /** In clocks: UTF-16 units of text, otherwise mostly 1. */
  length = 1;
  /** Where its bytes stand in the update, and where those of its content begin. */
  start: number;
  contentAt = 0;
  end = 0;
  originClient = NOBODY;
  originClock = 0;
  rightClient = NOBODY;
  rightClock = 0;
  parentClient = AS_NEIGHBOUR;
  parentClock = 0;
  /** The attribute that it is a value of. */
  sub: string | null = null;
  /** Of a type: the node's name, or null for a text. Of a format: its key, or null where a mark ends. */
  name: string | null = null;
  /** Of an attribute. */
  value: unknown;
  /** UTF-8 bytes of a text. */
  textBytes = 0;

  constructor(clock: number, start: number) {
    this.clock = clock;
    this.start = start;
  }

  /** As new, to be read into once more. */
  reset(clock: number, start: number): this {
    this.kind = GONE;
    this.clock = clock;
    this.length = 1;
    this.start = start;
    this.originClient = NOBODY;
    this.originClock = 0;
    this.rightClient = NOBODY;
    this.rightClock = 0;
    this.parentClient = AS_NEIGHBOUR;
    this.parentClock = 0;
    this.sub = null;
    this.name = null;
    this.value = undefined;
    this.textBytes = 0;
    return this;
  }
}

/** Structs of one client that are to be placed, in order. */
export interface Placeable {
  readonly client: number;
  readonly structs: { readonly length: number; at(index: number): Struct | undefined };
}

/** The structs of one client, with clocks that follow each other. */
export interface Section extends Placeable {
  clock: number;
  structs: Struct[];
}

/** Clocks of one client that are deleted: flat pairs of start and end. */
export interface Deletions {
  client: number;
  ranges: number[];
}

export interface Update {
  bytes: Uint8Array;
  sections: Section[];
  deletions: Deletions[];
}
