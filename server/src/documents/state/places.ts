/** What stands at an id, as one number per run of clocks: `place * 4 + class`, `type * 4 + TYPE_CLASS`, or BURIED. */
export const TEXT_CLASS = 0;
export const OTHER_CLASS = 1;
export const DELETED_CLASS = 2;
export const TYPE_CLASS = 3;
/** Garbage-collected with its parent: whoever refers to it is garbage too. */
export const BURIED = -1;

/** A list in which items stand: the contents of a type, or the values that one of its attributes has had. */
export interface Place {
  type: number;
  sub: string | null;
}

/** A node or a text. */
export interface TypeRecord {
  kind: 'document' | 'node' | 'text';
  name: string;
  /** Where it stands itself; BURIED for the document. */
  place: number;
  depth: number;
  client: number;
  clock: number;
  /** The place of its contents. */
  contents: number;
}

interface Runs {
  /** The next clock. */
  next: number;
  starts: number[];
  values: number[];
}

/** How far everything reached, to go back to. */
export interface Reach {
  types: number;
  places: number;
  clients: { client: number; next: number; runs: number }[];
}

/**
 * Where everything stands that was ever inserted. An item's parent never changes and follows from its own bytes and
 * its neighbours', so this is known without integrating anything; it says what a new item may refer to and hold.
 */
export class Places {
  readonly types: TypeRecord[] = [
    { kind: 'document', name: '', place: BURIED, depth: 0, client: -1, clock: -1, contents: 0 },
  ];
  readonly places: Place[] = [{ type: 0, sub: null }];
  #attributes: Map<string, number> | null = null;
  readonly #clients = new Map<number, Runs>();

  /** What a node or a text stands in. */
  holderOf({ place }: TypeRecord): TypeRecord | undefined {
    return this.types[this.places[place]?.type ?? -1];
  }

  next(client: number): number {
    return this.#clients.get(client)?.next ?? 0;
  }

  /** Next clocks by client. */
  *vector(): Generator<[client: number, next: number]> {
    for (const [client, { next }] of this.#clients) if (next > 0) yield [client, next];
  }

  /** What stands at an id; BURIED for one that is not known. */
  at(client: number, clock: number): number {
    const runs = this.#clients.get(client);
    if (runs === undefined || clock >= runs.next) return BURIED;
    return runs.values[runIndex(runs.starts, clock)] ?? BURIED;
  }

  /** The next clocks of a client hold this. */
  push(client: number, length: number, value: number): void {
    let runs = this.#clients.get(client);
    if (runs === undefined) {
      runs = { next: 0, starts: [], values: [] };
      this.#clients.set(client, runs);
    }
    const isType = value !== BURIED && value % 4 === TYPE_CLASS;
    if (isType || runs.values[runs.values.length - 1] !== value) {
      runs.starts.push(runs.next);
      runs.values.push(value);
    }
    runs.next += length;
  }

  /** A new node or text; returns its value. */
  addType(record: Omit<TypeRecord, 'contents'>): number {
    const type = this.types.length;
    this.types.push({ ...record, contents: this.#addPlace({ type, sub: null }) });
    return type * 4 + TYPE_CLASS;
  }

  /** The place of a type's contents, or of the values of one of its attributes. */
  placeIn(type: number, sub: string | null): number {
    if (sub === null) return this.types[type]?.contents ?? BURIED;
    const key = `${type}/${sub}`;
    const known = this.#attributes?.get(key);
    if (known !== undefined) return known;
    const place = this.#addPlace({ type, sub });
    this.#attributes ??= new Map();
    this.#attributes.set(key, place);
    return place;
  }

  /** The place in which an item with this value stands. */
  placeOf(value: number): number {
    if (value === BURIED) return BURIED;
    return value % 4 === TYPE_CLASS ? (this.types[value >>> 2]?.place ?? BURIED) : value >>> 2;
  }

  /** Calls back for each run within a range of clocks. */
  eachRun(client: number, start: number, end: number, visit: (value: number, length: number) => void): void {
    const runs = this.#clients.get(client);
    if (runs === undefined) return;
    const { starts, values } = runs;
    for (let at = runIndex(starts, start); at < starts.length && (starts[at] ?? end) < end; at += 1) {
      const from = Math.max(start, starts[at] ?? start);
      visit(values[at] ?? BURIED, Math.min(end, starts[at + 1] ?? runs.next) - from);
    }
  }

  reach(clients: readonly number[]): Reach {
    return {
      types: this.types.length,
      places: this.places.length,
      clients: clients.map((client) => {
        const runs = this.#clients.get(client);
        return { client, next: runs?.next ?? 0, runs: runs?.starts.length ?? 0 };
      }),
    };
  }

  /** Forgets all that came after. */
  goBack({ types, places, clients }: Reach): void {
    for (const { type, sub } of this.places.slice(places)) if (sub !== null) this.#attributes?.delete(`${type}/${sub}`);
    this.places.length = places;
    this.types.length = types;
    for (const { client, next, runs: count } of clients) {
      const runs = this.#clients.get(client);
      if (runs === undefined) continue;
      runs.next = next;
      runs.starts.length = count;
      runs.values.length = count;
      if (next === 0) this.#clients.delete(client);
    }
  }

  #addPlace(place: Place): number {
    this.places.push(place);
    return this.places.length - 1;
  }
}

/** Index of the run that holds `clock`. */
function runIndex(starts: readonly number[], clock: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= clock) low = middle;
    else high = middle;
  }
  return low;
}
