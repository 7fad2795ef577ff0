import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { bomb, broken, encrypted, entities } from './faults.ts';
import { readingLimits } from './limits.ts';

const open = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** More than text ever unfolds to; small files may be very even. */
const MOST_RATIO = 400;
const RATIO_FROM_BYTES = 1_048_576;

interface Entry {
  name: string;
  bytes: number;
  entry: yauzl.Entry;
}

/** A ZIP whose parts are unpacked one by one, within limits that hold whatever its directory says. */
export class Zip {
  readonly #file: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #left: number = readingLimits.inflatedBytes;

  private constructor(file: yauzl.ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#file = file;
    this.#entries = entries;
  }

  /** Throws `broken`, `bomb` or `encrypted`; also for names that lead out of the archive. */
  static async open(bytes: Uint8Array): Promise<Zip> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const file = await open(buffer, { lazyEntries: true, autoClose: false }).catch(() => {
      throw broken();
    });
    if (file.entryCount > readingLimits.entries) throw bomb();
    return new Zip(file, await directoryOf(file));
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** One part, unpacked; null when there is none of this name. */
  async bytes(name: string): Promise<Buffer | null> {
    const found = this.#entries.get(name);
    if (found === undefined) return null;
    const most = Math.min(this.#left, readingLimits.entryBytes);
    if (found.bytes > most) throw bomb();
    const unpacked = await this.#inflate(found.entry, most);
    this.#left -= unpacked.length;
    return unpacked;
  }

  async text(name: string): Promise<string | null> {
    const bytes = await this.bytes(name);
    return bytes === null ? null : xmlText(bytes);
  }

  #inflate(entry: yauzl.Entry, most: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#file.openReadStream(entry, (error, stream) => {
        if (error !== null) return reject(broken());
        const pieces: Buffer[] = [];
        let size = 0;
        stream.on('data', (piece: Buffer) => {
          size += piece.length;
          pieces.push(piece);
          if (size <= most) return;
          stream.destroy();
          reject(bomb());
        });
        stream.on('error', () => reject(broken()));
        stream.on('end', () => resolve(Buffer.concat(pieces)));
      });
    });
  }
}

function directoryOf(file: yauzl.ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let total = 0;
  return new Promise((resolve, reject) => {
    file.on('error', () => reject(broken()));
    file.on('end', () => resolve(entries));
    file.on('entry', (entry: yauzl.Entry) => {
      if ((entry.generalPurposeBitFlag & 1) === 1) return reject(encrypted());
      const bytes = entry.uncompressedSize;
      total += bytes;
      const isEven = bytes > RATIO_FROM_BYTES && bytes > entry.compressedSize * MOST_RATIO;
      // Pictures are never unpacked; what is not text may be as large as the file allows.
      if (isEven || total > readingLimits.inflatedBytes * 4) return reject(bomb());
      entries.set(entry.fileName, { name: entry.fileName, bytes, entry });
      file.readEntry();
    });
    file.readEntry();
  });
}

/** Text of an XML part. Throws for one that defines entities: none of ours does, and they can unfold without end. */
export function xmlText(bytes: Buffer): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = isWide
    ? new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
    : new TextDecoder('utf-8').decode(bytes);
  if (/<!ENTITY/i.test(text)) throw entities();
  return text;
}
