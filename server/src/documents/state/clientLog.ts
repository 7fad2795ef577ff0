import { type Cursor, STRUCTS_PER_MARK } from '../update/cursor.ts';
import { goesOn, JOINED_BYTES } from '../update/joint.ts';
import { readStruct } from '../update/parse.ts';
import { Reader } from '../update/reader.ts';
import { type Section, type Struct, TEXT } from '../update/struct.ts';
import { uintSize, Writer } from '../update/writer.ts';
import { writeRest } from './normalise.ts';

/** Sections up to this size are copied together into blocks, which grow up to theirs; larger ones are kept as they are. */
const SMALL_BYTES = 4_096;
const BLOCK_BYTES = { first: 64, most: 65_536 };

/** A struct that begins here. */
interface Mark {
  clock: number;
  count: number;
  block: number;
  offset: number;
}

/** Structs that stand behind each other; none reaches from one block into the next. */
interface Block {
  bytes: Uint8Array;
  size: number;
  /** Room for more. */
  isOpen: boolean;
}

/** The text at the end of the last block, to which more is joined: where its length stands, and its bytes. */
interface LastText {
  rightClient: number;
  rightClock: number;
  lengthAt: number;
  size: number;
}

/** A part of a log: `count` structs from `clock` on. */
export interface LogPart {
  clock: number;
  count: number;
  bytes: Uint8Array[];
}

const START: Mark = { clock: 0, count: 0, block: 0, offset: 0 };

/**
 * All structs of one client that are saved, as the bytes in which they came: in an update the structs of a client
 * stand behind each other without a word about their neighbours, so that updates are joined by joining bytes.
 */
export class ClientLog {
  readonly client: number;
  /** The next clock that is not saved. */
  next = 0;
  /** Of structs. */
  count = 0;
  readonly #blocks: Block[] = [];
  readonly #marks: Mark[] = [START];
  #text: LastText | null = null;

  constructor(client: number) {
    this.client = client;
  }

  /** `structs` stand in `bytes` behind each other, and begin at `next`. Returns by how many bytes the log has grown. */
  append(bytes: Uint8Array, { structs }: Section): number {
    const [first] = structs;
    const joined = first === undefined ? 0 : this.#join(bytes, first);
    return joined + this.#add(bytes, joined > 0 ? structs.slice(1) : structs);
  }

  /** Begins with a part of a stored document, which the cursor has been through. Returns its bytes. */
  begin({ bytes, start, length, marks, structs }: Cursor): number {
    const last = structs.at(length - 1);
    if (last === undefined) return 0;
    const at = this.#put(bytes) - start;
    for (const mark of marks) {
      this.#marks.push({ clock: mark.clock, count: mark.count, block: 0, offset: at + mark.at });
    }
    this.count = length;
    this.#end(last, at);
    return bytes.length;
  }

