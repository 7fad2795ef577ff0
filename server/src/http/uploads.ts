import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { limits } from '@penora/protocol/catalog/limits';
import busboy, { type Busboy } from 'busboy';
import { invalid, Refusal, tooMany, unavailable } from '../kernel/errors.ts';
import type { Upload } from './route.ts';

/** One form, whole. */
export interface SentForm {
  fields: Readonly<Record<string, string>>;
  file: Upload | null;
}

/** Forms that are read at a time, of one caller and of all: each may hold a file in memory. */
const OF_ONE = 4;
const OF_ALL = 12;
const RETRY_SECONDS = 3;
/** Beside the file: borders, names, the other fields. */
const OVERHEAD_BYTES = 65_536;
/** What is too large is read to its end and forgotten, so that the answer arrives; beyond this the line is cut. */
const DRAINED_BYTES = 128 * 1_048_576;
const NAME_CHARACTERS = 255;

const PARTS = { files: 1, fields: 8, fieldSize: 16_384, parts: 10, headerPairs: 32 };

const tooLarge = (): Refusal =>
  new Refusal('too_large', `The file is larger than ${limits.uploadBytes / 1_048_576} MB.`, {
    limitBytes: limits.uploadBytes,
  });

/** What tells one form from another, for repeats of a request. */
export const digestOf = ({ fields, file }: SentForm): unknown => ({
  fields,
  file: file === null ? null : { name: file.name, hash: createHash('sha256').update(file.bytes).digest('hex') },
});

/** Reads `multipart/form-data` with one file, within limits: never more in memory than they allow. */
export class Uploads {
  readonly #reading = new Map<string, number>();
  #all = 0;

  /** Throws `unsupported_media`, `too_large`, `invalid`, `too_many_requests`, `unavailable`. */
  async read(request: IncomingMessage, caller: string): Promise<SentForm> {
    const mine = this.#reading.get(caller) ?? 0;
    if (mine >= OF_ONE) throw tooMany('You are sending several files. Wait for one of them.', RETRY_SECONDS);
    if (this.#all >= OF_ALL) throw unavailable('Many files are being sent right now. Try again in a moment.');
    this.#reading.set(caller, mine + 1);
    this.#all += 1;
    try {
      return await readForm(request);
    } finally {
      this.#all -= 1;
      const left = (this.#reading.get(caller) ?? 1) - 1;
      if (left === 0) this.#reading.delete(caller);
      else this.#reading.set(caller, left);
    }
  }
}

async function readForm(request: IncomingMessage): Promise<SentForm> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limits.uploadBytes + OVERHEAD_BYTES) {
    await drain(request);
    throw tooLarge();
  }
  try {
    return await parts(request, parserFor(request));
  } catch (error) {
    await drain(request);
    throw error;
  }
}

function parserFor({ headers }: IncomingMessage): Busboy {
  const type = headers['content-type'] ?? '';
  if (!type.toLowerCase().startsWith('multipart/form-data')) {
    throw new Refusal('unsupported_media', 'The body has to be multipart/form-data with a file.');
  }
  try {
    return busboy({ headers, defParamCharset: 'utf8', limits: { ...PARTS, fileSize: limits.uploadBytes + 1 } });
  } catch {
    throw invalid('file', 'the form cannot be read');
  }
}

function parts(request: IncomingMessage, parser: Busboy): Promise<SentForm> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = Object.create(null);
    let file: Promise<Upload> | null = null;
    const fail = (error: Refusal): void => {
      request.unpipe(parser);
      parser.removeAllListeners('close');
      reject(error);
    };
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) fail(invalid(name.slice(0, 40), 'too long'));
      else fields[name] = value;
    });
    parser.on('file', (name, stream, { filename }) => {
      if (name !== 'file') {
        stream.resume();
        return fail(invalid('file', 'the file has to be sent under the name "file"'));
      }
      file = collect(stream).then((bytes) => ({ name: nameOf(filename), bytes }));
      file.catch(fail);
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
      parser.on(limit, () => fail(invalid('file', 'one file at a time')));
    }
    parser.on('error', () => fail(invalid('file', 'the form cannot be read')));
    request.once('aborted', () => fail(invalid('file', 'the request ended too early')));
    parser.on('close', () => {
      (file ?? Promise.resolve(null)).then((sent) => resolve({ fields, file: sent }), reject);
    });
    request.pipe(parser);
  });
}

async function collect(stream: Readable & { truncated?: boolean }): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > limits.uploadBytes) throw tooLarge();
    pieces.push(piece);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Only the last part, whatever the sender's system separates folders by. Browsers write a quotation mark as %22. */
const nameOf = (raw: string | undefined): string =>
  (raw ?? '').replaceAll('%22', '"').split(/[/\\]/).at(-1)?.slice(0, NAME_CHARACTERS) ?? '';

/** Reads on without keeping anything, up to a limit. */
async function drain(request: IncomingMessage): Promise<void> {
  request.unpipe();
  let size = 0;
  if (request.readableEnded || request.destroyed) return;
  await new Promise<void>((resolve) => {
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > DRAINED_BYTES) request.destroy();
    });
    for (const event of ['end', 'close', 'error'] as const) request.once(event, () => resolve());
    request.resume();
  });
}
