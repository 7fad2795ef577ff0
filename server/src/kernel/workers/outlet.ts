import type { Message } from './messages.ts';

/** Where a job's pieces leave its thread: no more of them than may wait to be read. */
export class Outlet {
  readonly #windowBytes: number;
  readonly #say: (message: Message, transfer: ArrayBuffer[]) => void;
  #unread = 0;
  #goOn: (() => void) | null = null;

  constructor(windowBytes: number, say: (message: Message, transfer: ArrayBuffer[]) => void) {
    this.#windowBytes = windowBytes;
    this.#say = say;
  }

  readonly send = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    this.#unread += bytes.length;
    this.#say({ kind: 'part', bytes }, [bytes.buffer]);
    if (this.#unread <= this.#windowBytes) return;
    await new Promise<void>((resolve) => {
      this.#goOn = resolve;
    });
  };

  taken(bytes: number): void {
    this.#unread -= bytes;
    if (this.#unread > this.#windowBytes) return;
    this.#goOn?.();
    this.#goOn = null;
  }
}