  all(): LogPart {
    return { clock: 0, count: this.count, bytes: this.#bytesFrom(0, 0) };
  }

  /** What stands from `clock` on. */
  from(clock: number): LogPart {
    const mark = this.#markBefore(clock);
    let { clock: at, count, offset } = mark;
    for (let index = mark.block; index < this.#blocks.length; index += 1) {
      const block = this.#blocks[index];
      if (block === undefined) break;
      const reader = new Reader(block.bytes, offset, block.size);
      while (reader.at < reader.end) {
        const start = reader.at;
        const struct = readStruct(reader, at, true);
        if (at + struct.length > clock) {
          const part = { clock: Math.max(at, clock), count: this.count - count };
          if (at >= clock) return { ...part, bytes: this.#bytesFrom(index, start) };
          const rest = new Writer();
          writeRest(rest, block.bytes, struct, this.client, clock - at);
          return { ...part, bytes: [rest.done(), ...this.#bytesFrom(index, struct.end)] };
        }
        at += struct.length;
        count += 1;
      }
      offset = 0;
    }
    return { clock: at, count: 0, bytes: [] };
  }

  #markBefore(clock: number): Mark {
    let low = 0;
    let high = this.#marks.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#marks[middle]?.clock ?? 0) <= clock) low = middle;
      else high = middle;
    }
    return this.#marks[low] ?? START;
  }

  #bytesFrom(index: number, offset: number): Uint8Array[] {
    return this.#blocks.slice(index).map(({ bytes, size }, at) => bytes.subarray(at === 0 ? offset : 0, size));
  }

  #add(bytes: Uint8Array, structs: readonly Struct[]): number {
    const last = structs[structs.length - 1];
    const start = structs[0]?.start ?? 0;
    if (last === undefined) return 0;
    const at = this.#put(bytes.subarray(start, last.end)) - start;
    for (const struct of structs) {
      const mark = this.#marks[this.#marks.length - 1] ?? START;
      if (this.count - mark.count >= STRUCTS_PER_MARK) {
        const place = { block: this.#blocks.length - 1, offset: at + struct.start };
        this.#marks.push({ clock: struct.clock, count: this.count, ...place });
      }
      this.count += 1;
    }
    this.#end(last, at);
    return last.end - start;
  }

  #end({ clock, length, kind, rightClient, rightClock, contentAt, textBytes: size }: Struct, at: number): void {
    this.next = clock + length;
    this.#text = kind === TEXT ? { rightClient, rightClock, lengthAt: at + contentAt, size } : null;
  }

  /** Joins a text in place to the one that it goes on with; returns by how many bytes that has grown, or 0. */
  #join(bytes: Uint8Array, struct: Struct): number {
    const text = this.#text;
    const block = this.#blocks[this.#blocks.length - 1];
    if (text === null || block === undefined || !goesOn(text, struct, this.client)) return 0;
    const size = text.size + struct.textBytes;
    const lengthSize = uintSize(size);
    const more = lengthSize - uintSize(text.size) + struct.textBytes;
    if (size > JOINED_BYTES || !hasRoom(block, more)) return 0;
    if (block.size + more > block.bytes.length) block.bytes = larger(block, more);
    const textAt = text.lengthAt + lengthSize;
    block.bytes.copyWithin(textAt, text.lengthAt + uintSize(text.size), block.size);
    writeLength(block.bytes, text.lengthAt, size);
    block.bytes.set(bytes.subarray(struct.end - struct.textBytes, struct.end), textAt + text.size);
    block.size += more;
    text.size = size;
    this.next = struct.clock + struct.length;
    return more;
  }

  /** Returns where in the last block it stands. */
  #put(section: Uint8Array): number {
    if (section.length > SMALL_BYTES) {
      this.#blocks.push({ bytes: section, size: section.length, isOpen: false });
      return 0;
    }
    const block = this.#blockFor(section.length);
    block.bytes.set(section, block.size);
    block.size += section.length;
    return block.size - section.length;
  }

  #blockFor(length: number): Block {
    const last = this.#blocks[this.#blocks.length - 1];
    if (last !== undefined && hasRoom(last, length)) {
      if (last.size + length > last.bytes.length) last.bytes = larger(last, length);
      return last;
    }
    const block = { bytes: new Uint8Array(Math.max(length, BLOCK_BYTES.first)), size: 0, isOpen: true };
    this.#blocks.push(block);
    return block;
  }
}

const hasRoom = ({ isOpen, size }: Block, more: number): boolean => isOpen && size + more <= BLOCK_BYTES.most;

/** As `Writer.uint` does. */
function writeLength(bytes: Uint8Array, at: number, length: number): void {
  let rest = length;
  let to = at;
  for (; rest > 127; rest >>>= 7) bytes[to++] = 128 | (rest & 127);
  bytes[to] = rest;
}

function larger({ bytes, size }: Block, length: number): Uint8Array {
  const room = new Uint8Array(Math.min(BLOCK_BYTES.most, Math.max(bytes.length * 2, size + length)));
  room.set(bytes.subarray(0, size));
  return room;
}
