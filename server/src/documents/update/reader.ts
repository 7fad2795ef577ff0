import { isUtf8 } from 'node:buffer';

/** An update that can never be valid: its sender is closed with 4409 and nothing of it reaches anybody (D6). */
export class InvalidUpdate extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'InvalidUpdate';
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads numbers and strings as lib0 writes them, and never past the end. Throws `InvalidUpdate`. */
export class Reader {
  readonly bytes: Uint8Array;
  readonly end: number;
  at: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  byte(): number {
    const value = this.at < this.end ? this.bytes[this.at] : undefined;
    if (value === undefined) throw new InvalidUpdate('it ends too early');
    this.at += 1;
    return value;
  }

  /** A variable-length unsigned integer up to 2^53 - 1. */
  uint(): number {
    let value = this.byte();
    if (value < 128) return value;
    value &= 127;
    for (let factor = 128; ; factor *= 128) {
      const next = this.byte();
      value += (next & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new InvalidUpdate('a number is too large');
      if (next < 128) return value;
    }
  }

  /** Steps over a length and so many bytes; returns where they begin. They end at `at`. */
  block(): number {
    const length = this.uint();
    if (length > this.end - this.at) throw new InvalidUpdate('it ends too early');
    const start = this.at;
    this.at += length;
    return start;
  }

  string(): string {
    const start = this.block();
    try {
      return decoder.decode(this.bytes.subarray(start, this.at));
    } catch {
      throw new InvalidUpdate('a string is not UTF-8');
    }
  }

  json(): unknown {
    try {
      return JSON.parse(this.string());
    } catch {
      throw new InvalidUpdate('a value is not JSON');
    }
  }
}

/** How many UTF-16 units these bytes are as a string: what Yjs counts in. Throws `InvalidUpdate` if they are no UTF-8. */
export function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    if ((bytes[at] ?? 0) > 127) return otherLength(bytes.subarray(start, end));
  }
  return end - start;
}

function otherLength(bytes: Uint8Array): number {
  if (!isUtf8(bytes)) throw new InvalidUpdate('a string is not UTF-8');
  let units = 0;
  // A sign of four bytes is two units, any other one; the bytes that continue a sign are 10xxxxxx.
  for (const byte of bytes) units += byte >= 0xf0 ? 2 : (byte & 0xc0) === 0x80 ? 0 : 1;
  return units;
}
