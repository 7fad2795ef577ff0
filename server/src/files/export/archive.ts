import type { ExportFormat } from '@penora/protocol/schemas/export';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { safeName } from './fileName.ts';

/** Compressing holds the process: a little at a time. */
const SLICE = 64 * 1_024;
/** They are compressed inside. */
const PACKED: ReadonlySet<ExportFormat> = new Set(['pdf', 'docx', 'epub']);

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Own {
  code: string;
  title: string;
  app: string;
}

export interface ArchiveDeps {
  projects: readonly Own[];
  /** One of them as a file; null when it cannot be made. */
  fileOf(project: Own): Promise<Uint8Array | null>;
  /** What was said beside it, as a text; null for nothing. */
  commentsOf(project: Own): Promise<string | null>;
}

/** All of a person's texts as a ZIP while it is being made: one file is in memory at a time, whatever the whole is. */
export async function* archiveOf(deps: ArchiveDeps, format: ExportFormat, now: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const missing: string[] = [];
  for (const project of deps.projects) {
    const bytes = await deps.fileOf(project);
    const name = `${project.code} ${safeName(project.title)}.${format}`;
    if (bytes === null) {
      missing.push(name);
      continue;
    }
    yield* put(zip, ready, name, bytes, PACKED.has(format), now);
    const comments = await deps.commentsOf(project);
    if (comments === null) continue;
    yield* put(zip, ready, `${project.code} ${safeName(project.title)} comments.txt`, utf8(comments), false, now);
  }
  if (missing.length > 0) {
    const note = `These could not be made. Download each by itself:\n\n${missing.join('\n')}\n`;
    yield* put(zip, ready, 'MISSING.txt', utf8(note), false, now);
  }
  zip.end();
  for (const piece of ready.splice(0)) yield piece;
}

/** Piece by piece: what a list gives by `yield*` cannot be broken off by whoever leaves. */
function* put(
  zip: Zip,
  ready: Uint8Array[],
  name: string,
  bytes: Uint8Array,
  isPacked: boolean,
  now: Date,
): Generator<Uint8Array> {
  const file = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
  file.mtime = now;
  zip.add(file);
  for (let at = 0; at < bytes.length; at += SLICE) {
    file.push(bytes.subarray(at, at + SLICE));
    for (const piece of ready.splice(0)) yield piece;
  }
  file.push(new Uint8Array(0), true);
  for (const piece of ready.splice(0)) yield piece;
}
