import { readStruct } from '../update/parse.ts';
import { Reader } from '../update/reader.ts';
import type { Section } from '../update/struct.ts';

/** So many structs at most are read again to find one by its clock. */
const STRUCTS_PER_MARK = 256;
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
  #count = 0;
  readonly #blocks: Block[] = [];
  readonly #marks: Mark[] = [START];

  constructor(client: number) {
    this.client = client;
  }

  /** `structs` stand in `bytes` from the first's start to the last's end, and begin at `next`. Returns their size. */
  append(bytes: Uint8Array, { structs }: Section): number {
    const start = structs[0]?.start ?? 0;
    const end = structs[structs.length - 1]?.end ?? start;
    const at = this.#put(bytes.subarray(start, end));
    for (const struct of structs) {
      const last = this.#marks[this.#marks.length - 1] ?? START;
      if (this.#count - last.count >= STRUCTS_PER_MARK) {
        const place = { block: this.#blocks.length - 1, offset: at + struct.start - start };
        this.#marks.push({ clock: struct.clock, count: this.#count, ...place });
      }
      this.#count += 1;
      this.next = struct.clock + struct.length;
    }
    return end - start;
  }

  all(): LogPart {
    return { clock: 0, count: this.#count, bytes: this.#bytesFrom(0, 0) };
  }

  /** The structs from the one that holds `clock` on: it may begin before, which Yjs takes in its stride. */
  from(clock: number): LogPart {
    const mark = this.#markBefore(clock);
    let { clock: at, count, offset } = mark;
    for (let index = mark.block; index < this.#blocks.length; index += 1) {
      const block = this.#blocks[index];
      if (block === undefined) break;
      const reader = new Reader(block.bytes, offset, block.size);
      while (reader.at < reader.end) {
        const start = reader.at;
        const { length } = readStruct(reader, at, true);
        if (at + length > clock) return { clock: at, count: this.#count - count, bytes: this.#bytesFrom(index, start) };
        at += length;
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
    if (last?.isOpen && last.size + length <= BLOCK_BYTES.most) {
      if (last.size + length > last.bytes.length) last.bytes = larger(last, length);
      return last;
    }
    const block = { bytes: new Uint8Array(Math.max(length, BLOCK_BYTES.first)), size: 0, isOpen: true };
    this.#blocks.push(block);
    return block;
  }
}

function larger({ bytes, size }: Block, length: number): Uint8Array {
  const room = new Uint8Array(Math.min(BLOCK_BYTES.most, Math.max(bytes.length * 2, size + length)));
  room.set(bytes.subarray(0, size));
  return room;
}
