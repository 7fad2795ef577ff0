/** The writing as frames: kept states from before the archive, then every step of it. Asked for page by page. */
import { openVersion, replay } from '@penora/protocol/endpoints/versions';
import type { ReplayPage, Version, Writer } from '@penora/protocol/schemas/version';
import { call } from '../../../api/call.ts';

/** One position of the slider. */
export type Frame =
  | { kind: 'version'; at: string; version: Version; by: Writer | null }
  | { kind: 'step'; at: string; by: Writer; updates: Uint8Array[] };

export interface Writing {
  frames: Frame[];
  /** The state to which the first step is applied; null is an empty text. */
  base: Uint8Array | null;
  /** Where the steps begin among the frames. */
  firstStep: number;
  /** There is more than is loaded at once: the end is missing. */
  isCut: boolean;
}

/** More would fill the browser's memory. */
const MOST_PAGES = 60;
const MOST_BYTES = 48 * 1_048_576;

export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Loads the whole writing; `onProgress` hears how much of it, from 0 to 1. */
export async function loadWriting(
  code: string,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<Writing> {
  const first = await call(replay, { params: { code }, signal });
  const versions = first.versions.map((version): Frame => {
    return { kind: 'version', at: version.at, version, by: version.writers[0] ?? null };
  });
  const writing: Writing = {
    frames: [...versions, ...framesOf(first)],
    base: first.base?.state ? bytesOf(first.base.state) : null,
    firstStep: versions.length,
    isCut: false,
  };
  let bytes = sizeOf(first);
  let { next } = first;
  for (let page = 1; next !== null; page += 1) {
    if (page >= MOST_PAGES || bytes > MOST_BYTES) return { ...writing, isCut: true };
    onProgress(next / Math.max(1, first.last));
    const more: ReplayPage = await call(replay, { params: { code }, query: { after: next }, signal });
    writing.frames.push(...framesOf(more));
    bytes += sizeOf(more);
    next = more.next;
  }
  return writing;
}

const sizeOf = ({ steps }: ReplayPage): number => steps.reduce((sum, { bytes }) => sum + bytes.length, 0);

function framesOf({ steps, writers }: ReplayPage): Frame[] {
  return steps.map(({ at, by, sizes, bytes }) => {
    const all = bytesOf(bytes);
    let start = 0;
    const updates = sizes.map((size) => {
      start += size;
      return all.subarray(start - size, start);
    });
    return { kind: 'step', at, by: writers[by] ?? { kind: 'unknown' }, updates };
  });
}

/** The text of a kept state. */
export async function textOfVersion(code: string, id: string, signal: AbortSignal): Promise<string> {
  return (await call(openVersion, { params: { code, id }, query: { against: 'none' }, signal })).text;
}
