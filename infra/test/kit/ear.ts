import { messages } from '@penora/protocol/document/messages';
import WebSocket from 'ws';
import type { Credentials } from './collab.ts';
import { until } from './until.ts';

/** A document's socket that says nothing and hears what is said about itself: the role, and the close. */
export class Ear {
  readonly roles: string[] = [];
  closed: number | undefined;
  readonly ws: WebSocket;
  readonly #looks = new Set<() => void>();

  constructor(url: string, code: string, { cookie, token }: Credentials) {
    const query = `?ext=1${token === undefined ? '' : `&token=${token}`}`;
    this.ws = new WebSocket(`${url.replace(/^http/, 'ws')}/collab/${code}${query}`, {
      headers: cookie === undefined ? {} : { cookie },
    });
    this.ws.on('message', (data: Buffer) => {
      if (data[0] !== messages.role) return;
      this.roles.push(data.subarray(2).toString());
      this.#look();
    });
    this.ws.on('close', (code) => {
      this.closed = code;
      this.#look();
    });
    this.ws.on('error', () => undefined);
  }

  /** Waits until this is the role that it was told last; fails when the socket is closed. */
  role(role: string): Promise<true> {
    return this.#until(() => {
      if (this.closed !== undefined) throw new Error(`closed with ${this.closed} while waiting for the role ${role}`);
      return this.roles.at(-1) === role || undefined;
    });
  }

  whenClosed(): Promise<number> {
    return this.#until(() => this.closed);
  }

  close(): void {
    this.ws.close();
  }

  #until<T>(find: () => T | undefined): Promise<T> {
    return until((look) => {
      this.#looks.add(look);
      return () => this.#looks.delete(look);
    }, find);
  }

  #look(): void {
    for (const look of [...this.#looks]) look();
  }
}
