import { figure, type Report } from '../../kit/report.ts';
import { type Measurement, measure } from '../load.ts';
import { type Target, withTarget } from '../target.ts';

const P99_MS = 100;
const STEPS = 10;
const SECONDS = 1.5;
/** Near enough. */
const CLOSE = 0.15;

interface Found {
  best: Measurement | null;
  rate: number;
  /** Where it ended, the generator was too slow and not the server. */
  isGeneratorLate: boolean;
}

/** Doubles the rate until too late or not all arrives, then halves the distance; each step by a person of its own. */
async function highest(target: Target, rooms: number, clients: number, from: number): Promise<Found> {
  const found: Found = { best: null, rate: 0, isGeneratorLate: false };
  let tooMuch = Number.POSITIVE_INFINITY;
  let rate = from;
  for (let step = 0; step < STEPS && rate >= 1; step += 1) {
    const load = { rooms, clients, rate, seconds: SECONDS };
    const measured = await measure(target, load, 'typing');
    const isReached = measured.missing === 0 && measured.p99 < P99_MS;
    if (isReached) Object.assign(found, { best: measured, rate });
    else {
      tooMuch = rate;
      found.isGeneratorLate = measured.isGeneratorLate;
    }
    if (tooMuch - found.rate < found.rate * CLOSE) break;
    if (Number.isFinite(tooMuch)) rate = Math.round(found.rate === 0 ? tooMuch / 2 : (found.rate + tooMuch) / 2);
    else rate *= 2;
  }
  return found;
}

async function searched(report: Report, title: string, rooms: number, clients: number, from: number): Promise<void> {
  const rows = [];
  for (const server of ['bare', 'usual', 'penora'] as const) {
    const { best, rate, isGeneratorLate } = await withTarget(server, (target) => highest(target, rooms, clients, from));
    rows.push({
      server,
      'updates/s': figure(rate),
      'deliveries/s': figure(best?.deliveries ?? 0),
      'p99 ms': figure(best?.p99 ?? 0),
      'server CPU': figure(best?.serverCpu ?? 0),
      'limited by': isGeneratorLate ? 'the generator' : 'the server',
    });
  }
  report.add({ title: `${title}: the highest rate with p99 below ${P99_MS} ms and nothing missing`, rows });
}

export async function search(report: Report): Promise<void> {
  await searched(report, 'One room of 200', 1, 200, 2_000);
  await searched(report, '50 rooms of 4', 50, 4, 8_000);
}
