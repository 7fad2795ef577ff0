import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type CloseCode, closeCodes } from '@penora/protocol/closeCodes';
import { EXTENSIONS } from '@penora/protocol/document/messages';
import { ProjectCode } from '@penora/protocol/ids';
import type { Role } from '@penora/protocol/schemas/project';
import { type WebSocket, WebSocketServer } from 'ws';
import { Refusal } from '../../kernel/errors.ts';
import type { PersonPrincipal } from '../../kernel/principal.ts';
import type { DocumentsDeps, Withdrawal } from '../deps.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';
import { Connection, type Visitor } from './connection.ts';

/** How long a peer may take to answer a close. */
const CLOSE_MS = 3_000;
/** Pieces in which a message may come. */
const MAX_FRAGMENTS = 1_024;
const PATH = /^\/collab\/([^/]+)$/;

/** A person at the door: what is withdrawn while the door is being opened is asked for again. */
interface Caller {
  principal: PersonPrincipal;
  code: string;
  isStale: boolean;
}

type Admission = { visitor: Visitor; room: Room } | { refused: CloseCode };

/** Of nobody's context: one made at the door would keep the request as long as its socket. */
const ignore = (): void => undefined;

const refused = (code: CloseCode): Admission => ({ refused: code });

/**
 * The door of the documents, `/collab/CODE`. Whoever is refused gets an open socket that is closed with the reason,
 * because a browser tells its page nothing about a refused upgrade; only a wrong origin is plain HTTP 403.
 */
export class Gate {
  readonly #deps: DocumentsDeps;
  readonly #rooms: Rooms;
  readonly #server: WebSocketServer;
  readonly #callers = new Set<Caller>();
  readonly #perPerson = new Map<string, number>();
  #sockets = 0;
  #isClosing = false;

  constructor(deps: DocumentsDeps, rooms: Rooms) {
    this.#deps = deps;
    this.#rooms = rooms;
    const options = {
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      autoPong: false,
      maxPayload: deps.limits.frameBytes,
      maxFragments: MAX_FRAGMENTS,
      closeTimeout: CLOSE_MS,
    };
    this.#server = new WebSocketServer(options);
  }

  get sockets(): number {
    return this.#sockets;
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // For good: a reset is told a turn after the socket is destroyed, whoever has it then, and must not end the process.
    socket.on('error', ignore);
    if (!this.#deps.originAllowed(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    void this.#admit(request).then((admission) => {
      if (socket.destroyed) {
        if ('room' in admission) this.#rooms.release(admission.room);
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (ws) => this.#enter(ws, socket, admission));
    });
  }

  withdraw(withdrawal: Withdrawal): void {
    for (const caller of this.#callers) {
      if (concerns(withdrawal, caller)) caller.isStale = true;
    }
    this.#rooms.withdraw(withdrawal);
  }

  /** Refuses newcomers with 1012 from now on. */
  stop(): void {
    this.#isClosing = true;
  }

  #enter(ws: WebSocket, socket: Duplex, admission: Admission): void {
    if ('refused' in admission) {
      ws.on('error', () => undefined);
      ws.close(admission.refused);
      return;
    }
    const { visitor, room } = admission;
    const { userId } = visitor.principal;
    this.#count(userId, 1);
    const connection = new Connection(ws, socket, visitor, room, this.#deps.limits);
    ws.on('close', () => this.#count(userId, -1));
    room.join(connection);
    this.#rooms.release(room);
  }

  #count(userId: string, change: 1 | -1): void {
    this.#sockets += change;
    const count = (this.#perPerson.get(userId) ?? 0) + change;
    if (count > 0) this.#perPerson.set(userId, count);
    else this.#perPerson.delete(userId);
  }

  /** Never rejects: what fails is "try later", so nobody gets in on a doubt (I4). */
  async #admit(request: IncomingMessage): Promise<Admission> {
    try {
      return await this.#ask(request);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'not_found') return refused(closeCodes.noSuchProject);
      this.#deps.log.warn({ err: error }, 'a document was not opened');
      return refused(closeCodes.tryLater);
    }
  }

  async #ask(request: IncomingMessage): Promise<Admission> {
    if (this.#isClosing) return refused(closeCodes.restarting);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const principal = await this.#deps.authenticate(request);
    if (principal?.kind !== 'person') return refused(closeCodes.notSignedIn);
    const code = ProjectCode.safeParse(PATH.exec(pathname)?.[1]).data;
    if (code === undefined) return refused(closeCodes.noSuchProject);
    if (this.#isFull(principal.userId)) return refused(closeCodes.tryLater);
    const caller: Caller = { principal, code, isStale: false };
    this.#callers.add(caller);
    try {
      const extended = searchParams.get(EXTENSIONS.name) === EXTENSIONS.value;
      return await this.#open(request, caller, extended);
    } finally {
      this.#callers.delete(caller);
    }
  }

  #isFull(userId: string): boolean {
    const { sockets, socketsPerPerson } = this.#deps.limits;
    return this.#sockets >= sockets || (this.#perPerson.get(userId) ?? 0) >= socketsPerPerson;
  }

  async #open(request: IncomingMessage, caller: Caller, extended: boolean): Promise<Admission> {
    const { principal, code } = caller;
    const [role, person] = await Promise.all([this.#deps.roleIn(principal, code), this.#deps.person(principal.userId)]);
    if (role === null || person === null) return refused(closeCodes.noSuchProject);
    const room = await this.#rooms.hold(code);
    if (room.guard.hasRefused) await this.#lookForRoom(room);
    const now = caller.isStale ? await this.#askAgain(request, caller).catch(() => closeCodes.tryLater) : role;
    if (typeof now === 'string') return { room, visitor: { principal, name: person.name, role: now, extended } };
    this.#rooms.release(room);
    return refused(now);
  }

  /** Whoever was told that the storage is full comes back when there is room, with what was kept on the device. */
  async #lookForRoom(room: Room): Promise<void> {
    const use = await this.#deps.storage(room.code).catch(() => null);
    if (use === null) return;
    room.guard.refresh(use);
    room.guard.hasRefused = false;
  }

  async #askAgain(request: IncomingMessage, caller: Caller): Promise<Role | CloseCode> {
    for (let tries = 0; tries < 3; tries += 1) {
      caller.isStale = false;
      const principal = await this.#deps.authenticate(request);
      if (principal?.kind !== 'person') return closeCodes.notSignedIn;
      const role = await this.#deps.roleIn(caller.principal, caller.code);
      if (role === null) return closeCodes.noSuchProject;
      if (!caller.isStale) return role;
    }
    return closeCodes.tryLater;
  }
}

function concerns(withdrawal: Withdrawal, { principal, code }: Caller): boolean {
  switch (withdrawal.kind) {
    case 'role':
      return withdrawal.code === code && withdrawal.userId === principal.userId;
    case 'project':
      return withdrawal.code === code;
    case 'signedOut':
      return withdrawal.ends(principal);
    default:
      return withdrawal satisfies never;
  }
}
