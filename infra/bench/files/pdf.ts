/** A text of 1 MB to each format in a thread: time, memory beside the process, and what the event loop noticed. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { exportFormats } from '@penora/protocol/schemas/export';
import { documentFromText } from '../../../server/src/documents/contents/fromText.ts';
import type { ExportJob } from '../../../server/src/files/export/manuscript.ts';
import { filePool } from '../../../server/src/files/filePool.ts';

const MEGABYTE = 1_048_576;
const SENTENCE = 'The lamp was lit before the ship was seen, and nobody in the town would say by whom';

/** Paragraphs of ordinary length whose words differ. */
function book(): string {
  const paragraphs: string[] = [];
  for (let size = 0, number = 0; size < MEGABYTE; number += 1) {
    const paragraph = Array.from({ length: 6 }, (_, part) => `${SENTENCE}, word${number * 6 + part}.`).join(' ');
    paragraphs.push(paragraph);
    size += paragraph.length + 2;
  }
  return paragraphs.join('\n\n').slice(0, MEGABYTE);
}

const pool = filePool<ExportJob, Uint8Array>(new URL('../../../server/src/files/export/thread.ts', import.meta.url), {
  timeMs: 120_000,
  memoryMb: 288,
  threads: 1,
});
const update = documentFromText(book());
if (update === null) throw new Error('there is no text');
const delay = monitorEventLoopDelay({ resolution: 5 });
const before = process.memoryUsage().rss;
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 50);
delay.enable();
for (const format of exportFormats) {
  const began = performance.now();
  delay.reset();
  const job: ExportJob = {
    source: { kind: 'document', update },
    facts: { title: 'A long book', author: 'Ada', createdAt: new Date(), identifier: 'ABC123', madeBy: null },
    options: { format, paper: 'a4', style: 'book', howMade: false },
  };
  const bytes = await pool.run(job, { owner: 'bench' });
  const took = Math.round(performance.now() - began);
  const memory = Math.round((peak - before) / 1e6);
  console.log(
    `${format}: ${took} ms, ${bytes.length} bytes, +${memory} MB at most, loop ${(delay.max / 1e6).toFixed(1)} ms`,
  );
}
clearInterval(watch);
await pool.close();
