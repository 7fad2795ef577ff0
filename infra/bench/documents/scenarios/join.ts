import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../../../run/node.ts';
import { median } from '../../kit/latencies.ts';
import { figure, type Report } from '../../kit/report.ts';
import { bring, joinOnce, joinTogether } from '../joiner.ts';
import { type Load, measure } from '../load.ts';
import { type LongDocument, longDocument } from '../longDocument.ts';
import { type Documents, type Target, withTarget } from '../target.ts';

const EDITS = 260_000;
const CROWD = 50;
const TIMES = 5;
/** What goes on in other rooms meanwhile. */
const OTHERS: Load = { rooms: 10, clients: 4, rate: 200, seconds: 2.5 };

async function joins(target: Target, document: LongDocument): Promise<Record<string, string>> {
  const documents = await target.documents(1);
  const writer = await bring(documents, document.updates);
  const before = await target.process.memoryBytes();
  const alone = [];
  const together = [];
  for (let count = 0; count < TIMES; count += 1) alone.push(await joinOnce(documents));
  for (let count = 0; count < TIMES; count += 1) together.push(await joinTogether(documents, CROWD));
  const quiet = await measure(target, OTHERS, 'typing');
  const disturbed = measure(target, OTHERS, 'typing');
  await sleep(1_000);
  await crowd(documents);
  const { p99, missing } = await disturbed;
  const grown = (await target.process.memoryBytes()) - before;
  writer.close();
  return {
    server: target.name,
    'one, ms': figure(median(alone.map(({ openMs }) => openMs))),
    'with connecting': figure(median(alone.map(({ ms }) => ms))),
    [`last of ${CROWD} at once, with connecting`]: figure(median(together)),
    'p99 in other rooms, quiet': figure(quiet.p99),
    'p99 meanwhile': figure(p99),
    missing: figure(missing),
    'memory afterwards, MB': figure(grown / 1_048_576),
  };
}

/** From a process of its own (see `crowd.ts`). */
async function crowd(documents: Documents): Promise<void> {
  const wanted = JSON.stringify({ ...documents, count: CROWD, times: TIMES });
  await promisify(execFile)(process.execPath, ['infra/bench/documents/crowd.ts', wanted], { cwd: root });
}

/**
 * Joining a long document while others write elsewhere: one alone, from the open socket to the last byte, and many at
 * once, from before connecting to the last byte of the last.
 */
export async function join(report: Report): Promise<void> {
  const document = longDocument(EDITS);
  const rows = [];
  for (const name of ['usual', 'penora'] as const)
    rows.push(await withTarget(name, (target) => joins(target, document)));
  const size = figure(document.state.length / 1_000);
  report.add({ title: `Joining a document of ${EDITS.toLocaleString('en')} edits (${size} kB)`, rows });
}
