import { WebSocket } from 'ws';
import { z } from 'zod';

const Chunk = z.looseObject({ generationId: z.string(), seq: z.number(), text: z.string() });
export type SeenChunk = z.infer<typeof Chunk>;

const PREFIX = '42["generation:chunk",';

/**
 * A socket.io viewer by hand (engine.io 4 over WebSocket), so that a thousand of them cost little: it reads chunks and
 * nothing else.
 */
export class Viewer {
  readonly #ws: WebSocket;
  readonly #acks = new Map<number, (reply: unknown) => void>();
  #next = 0;

  private constructor(ws: WebSocket, hear: (text: string) => void) {
    this.#ws = ws;
    ws.on('message', (data) => {
      const message = String(data);
      if (message === '2') ws.send('3');
      else if (message.startsWith(PREFIX)) hear(message);
      else if (message.startsWith('43')) this.#acknowledged(message);
    });
    ws.on('error', () => undefined);
  }

  /** Connects; `hear` gets each chunk's message as it comes, to be read by `chunkOf` when it matters. */
  static async open(url: string, headers: Record<string, string>, hear: (message: string) => void): Promise<Viewer> {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const ws = new WebSocket(address, { headers, perMessageDeflate: false });
    const connected = new Promise<void>((resolve, reject) => {
      ws.on('message', (data) => {
        const message = String(data);
        if (message.startsWith('0{')) ws.send('40');
        if (message.startsWith('40')) resolve();
        if (message.startsWith('44')) reject(new Error(message));
      });
      ws.once('error', reject);
    });
    const viewer = new Viewer(ws, hear);
    await connected;
    return viewer;
  }

  ask(event: string, body: unknown): Promise<unknown> {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#acks.set(id, resolve);
      this.#ws.send(`42${id}${JSON.stringify([event, body])}`);
    });
  }

  close(): void {
    this.#ws.terminate();
  }

  #acknowledged(message: string): void {
    const found = /^43(\d+)(.*)$/s.exec(message);
    if (found === null) return;
    this.#acks.get(Number(found[1]))?.(JSON.parse(found[2] ?? '[]'));
    this.#acks.delete(Number(found[1]));
  }
}

export const chunkOf = (message: string): SeenChunk => Chunk.parse(JSON.parse(message.slice(PREFIX.length, -1)));
