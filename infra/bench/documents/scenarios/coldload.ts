import { setTimeout as sleep } from 'node:timers/promises';
import { figure, type Report } from '../../kit/report.ts';
import { bring, joinOnce } from '../joiner.ts';
import { longDocument } from '../longDocument.ts';
import { withTarget } from '../target.ts';

const EDITS = 260_000;
/** For the snapshot, which is made in the background. */
const SETTLE_MS = 6_000;

/** The first join after a restart, stopped properly and killed. */
export async function coldload(report: Report): Promise<void> {
  const document = longDocument(EDITS);
  const rows = await withTarget('penora', async (target) => {
    let documents = await target.documents(1);
    (await bring(documents, document.updates)).close();
    await sleep(SETTLE_MS);
    const lines = [];
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      await target.restart(signal);
      documents = target.again(documents);
      const [first, second] = [await joinOnce(documents), await joinOnce(documents)];
      lines.push({
        'restart after': signal,
        'first join with connecting, ms': figure(first.ms),
        'from the open socket, ms': figure(first.openMs),
        'second with connecting, ms': figure(second.ms),
      });
    }
    return lines;
  });
  report.add({ title: `The first join of ${EDITS.toLocaleString('en')} edits after a restart`, rows });
}
