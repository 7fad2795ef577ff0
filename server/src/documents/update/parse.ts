import { FRAGMENT } from '@penora/protocol/document/nodes';
import { readContent } from './content.ts';
import { InvalidUpdate, Reader } from './reader.ts';
import { type Deletions, GONE, ROOT, type Section, SKIP, Struct, type Update } from './struct.ts';

/** Far beyond what people do, near enough that the largest frame is read in a fraction of a second. */
const MAX_SECTIONS = 4_096;
const MAX_STRUCTS = 500_000;
const MAX_RANGES = 500_000;
/** Clocks count characters; beyond it Yjs's own arithmetic is not proved. */
const MAX_CLOCK = 2 ** 31 - 1;

const HAS_ORIGIN = 128;
const HAS_RIGHT = 64;
const HAS_SUB = 32;

/** Structs that `parseInSteps` reads in one step: a few milliseconds. */
export const STEP_STRUCTS = 8_192;

/**
 * Reads a Yjs update (version 1) without integrating it: its form, the kinds of its contents, the names and values that
 * stand in it. Where structs belong is not known yet (`state/`). Throws `InvalidUpdate`; `trusted` is for the log.
 */
export function parseUpdate(bytes: Uint8Array, trusted = false): Update {
  const steps = parseInSteps(bytes, trusted);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, between which others may have their turn. */
export function* parseInSteps(bytes: Uint8Array, trusted = false): Generator<void, Update, void> {
  const reader = new Reader(bytes);
  const sections: Section[] = [];
  let structs = 0;
  let inStep = 0;
  for (let left = countOf(reader, MAX_SECTIONS, trusted); left > 0; left -= 1) {
    const count = countOf(reader, MAX_STRUCTS - structs, trusted);
    if (count === 0) throw new InvalidUpdate('a client without structs');
    const section: Section = { client: reader.uint(), clock: reader.uint(), structs: [] };
    sections.push(section);
    structs += count;
    for (let rest = count; rest > 0; ) {
      const some = Math.min(rest, STEP_STRUCTS - inStep);
      readStructs(reader, section, some, trusted);
      rest -= some;
      inStep = (inStep + some) % STEP_STRUCTS;
      if (inStep === 0) yield;
    }
    if (section.structs[count - 1]?.kind === SKIP) throw new InvalidUpdate('a gap with nothing behind it');
  }
  if (sections.length > 1) demandOnce(sections);
  const deletions = readDeletions(reader, trusted);
  if (reader.at !== reader.end) throw new InvalidUpdate('bytes are left over');
  return { bytes, sections, deletions };
}

function countOf(reader: Reader, most: number, trusted: boolean): number {
  const count = reader.uint();
  if (count > most && !trusted) throw new InvalidUpdate('too much at once');
  return count;
}

function demandOnce(sections: readonly Section[]): void {
  if (new Set(sections.map(({ client }) => client)).size < sections.length)
    throw new InvalidUpdate('a client comes twice');
}

/** Reads on in a section. */
function readStructs(reader: Reader, { clock: first, structs }: Section, count: number, trusted: boolean): void {
  const last = structs[structs.length - 1];
  let clock = last === undefined ? first : last.clock + last.length;
  for (let left = count; left > 0; left -= 1) {
    const struct = readStruct(reader, clock, trusted);
    if (struct.length === 0) throw new InvalidUpdate('a struct of no length');
    clock += struct.length;
    if (clock > MAX_CLOCK) throw new InvalidUpdate('a clock is too large');
    structs.push(struct);
  }
}

/** One struct, at this clock; read into one that is as new. */
export function readStruct(
  reader: Reader,
  clock: number,
  trusted: boolean,
  struct = new Struct(clock, reader.at),
): Struct {
  const info = reader.byte();
  const ref = info & 31;
  if (ref === GONE || ref === SKIP) {
    struct.kind = ref;
    struct.contentAt = reader.at;
    struct.length = reader.uint();
  } else {
    readPlace(reader, struct, info);
    readContent(reader, struct, ref, trusted);
  }
  struct.end = reader.at;
  return struct;
}

function readPlace(reader: Reader, struct: Struct, info: number): void {
  if ((info & HAS_ORIGIN) !== 0) {
    struct.originClient = reader.uint();
    struct.originClock = reader.uint();
  }
  if ((info & HAS_RIGHT) !== 0) {
    struct.rightClient = reader.uint();
    struct.rightClock = reader.uint();
  }
  if ((info & (HAS_ORIGIN | HAS_RIGHT)) !== 0) return;
  if (reader.uint() === 1) {
    struct.parentClient = ROOT;
    if (reader.string() !== FRAGMENT) throw new InvalidUpdate('a root that is not of the schema');
  } else {
    struct.parentClient = reader.uint();
    struct.parentClock = reader.uint();
  }
  if ((info & HAS_SUB) !== 0) struct.sub = reader.string();
}

export function readDeletions(reader: Reader, trusted: boolean): Deletions[] {
  const count = reader.uint();
  const deletions: Deletions[] = [];
  const seen = new Set<number>();
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const client = reader.uint();
    if (count > 1 && seen.has(client) && !trusted) throw new InvalidUpdate('a client comes twice');
    if (count > 1) seen.add(client);
    const ranges = readRanges(reader, MAX_RANGES - total);
    total += ranges.length / 2;
    if (ranges.length > 0) deletions.push({ client, ranges });
  }
  return deletions;
}

function readRanges(reader: Reader, most: number): number[] {
  const count = reader.uint();
  if (count > most) throw new InvalidUpdate('too many deletions');
  const ranges: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const clock = reader.uint();
    const length = reader.uint();
    if (length === 0 || clock + length > MAX_CLOCK) throw new InvalidUpdate('a deletion of no length');
    ranges.push(clock, clock + length);
  }
  return ranges;
}
