import { Zip, ZipDeflate } from 'fflate';

export interface ZipEntry {
  name: string;
  parts: AsyncIterable<string> | Iterable<string>;
}

const encoder = new TextEncoder();
const NOTHING = new Uint8Array(0);
/** Compressing holds the process: a little at a time. */
const SLICE = 64 * 1_024;

function* slicesOf(text: string): Generator<Uint8Array> {
  const bytes = encoder.encode(text);
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

/** A ZIP as it is being made: one part of one file is in memory, whatever the whole is. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>, now: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for await (const { name, parts } of entries) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = now;
    zip.add(file);
    for await (const part of parts) {
      for (const slice of slicesOf(part)) {
        file.push(slice);
        yield* ready.splice(0);
      }
    }
    file.push(NOTHING, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
