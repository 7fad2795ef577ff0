import type { ServerResponse } from 'node:http';
import { type Packetizer, packetizer } from './packets.ts';
import type { Scenario } from './scenario.ts';
import { untilGone } from './untilGone.ts';

/** The open answer to one request: bytes out, silences in between, and whether the other side is still there. */
export interface Wire {
  /** Waits while the client is slow. */
  send(bytes: string): Promise<void> | undefined;
  /** A silence; over at once when the client leaves. What was held back for a larger packet goes out before it. */
  silence(ms: number): Promise<void>;
  hang(): Promise<void>;
  flush(): void;
  /** Closes the socket in the middle of the answer; what was written still arrives. */
  destroy(): void;
  /** Aborts when the connection is closed, whoever did it. */
  gone: AbortSignal;
  /** True when the answer ended as it was meant to, a cut of ours included; false when the client left first. */
  asMeant(): boolean;
}

export function wire(response: ServerResponse, packets: Scenario['packets']): Wire {
  const cut: Packetizer = packetizer(packets);
  let cutByUs = false;
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  const gone = leaving.signal;

  const write = (parts: Buffer[]) => {
    for (const part of parts) response.write(part);
  };
  const flush = () => write(cut.flush());
  const silence = (ms: number) => {
    flush();
    return untilGone(gone, (over) => {
      const timer = setTimeout(over, ms);
      return () => clearTimeout(timer);
    });
  };

  return {
    gone,
    flush,
    silence,
    send(bytes) {
      if (gone.aborted) return undefined;
      write(cut.push(Buffer.from(bytes)));
      return response.writableNeedDrain ? untilGone(gone, (over) => listenForDrain(response, over)) : undefined;
    },
    hang() {
      flush();
      return untilGone(gone, () => () => {});
    },
    destroy() {
      flush();
      cutByUs = true;
      response.socket?.destroySoon();
    },
    asMeant: () => cutByUs || response.writableFinished,
  };
}

function listenForDrain(response: ServerResponse, over: () => void): () => void {
  response.once('drain', over);
  return () => response.off('drain', over);
}
