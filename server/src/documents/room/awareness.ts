import type { DocumentLimits } from '../limits.ts';
import type { Connection } from '../socket/connection.ts';
import { Reader } from '../update/reader.ts';
import { Writer } from '../update/writer.ts';
import { cleanState } from './awarenessState.ts';

/** The service itself, which speaks for writing models. */
const SERVICE = 'service';

/** A connection here, another process by its id, or the service. */
type Owner = Connection | string;

interface State {
  clock: number;
  /** As JSON; what a writing model shows becomes that when somebody hears of it. */
  json: string | Record<string, unknown>;
  owner: Owner;
  at: number;
}

/** Somebody who has left: echoes of what they last said must not bring them back. */
interface Left {
  clock: number;
  userId: string | null;
  at: number;
}

interface Heard {
  id: number;
  clock: number;
  json: string;
}

/** States of other processes are dropped when nobody has repeated them for so long; clients repeat theirs every 15 s. */
const FORGOTTEN_MS = 45_000;
/** How often the states of writing models are repeated: clients forget after 30 s. */
const REPEAT_MS = 12_000;
const LEFT_MS = 60_000;

const NO_STATE = 'null';

/**
 * Who is in a document: the last state of each Yjs client, and who may speak for it (D8). A client id belongs to the
 * connection that first spoke for it until that connection leaves; whatever others say about it is ignored. (Stock
 * clients repeat to the server everything that they hear, so foreign ids are no attack.) Nothing of it is stored.
 */
export class Awareness {
  readonly #states = new Map<number, State>();
  #left: Map<number, Left> | null = null;
  /** Ids whose state has changed since the last flush. */
  #changed: Set<number> | null = null;
  readonly #limits: DocumentLimits;
  readonly #onChange: () => void;

  constructor(limits: DocumentLimits, onChange: () => void) {
    this.#limits = limits;
    this.#onChange = onChange;
  }

  get isEmpty(): boolean {
    return this.#states.size === 0 && this.#changed === null;
  }

