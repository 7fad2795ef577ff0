import type { Duplex } from 'node:stream';
import { type CloseCode, closeCodes } from '@penora/protocol/closeCodes';
import type { Role } from '@penora/protocol/schemas/project';
import type { RawData, WebSocket } from 'ws';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import type { DocumentLimits } from '../limits.ts';
import { InvalidUpdate } from '../update/reader.ts';
import { Allowance } from './allowance.ts';
import { roleFrame, savedFrame } from './frames.ts';
import { type ClientMessage, readMessage } from './messages.ts';

/** Who sits at the other end, as decided at the door. */
export interface Visitor {
  principal: PersonPrincipal;
  name: string;
  role: Role;
  /** Wants our own messages (`?ext=1`). */
  extended: boolean;
}

/** What a room does with what it hears. */
export interface Listener {
  /** Throws `InvalidUpdate`, which closes the connection. */
  hear(connection: Connection, message: ClientMessage): void;
  /** It may edit from now on. */
  promoted(connection: Connection): void;
  leave(connection: Connection): void;
}

/** One socket of a document. It alone writes bytes and closes; frames come ready from the room. */
export class Connection {
  readonly principal: PersonPrincipal;
  readonly name: string;
  /** Yjs client ids that it speaks for. */
  readonly ids = new Set<number>();
  role: Role;
  readonly #extended: boolean;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #limits: DocumentLimits;
  readonly #listener: Listener;
  readonly #messages: Allowance;
  readonly #bytes: Allowance;
  #heardAt = performance.now();
  #asked = false;
  /** The room has no time for it, or its allowance is used up. */
  #held = false;
  #waits: NodeJS.Timeout | null = null;
  #closed = false;
  #shunned = false;
  /** Updates that have come, and how many of the first of them are saved, known or dropped. */
  #received = 0;
  #dealt = 0;
  /** Dealt with while one that came before is not: it is parked. */
  #ahead: Set<number> | null = null;
  /** Bytes of answers that were asked for: they do not count as a slow reader's backlog. */
  #answered = 0;

  constructor(ws: WebSocket, socket: Duplex, visitor: Visitor, listener: Listener, limits: DocumentLimits) {
    this.principal = visitor.principal;
    this.name = visitor.name;
    this.role = visitor.role;
    this.#extended = visitor.extended;
    this.#ws = ws;
    this.#socket = socket;
    this.#limits = limits;
    this.#listener = listener;
    this.#messages = new Allowance(limits.messages, this.#heardAt);
    this.#bytes = new Allowance(limits.bytes, this.#heardAt);
    ws.on('message', (data, isBinary) => this.#receive(data, isBinary));
    ws.on('ping', (data) => this.#pong(data));
    ws.on('pong', () => this.#heard());
    ws.on('close', () => this.#gone());
    // What breaks the WebSocket protocol is closed by ws with its own code (1002, 1009); 'close' follows.
    ws.on('error', () => undefined);
    if (this.#extended) this.write(roleFrame(this.role));
  }

  get mayEdit(): boolean {
    return this.role === 'editor' || this.role === 'owner';
  }

  /** Hung up on for good: what it sent before and is not saved yet is not wanted any more. */
  get isShunned(): boolean {
    return this.#shunned;
  }

  /** Writes ready frames. A reader that lets too much wait is dropped: it comes back and gets what it lacks. */
  write(frames: Uint8Array): void {
    if (this.#closed) return;
    this.#socket.write(frames);
    const waiting = this.#socket.writableLength;
    if (waiting === 0) this.#answered = 0;
    else if (waiting > this.#limits.unsentBytes + this.#answered) this.#ws.terminate();
  }

  /** Writes the answer to a question; asking for large documents again and again uses up the allowance. */
  answer(frames: Uint8Array): void {
    this.#answered = frames.length;
    this.write(frames);
    this.#wait(this.#bytes.take(frames.length / 4, performance.now()));
  }

  /** An update has come; returns its place among those of this connection, from 1. */
  countUpdate(): number {
    this.#received += 1;
    return this.#received;
  }

  /** The update at this place is dealt with: it counts as soon as all before it are, too. */
  deal(place: number): void {
    if (place !== this.#dealt + 1) {
      this.#ahead ??= new Set();
      this.#ahead.add(place);
      return;
    }
    this.#dealt = place;
    while (this.#ahead?.delete(this.#dealt + 1)) this.#dealt += 1;
  }

  /** Tells how many of its updates are dealt with; `number` is the document's last one. */
  acknowledge(number: number): void {
    if (this.#extended) this.write(savedFrame(this.#dealt, number));
  }

  setRole(role: Role): void {
    if (role === this.role) return;
    const mightEdit = this.mayEdit;
    this.role = role;
    if (this.#extended) this.write(roleFrame(role));
    if (this.mayEdit && !mightEdit) this.#listener.promoted(this);
  }

  /** Says why and hangs up; nothing of what still arrives is heard. */
  close(code: CloseCode, reason = ''): void {
    if (this.#closed) return;
    this.#shunned = code >= closeCodes.notSignedIn;
    this.#gone();
    this.#ws.resume();
    this.#ws.close(code, reason);
  }

  /** Reads no more until `resume`; what was received is still dealt with. */
  pause(): void {
    this.#held = true;
    this.#ws.pause();
  }

  resume(): void {
    this.#held = false;
    this.#heard();
    if (this.#waits === null) this.#ws.resume();
  }

  /** Asks a silent socket whether it is still there, and drops one that has not answered. */
  checkSilence(now: number, silenceMs: number): void {
    if (this.#held || now - this.#heardAt < silenceMs) return;
    if (this.#asked) this.#ws.terminate();
    else this.#ws.ping();
    this.#asked = true;
    this.#heardAt = now;
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#closed) return;
    if (!isBinary || !(data instanceof Uint8Array)) {
      this.close(closeCodes.invalid);
      return;
    }
    const now = this.#heard();
    this.#wait(Math.max(this.#messages.take(1, now), this.#bytes.take(data.length, now)));
    try {
      this.#listener.hear(this, readMessage(data));
    } catch (error) {
      if (!(error instanceof InvalidUpdate)) throw error;
      this.close(closeCodes.invalid);
    }
  }

  #heard(): number {
    this.#heardAt = performance.now();
    this.#asked = false;
    return this.#heardAt;
  }

  #pong(data: Buffer): void {
    this.#wait(this.#messages.take(1, this.#heard()));
    if (!this.#closed && this.#socket.writableLength === 0) this.#ws.pong(data);
  }

  /** Not read for so long: it has used up its allowance. */
  #wait(ms: number): void {
    if (ms <= 0 || this.#closed || this.#waits !== null) return;
    this.#ws.pause();
    this.#waits = setTimeout(() => {
      this.#waits = null;
      if (!this.#held) this.#ws.resume();
    }, ms);
    this.#waits.unref();
  }

  #gone(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listener.leave(this);
  }
}
