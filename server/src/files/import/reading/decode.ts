import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { judgeDoubles } from './encodings/doubles.ts';
import { type Judged, judgePages } from './encodings/pages.ts';
import { wrongKind } from './faults.ts';

/** Enough for statistics, little enough to be quick. */
const SAMPLE_BYTES = 65_536;
const SURE = 20;
/** What statistics add to a judgement by words, for their first guess and for their second. */
const BACKING = [0.04, 0.02];
/** Below this nothing makes words, and statistics alone decide. */
const LEAST_SCORE = 0.5;
/** Of the bytes of a text in UTF-16, at least. */
const LEAST_ZEROS = 0.02;
/** Fewer zeros than this may have strayed into a text of bytes, as damaged disks and old programs leave them. */
const STRAY_ZEROS = 0.3;
const WIDE_SHARE = 0.3;

/** The text in these bytes, whatever it is encoded in. `declared`: what the file says itself. Throws for no text. */
export function decode(bytes: Uint8Array, declared?: string): string {
  const text = byMark(bytes) ?? byZeros(bytes) ?? ofBytes(withoutZeros(bytes), declared);
  if (!looksLikeText(text)) throw wrongKind();
  return text.replace(/^\ufeff/, '');
}

const ofBytes = (bytes: Uint8Array, declared: string | undefined): string =>
  bySwitches(bytes) ?? asUtf8(bytes) ?? byName(bytes, declared) ?? guessed(bytes);

/** Many zeros are no text: those stay, and tell. */
function withoutZeros(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0)) return bytes;
  const rest = bytes.filter((byte) => byte !== 0);
  return rest.length > bytes.length * (1 - STRAY_ZEROS) ? rest : bytes;
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? as(bytes, 'utf-32le') : as(bytes, 'utf-16le');
  if (a === 0xfe && b === 0xff) return as(bytes, 'utf-16be');
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return as(bytes, 'utf-32be');
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  return null;
}

/** UTF-16 without a mark: every second byte of most scripts' spaces and stops is zero. */
function byZeros(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let [even, odd] = [0, 0];
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) at % 2 === 0 ? even++ : odd++;
  if (even + odd < sample.length * LEAST_ZEROS || bytes.length % 2 !== 0) return null;
  if (even + odd < sample.length * STRAY_ZEROS && isTextOfBytes(sample)) return null;
  if (odd > even * 8) return as(bytes, 'utf-16le');
  return even > odd * 8 ? as(bytes, 'utf-16be') : null;
}

/** Whether bytes are text without the zeros among them: halves of wide signs are controls, or mostly beyond ASCII. */
function isTextOfBytes(sample: Uint8Array): boolean {
  const rest = sample.filter((byte) => byte !== 0);
  const controls = rest.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d).length;
  if (controls * 100 >= rest.length) return false;
  const isWide = rest.filter((byte) => byte >= 0x80).length > rest.length * WIDE_SHARE;
  return !isWide || asUtf8(rest) !== null;
}

/** The Japanese of letters: seven bits, and signs that switch to tables of two bytes and back. */
function bySwitches(bytes: Uint8Array): string | null {
  const sample = Buffer.from(bytes.subarray(0, SAMPLE_BYTES)).toString('latin1');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /\x1b\$[@B]/.test(sample) && !/[\x80-\xff]/.test(sample) ? new TextDecoder('iso-2022-jp').decode(bytes) : null;
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const byName = (bytes: Uint8Array, name: string | undefined): string | null =>
  name !== undefined && iconv.encodingExists(name) && !/^utf-?8$/i.test(name) ? as(bytes, name) : null;

/** By what makes words and by statistics; a file that is nearly UTF-8 is UTF-8 with a damaged place. */
function guessed(bytes: Uint8Array): string {
  const loose = new TextDecoder('utf-8').decode(bytes);
  const damaged = loose.match(/\ufffd/g)?.length ?? 0;
  if (damaged * 200 < loose.length && /[\u0080-\ufffc]/.test(loose)) return loose;
  const sample = denseSample(bytes);
  const found = analyse(sample).filter(({ name }) => name !== 'UTF-8' && iconv.encodingExists(name));
  const likely = found.filter(({ confidence }) => confidence >= SURE).map(({ name }) => name.toLowerCase());
  const judged = [...judgePages(sample), ...judgeDoubles(sample)];
  const backed = ({ encoding, score }: Judged): number => score + (BACKING[likely.indexOf(encoding)] ?? 0);
  const kind = judged.reduce((one, other) => (backed(other) > backed(one) ? other : one)).kind;
  // Pages for the same languages differ in few letters: what makes better words is right.
  const best = judged
    .filter((one) => one.kind === kind)
    .reduce((one, other) => (other.score > one.score ? other : one));
  return as(bytes, best.score >= LEAST_SCORE ? best.encoding : (found[0]?.name ?? 'windows-1252'));
}

/** The lines that are not plain ASCII: only they tell one encoding from another. */
function denseSample(bytes: Uint8Array): Uint8Array {
  const lines: number[] = [];
  let start = 0;
  let isPlain = true;
  for (let at = 0; at < bytes.length && lines.length < SAMPLE_BYTES; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) isPlain = false;
    if (byte !== 0x0a && at - start < 4_096 && at < bytes.length - 1) continue;
    if (!isPlain) for (const sign of bytes.subarray(start, at + 1)) lines.push(sign);
    start = at + 1;
    isPlain = true;
  }
  return Uint8Array.from(lines);
}

const as = (bytes: Uint8Array, encoding: string): string =>
  iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);

/** Few control characters, and few signs that no encoding has. */
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, SAMPLE_BYTES);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return strange === 0 || strange * 50 < sample.length;
}
