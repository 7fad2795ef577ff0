import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { textOfDoc } from './text.ts';
import { until } from './until.ts';

/** How one gets in: the cookie as a header, or a token in the address. */
export interface Credentials {
  cookie?: string;
  token?: string;
  origin?: string;
}

/** A document as a stock y-websocket client holds it. */
export class Collab {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  /** Close codes so far, oldest first. */
  readonly closes: number[] = [];
  synced = false;

  constructor(url: string, code: string, { cookie, token, origin }: Credentials) {
    const headers = { ...(cookie === undefined ? {} : { cookie }), ...(origin === undefined ? {} : { origin }) };
    this.provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/collab`, code, this.doc, {
      disableBc: true,
      params: token === undefined ? {} : { token },
      // A browser sends its cookies by itself; here the header is added.
      WebSocketPolyfill: new Proxy(globalThis.WebSocket, {
        construct: (_target, [address]) => new WebSocket(String(address), { headers }),
      }),
    });
    this.provider.on('sync', (synced: boolean) => {
      this.synced = synced;
    });
    this.provider.on('connection-close', (event) => {
      if (event !== null) this.closes.push(event.code);
    });
  }

  get text(): string {
    return textOfDoc(this.doc);
  }

  whenSynced(): Promise<boolean> {
    return until(
      (look) => this.#listen('sync', look),
      () => this.synced,
    );
  }

  /** The code with which the server closed. */
  whenClosed(): Promise<number> {
    return until(
      (look) => this.#listen('connection-close', look),
      () => this.closes.at(-1),
    );
  }

  /** Waits until the text is as `find` wants it. */
  whenText(find: (text: string) => boolean): Promise<string> {
    return until(
      (look) => {
        this.doc.on('update', look);
        return () => this.doc.off('update', look);
      },
      () => (find(this.text) ? this.text : undefined),
    );
  }

  close(): void {
    this.provider.destroy();
    this.doc.destroy();
  }

  #listen(event: 'sync' | 'connection-close', look: () => void): () => void {
    this.provider.on(event, look);
    return () => this.provider.off(event, look);
  }
}
