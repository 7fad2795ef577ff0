/** A WebSocket that knows how many of this connection's updates it has sent (protocol/document: `saved` counts them). */
import { messages, syncMessages } from '@penora/protocol/document/messages';
import { newPresence } from './presenceFrames.ts';

/** Whether a frame carries changes: sync step 2 or update. Both kinds fit into their first byte. */
export function carriesChanges(frame: Uint8Array): boolean {
  return frame[0] === messages.sync && (frame[1] === syncMessages.step2 || frame[1] === syncMessages.update);
}

/** `onOpen` before the first frame of a connection, `onSent` after each frame that carries changes. */
export function countingSocket(onOpen: () => void, onSent: () => void): typeof WebSocket {
  return class extends WebSocket {
    readonly #isNew = newPresence();

    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols);
      onOpen();
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      // On a line that is closing nothing arrives: the next connection asks for what is missing.
      if (this.readyState !== this.OPEN) return;
      if (data instanceof Uint8Array && !this.#isNew(data)) return;
      super.send(data);
      if (data instanceof Uint8Array && carriesChanges(data)) onSent();
    }
  };
}
