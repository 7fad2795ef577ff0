import { Reader } from '../update/reader.ts';
import { type Deletions, GONE, NOBODY, type Struct, TEXT, type Update } from '../update/struct.ts';
import { Writer } from '../update/writer.ts';
import type { Progress } from './admission.ts';

const HAS_ORIGIN = 128;
const HAS_RIGHT = 64;

/** So many deletions that are known already are not worth writing an update anew. */
const KNOWN_RANGES_KEPT = 8;

const rangeCount = (deletions: readonly Deletions[]): number =>
  deletions.reduce((sum, { ranges }) => sum + ranges.length / 2, 0);

/** Whether an update brings enough of what is known already that the log should have it without. */
export function isRedundant(update: Update, progress: readonly Progress[], fresh: readonly Deletions[]): boolean {
  const repeats = progress.some((part) => part.fresh !== 0 || part.known > 0);
  return repeats || rangeCount(update.deletions) - rangeCount(fresh) > KNOWN_RANGES_KEPT;
}

/** The update without what is known: a client that comes back sends all deletions there ever were (D7). */
export function writeFresh(update: Update, progress: readonly Progress[], fresh: readonly Deletions[]): Uint8Array {
  const sections = progress.filter((part) => part.fresh >= 0);
  const writer = new Writer(256).uint(sections.length);
  for (const { section, fresh: first, known } of sections) {
    const { client, structs } = section;
    const [struct] = structs.slice(first, first + 1);
    const last = structs[structs.length - 1];
    if (struct === undefined || last === undefined) continue;
    writer
      .uint(structs.length - first)
      .uint(client)
      .uint(struct.clock + known);
    if (known > 0) writeRest(writer, update.bytes, struct, client, known);
    writer.raw(update.bytes.subarray(known > 0 ? struct.end : struct.start, last.end));
  }
  writer.uint(fresh.length);
  for (const { client, ranges } of fresh) {
    writer.uint(client).uint(ranges.length / 2);
    for (let at = 0; at < ranges.length; at += 2) {
      const start = ranges[at] ?? 0;
      writer.uint(start).uint((ranges[at + 1] ?? start) - start);
    }
  }
  return writer.done();
}

/** A struct without its first `known` clocks, as Yjs writes it: it then stands behind the part that is left out. */
export function writeRest(writer: Writer, bytes: Uint8Array, struct: Struct, client: number, known: number): void {
  const { kind, length } = struct;
  if (kind === GONE) {
    writer.byte(GONE).uint(length - known);
    return;
  }
  const hasRight = struct.rightClient !== NOBODY;
  writer.byte(kind | HAS_ORIGIN | (hasRight ? HAS_RIGHT : 0));
  writer.uint(client).uint(struct.clock + known - 1);
  if (hasRight) writer.uint(struct.rightClient).uint(struct.rightClock);
  if (kind === TEXT) writer.string(new Reader(bytes, struct.contentAt, struct.end).string().slice(known));
  else writer.uint(length - known);
}
