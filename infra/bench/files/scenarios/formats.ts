import { monitorEventLoopDelay } from 'node:perf_hooks';
import { exportFormats } from '@penora/protocol/schemas/export';
import { documentFromText } from '../../../../server/src/documents/contents/fromText.ts';
import type { ExportJob } from '../../../../server/src/files/export/manuscript.ts';
import { filePool } from '../../../../server/src/files/filePool.ts';
import { figure, type Report } from '../../kit/report.ts';
import { book } from '../book.ts';

const LOOK_MS = 20;

/** A text of 1 MB to each format in one thread: time, memory beside the process, and what its event loop noticed. */
export async function formats(report: Report): Promise<void> {
  const update = documentFromText(book());
  if (update === null) throw new Error('there is no text');
  const delay = monitorEventLoopDelay({ resolution: 2 });
  const rows: Record<string, string>[] = [];
  for (const format of exportFormats) {
    const module = new URL('../../../../server/src/files/export/thread.ts', import.meta.url);
    const pool = filePool<ExportJob, null>(module, { timeMs: 120_000, memoryMb: 288, threads: 1 });
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss);
    }, LOOK_MS);
    const began = performance.now();
    delay.enable();
    delay.reset();
    const job: ExportJob = {
      source: { kind: 'document', updates: [new Uint8Array(update)] },
      facts: { title: 'A long book', author: 'Ada', createdAt: new Date(), identifier: 'ABC123', madeBy: null },
      options: { format, paper: 'a4', style: 'book', howMade: false },
    };
    let bytes = 0;
    let first = 0;
    for await (const piece of pool.pour(async () => ({ data: job }), { owner: 'bench' })) {
      if (bytes === 0) first = performance.now() - began;
      bytes += piece.length;
    }
    delay.disable();
    clearInterval(watch);
    pool.close();
    rows.push({
      format,
      seconds: figure((performance.now() - began) / 1_000),
      'first piece after, s': figure(first / 1_000),
      'file, KB': figure(bytes / 1_024),
      'memory, MB more at most': figure((peak - before) / 1e6),
      'longest delay of the loop, ms': figure(delay.max / 1e6),
    });
  }
  const notes =
    'Each in a thread of its own that starts with the job. Memory is that of the whole process, above what the formats before had left in it.';
  report.add({ title: 'A text of 1 MB to each format', rows, notes });
}
