import {
  type BalanceEvent,
  type ChunkEvent,
  type EndedEvent,
  events,
  JoinReply,
  type ProgressEvent,
} from '@penora/protocol/events';
import type { Generation } from '@penora/protocol/schemas/generation';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { Credentials } from './collab.ts';
import { until } from './until.ts';

const Ack = z.looseObject({ ok: z.boolean(), error: z.object({ code: z.string() }).optional() });

/** A plain socket.io client that keeps all that it hears. */
export class Listener {
  readonly socket: Socket;
  readonly chunks: ChunkEvent[] = [];
  readonly ended: EndedEvent[] = [];
  readonly progress: ProgressEvent[] = [];
  readonly started: Generation[] = [];
  readonly balances: BalanceEvent[] = [];
  readonly changed: string[] = [];
  /** Projects in which somebody has commented. */
  readonly commented: string[] = [];
  readonly #looks = new Set<() => void>();

  constructor(url: string, { cookie, token, origin }: Credentials, transports: string[] = ['websocket']) {
    const headers = { ...(cookie === undefined ? {} : { cookie }), ...(origin === undefined ? {} : { origin }) };
    this.socket = io(url, {
      transports,
      forceNew: true,
      reconnection: false,
      extraHeaders: headers,
      ...(token === undefined ? {} : { auth: { token } }),
    });
    this.#keep('generation:chunk', events['generation:chunk'], this.chunks);
    this.#keep('generation:progress', events['generation:progress'], this.progress);
    this.#keep('generation:ended', events['generation:ended'], this.ended);
    this.#keep('balance', events.balance, this.balances);
    this.#hear('generation:started', (body) => this.started.push(events['generation:started'].parse(body).generation));
    this.#hear('project:changed', (body) => this.changed.push(events['project:changed'].parse(body).code));
    this.#hear('comments:changed', (body) => this.commented.push(events['comments:changed'].parse(body).code));
    for (const event of ['connect', 'disconnect', 'connect_error']) this.#hear(event, () => {});
  }

  /** Waits for something that this client hears to make `find` true. */
  until<T>(find: () => T | undefined | false): Promise<T> {
    return until((look) => {
      this.#looks.add(look);
      return () => this.#looks.delete(look);
    }, find);
  }

  connected = (): Promise<boolean> => this.until(() => this.socket.connected);
  disconnected = (): Promise<boolean> => this.until(() => !this.socket.connected);

  /** The message with which the server refused to connect. */
  refused(): Promise<string> {
    return new Promise((resolve) => this.socket.once('connect_error', ({ message }) => resolve(message)));
  }

  async ask(event: string, body: unknown): Promise<z.infer<typeof Ack>> {
    return Ack.parse(await this.socket.emitWithAck(event, body));
  }

  async join(code: string): Promise<z.infer<typeof JoinReply>> {
    return JoinReply.parse(await this.socket.emitWithAck('project:join', { code }));
  }

  chunksOf(id: string): ChunkEvent[] {
    return this.chunks.filter(({ generationId }) => generationId === id);
  }

  textOf(id: string): string {
    return this.chunksOf(id)
      .map(({ text }) => text)
      .join('');
  }

  whenEnded(id: string): Promise<EndedEvent> {
    return this.until(() => this.ended.find(({ generationId }) => generationId === id));
  }

  close(): void {
    this.socket.disconnect();
  }

  #keep<T>(event: string, schema: z.ZodType<T>, into: T[]): void {
    this.#hear(event, (body) => into.push(schema.parse(body)));
  }

  #hear(event: string, handle: (body: unknown) => void): void {
    this.socket.on(event, (body: unknown) => {
      handle(body);
      for (const look of [...this.#looks]) look();
    });
  }
}