  /** What a connection says. Throws `InvalidUpdate` for what is no awareness message. */
  hear(connection: Connection, bytes: Uint8Array, now: number): void {
    for (const heard of this.#read(bytes)) {
      if (!this.#maySpeak(connection, heard)) continue;
      const json = cleanState(heard.json, { id: connection.principal.userId, name: connection.name });
      if (json === null) this.#remove(heard.id, heard.clock, now);
      else this.#set(heard.id, { clock: heard.clock, json, owner: connection, at: now });
    }
  }

  /** What another process says of its own clients. */
  hearProcess(process: string, bytes: Uint8Array, now: number): void {
    for (const { id, clock, json } of this.#read(bytes)) {
      const state = this.#states.get(id);
      if (state !== undefined && (state.owner !== process || clock < state.clock)) continue;
      if (json !== NO_STATE) this.#set(id, { clock, json, owner: process, at: now });
      else if (state !== undefined) this.#remove(id, clock, now);
    }
  }

  /** The presence of a writer of our own; null takes it away. */
  present(id: number, state: Record<string, unknown> | null, now: number): void {
    const before = this.#states.get(id);
    const clock = (before?.clock ?? this.#left?.get(id)?.clock ?? 0) + 1;
    if (state !== null) this.#set(id, { clock, json: state, owner: SERVICE, at: now });
    else if (before?.owner === SERVICE) this.#remove(id, clock, now);
  }

  /** A connection has ended, and with it everybody for whom it spoke. */
  leave(connection: Connection, now: number): void {
    for (const id of connection.ids) {
      const state = this.#states.get(id);
      if (state?.owner === connection) this.#remove(id, state.clock, now);
    }
    connection.ids.clear();
  }

  /** Forgets who has been silent in other processes, and repeats our own. To be called every few seconds. */
  tend(now: number): void {
    for (const [id, { at, owner, clock, json }] of this.#states) {
      if (owner === SERVICE) {
        if (now - at > REPEAT_MS) this.#set(id, { clock: clock + 1, json, owner, at: now });
      } else if (typeof owner === 'string' && now - at > FORGOTTEN_MS) this.#remove(id, clock, now);
    }
    for (const [id, { at }] of this.#left ?? []) if (now - at > LEFT_MS) this.#left?.delete(id);
  }

  /** Everybody, in messages of few enough states. */
  everybody(): Uint8Array[] {
    return this.#encode([...this.#states.keys()]);
  }

  /** Those for whom this process speaks, for others that ask. */
  own(): Uint8Array[] {
    return this.#encode([...this.#states].filter(([, { owner }]) => isOwn(owner)).map(([id]) => id));
  }

  /** What has changed since the last time: for the connections here, and the part that other processes need. */
  flush(): { all: Uint8Array[]; own: Uint8Array[] } {
    const ids = [...(this.#changed ?? [])];
    this.#changed = null;
    const all = this.#encode(ids);
    const own = ids.filter((id) => {
      const owner = this.#states.get(id)?.owner;
      return owner === undefined || isOwn(owner);
    });
    return { all, own: own.length === ids.length ? all : this.#encode(own) };
  }

  /** Nobody is there to be told; whoever comes is told everything. */
  forgetChanges(): void {
    this.#changed = null;
  }

  *#read(bytes: Uint8Array): Generator<Heard> {
    const reader = new Reader(bytes);
    for (let left = Math.min(reader.uint(), this.#limits.awarenessStates); left > 0; left -= 1) {
      const id = reader.uint();
      const clock = reader.uint();
      yield { id, clock, json: reader.string() };
    }
  }

  #maySpeak(connection: Connection, { id, clock, json }: Heard): boolean {
    if (json.length > this.#limits.awarenessBytes) return false;
    const state = this.#states.get(id);
    if (state !== undefined) {
      if (state.owner !== connection || clock < state.clock) return false;
      return json === NO_STATE || clock > state.clock;
    }
    if (json === NO_STATE) return false;
    const left = this.#left?.get(id);
    const isEcho = left !== undefined && clock <= left.clock;
    const isBack = connection.ids.size === 0 && left?.userId === connection.principal.userId;
    if ((isEcho && !isBack) || connection.ids.size >= this.#limits.awarenessIds) return false;
    connection.ids.add(id);
    return true;
  }

  #set(id: number, state: State): void {
    this.#states.set(id, state);
    this.#left?.delete(id);
    this.#touch(id);
  }

  #remove(id: number, clock: number, now: number): void {
    const owner = this.#states.get(id)?.owner;
    if (owner === undefined) return;
    const userId = typeof owner === 'string' ? null : owner.principal.userId;
    if (typeof owner !== 'string') owner.ids.delete(id);
    this.#states.delete(id);
    this.#left ??= new Map();
    this.#left.set(id, { clock, userId, at: now });
    this.#touch(id);
  }

  #touch(id: number): void {
    this.#changed ??= new Set();
    this.#changed.add(id);
    this.#onChange();
  }

  #encode(ids: readonly number[]): Uint8Array[] {
    const { awarenessStates } = this.#limits;
    const pages: Uint8Array[] = [];
    for (let from = 0; from < ids.length; from += awarenessStates) {
      const page = ids.slice(from, from + awarenessStates);
      const writer = new Writer(page.length * 200 + 8).uint(page.length);
      for (const id of page) {
        const state = this.#states.get(id);
        const clock = state?.clock ?? this.#left?.get(id)?.clock ?? 0;
        const json = state?.json ?? NO_STATE;
        writer
          .uint(id)
          .uint(clock)
          .string(typeof json === 'string' ? json : JSON.stringify(json));
      }
      pages.push(writer.done());
    }
    return pages;
  }
}

const isOwn = (owner: Owner): boolean => typeof owner !== 'string' || owner === SERVICE;
