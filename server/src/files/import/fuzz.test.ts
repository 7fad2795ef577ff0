import PdfDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../documents/test/random.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { WorkerPool } from '../../kernel/workers/workerPool.ts';
import { filePool } from '../filePool.ts';
import type { Reading, ReadJob } from './reading/reading.ts';
import { readUpload } from './readUpload.ts';
import { corpus, docxOf, epubOf, odtOf, rtfOf, rtfText, wp, wr } from './test/files.ts';

const RUNS = process.env.PENORA_LONG === undefined ? 12 : 1_000;
const thread = new URL('./reading/thread.ts', import.meta.url);
const sender = { userId: 'ada', signal: new AbortController().signal };
const words = corpus.map(({ text }) => text);

let pool: WorkerPool<ReadJob, Reading>;
beforeAll(() => {
  pool = filePool(thread, { threads: 1, timeMs: 60_000, memoryMb: 512 });
});
afterAll(() => pool.close());

const send = (bytes: Uint8Array<ArrayBuffer>, name = 'file') => readUpload({ pool }, { bytes, name }, sender);

const xml = words.map((text) => `<p>a <b>${text}</b></p>`).join('');
const texts: Record<string, (change: (part: string) => string) => Uint8Array<ArrayBuffer>> = {
  docx: (change) => docxOf(change(words.map((text) => wp(wr(text, '<w:b/>'), '<w:jc w:val="center"/>')).join(''))),
  odt: (change) => odtOf(change(words.map((text) => `<text:p>${text}<text:s/></text:p>`).join(''))),
  epub: (change) => epubOf([change(xml), change(xml)]),
  html: (change) => new Uint8Array(Buffer.from(`<!doctype html>${change(xml)}`)),
  rtf: (change) => rtfOf(change(words.map((text) => `\\pard\\b ${rtfText(text)}\\b0\\par`).join('\n'))),
};

async function pdf(): Promise<Uint8Array<ArrayBuffer>> {
  const made = new PdfDocument({ compress: false });
  const pieces: Buffer[] = [];
  made.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => made.on('end', resolve));
  made.fontSize(20).text('One').fontSize(11).text('The lamp was lit. '.repeat(200)).end();
  await ended;
  return new Uint8Array(Buffer.concat(pieces));
}

/** Bytes changed, taken out, doubled or cut off. */
function damage(random: Random, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = [...bytes];
  for (let times = 1 + random.below(6); times > 0; times -= 1) {
    const at = random.below(copy.length);
    const kind = random.below(5);
    if (kind === 0) copy[at] = random.below(256);
    else if (kind === 1) copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    else if (kind === 2) copy.splice(at, 1 + random.below(40));
    else if (kind === 3) copy.splice(at, 0, ...copy.slice(at, at + random.below(200)));
    else copy.length = Math.max(1, at);
  }
  return Uint8Array.from(copy);
}

const damageText = (random: Random) => (part: string) => Buffer.from(damage(random, Buffer.from(part))).toString();

/** Either it is read or it is refused in words; nothing else ever. */
async function readOrRefused(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const outcome = await send(bytes).catch((error: unknown) => error);
  if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Refusal);
  if (outcome instanceof Refusal) expect(['invalid', 'too_large', 'unsupported_media']).toContain(outcome.code);
}

describe('damaged files are read or refused, and the next one is read', () => {
  const seed = 20_261_128;
  test.each(Object.keys(texts))('%s', async (format) => {
    const make = texts[format];
    if (make === undefined) throw new Error(format);
    const random = new Random(seed);
    const whole = make((part) => part);
    for (let run = 0; run < RUNS; run += 1) {
      await readOrRefused(damage(random, whole));
      await readOrRefused(make(damageText(random)));
    }
    expect((await send(make((part) => part))).facts.format).toBe(format);
  });

  test('pdf', async () => {
    const random = new Random(seed);
    const whole = await pdf();
    for (let run = 0; run < RUNS; run += 1) await readOrRefused(damage(random, whole));
    expect((await send(await pdf())).facts.format).toBe('pdf');
  });
});

test('a file that takes too long or too much is refused, and the next one is read', async () => {
  const tight = filePool<ReadJob, Reading>(thread, { threads: 1, timeMs: 3_000, memoryMb: 96 });
  const reason = (bytes: Uint8Array<ArrayBuffer>) =>
    readUpload({ pool: tight }, { bytes, name: 'a.html' }, sender).then(
      () => 'read',
      (error: unknown) => Object(error).facts?.reason ?? String(error),
    );
  const large = new Uint8Array(Buffer.from(`<html>${'<p>a<b>b<i>c<u>d<s>e</s></u></i></b>'.repeat(50_000)}`));
  expect(['time', 'memory']).toContain(await reason(large));
  // A busy machine may need more than those seconds to start the next thread, but not every time.
  await expect.poll(() => reason(new Uint8Array(Buffer.from('<html><p>a'))), { timeout: 60_000 }).toBe('read');
  await tight.close();
}, 90_000);
