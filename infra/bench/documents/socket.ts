import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const BINARY = 2;
const CLOSE = 8;
const NO_MASK = Buffer.alloc(4);
/** All sockets read into the same memory, one after the other. */
const READ = Buffer.allocUnsafeSlow(262_144);

/** What a socket tells: messages are views of what was read, and others come in their place. */
export interface SocketEvents {
  message?(bytes: Buffer, now: number): void;
  closed?(code: number | null): void;
}

/** A message as a WebSocket frame of a client (RFC 6455, 5.2), masked with zeros: it stands as it is. */
export function clientFrame(message: Uint8Array): Buffer {
  const { length } = message;
  const head =
    length < 126
      ? Buffer.of(0x82, 0x80 | length)
      : length < 65_536
        ? Buffer.of(0x82, 0x80 | 126, length >>> 8, length & 255)
        : Buffer.of(0x82, 0x80 | 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (length >>> shift) & 255));
  return Buffer.concat([head, NO_MASK, message]);
}

/**
 * A document socket that costs its process next to nothing, so that one core can load a server on another: one socket
 * of the system, messages read where they lie.
 */
export class BenchSocket {
  openedAt = 0;
  closeCode: number | null = null;
  isClosed = false;
  readonly #socket: Socket;
  readonly #events: SocketEvents;
  #isOpen = false;
  #opened: (() => void) | null = null;
  #failed: ((error: Error) => void) | null = null;
  #rest: Buffer | null = null;
  /** A message that is larger than what is read at once. */
  #large: { bytes: Buffer; filled: number } | null = null;

  private constructor(address: string, headers: Readonly<Record<string, string>>, events: SocketEvents) {
    const { hostname, port, host, pathname, search } = new URL(address);
    this.#events = events;
    const onread = {
      buffer: READ,
      callback: (size: number) => {
        this.#read(READ.subarray(0, size));
        return true;
      },
    };
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true, onread });
    const key = randomBytes(16).toString('base64');
    const upgrade = { Host: host, Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Version': '13' };
    const lines = Object.entries({ ...upgrade, 'Sec-WebSocket-Key': key, ...headers });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    this.#socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${head}\r\n`);
    this.#socket.on('error', (error) => this.#failed?.(error));
    this.#socket.on('close', () => this.#closed());
  }

  static open(
    address: string,
    headers: Readonly<Record<string, string>>,
    events: SocketEvents = {},
  ): Promise<BenchSocket> {
    return new Promise((resolve, reject) => {
      const socket = new BenchSocket(address, headers, events);
      socket.#opened = () => resolve(socket);
      socket.#failed = reject;
    });
  }

  send(message: Uint8Array): void {
    this.#socket.write(clientFrame(message));
  }

  /** Bytes as they are. */
  raw(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** Resolves when what was sent has left. */
  async drained(): Promise<void> {
    if (this.#socket.writableLength > 0) await new Promise<void>((resolve) => this.#socket.once('drain', resolve));
  }

  pause(): void {
    this.#socket.pause();
  }

  close(): void {
    this.#socket.destroy();
  }

  #closed(): void {
    this.isClosed = true;
    this.#failed?.(new Error('hung up before it was open'));
    this.#events.closed?.(this.closeCode);
  }

  #read(data: Buffer): void {
    const now = performance.now();
    let bytes = data;
    if (this.#large !== null) {
      const { bytes: whole, filled } = this.#large;
      const taken = data.copy(whole, filled);
      this.#large.filled += taken;
      if (this.#large.filled < whole.length) return;
      this.#large = null;
      this.#frames(whole, 0, now);
      bytes = data.subarray(taken);
    } else if (this.#rest !== null) {
      bytes = Buffer.concat([this.#rest, data]);
      this.#rest = null;
    }
    if (this.#isOpen) this.#frames(bytes, 0, now);
    else this.#greeting(bytes, now);
  }

  #greeting(bytes: Buffer, now: number): void {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) {
      this.#rest = Buffer.from(bytes);
      return;
    }
    if (!bytes.subarray(0, end).toString('latin1').startsWith('HTTP/1.1 101')) {
      this.#failed?.(new Error(bytes.subarray(0, end).toString('latin1').split('\r\n')[0]));
      this.#socket.destroy();
      return;
    }
    this.#isOpen = true;
    this.openedAt = now;
    this.#failed = null;
    this.#opened?.();
    this.#frames(bytes, end + 4, now);
  }

  #frames(bytes: Buffer, from: number, now: number): void {
    let at = from;
    while (bytes.length - at >= 2) {
      const short = (bytes[at + 1] ?? 0) & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.length - at < head) break;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      const end = at + head + length;
      if (end > bytes.length) {
        this.#await(bytes, at, head + length);
        return;
      }
      this.#message((bytes[at] ?? 0) & 15, bytes.subarray(at + head, end), now);
      at = end;
    }
    if (at < bytes.length) this.#rest = Buffer.from(bytes.subarray(at));
  }

  #await(bytes: Buffer, at: number, size: number): void {
    if (size < 65_536) {
      this.#rest = Buffer.from(bytes.subarray(at));
      return;
    }
    const whole = Buffer.allocUnsafeSlow(size);
    this.#large = { bytes: whole, filled: bytes.copy(whole, 0, at) };
  }

  #message(kind: number, bytes: Buffer, now: number): void {
    if (kind === BINARY) this.#events.message?.(bytes, now);
    else if (kind === CLOSE) this.closeCode = bytes.length >= 2 ? bytes.readUInt16BE(0) : null;
  }
}
