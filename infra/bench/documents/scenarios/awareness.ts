import type { Report } from '../../kit/report.ts';
import { compared } from './compared.ts';

/** Everybody moves their cursor. */
export async function awareness(report: Report): Promise<void> {
  const load = { rooms: 1, clients: 100, rate: 500, seconds: 3 };
  report.add(await compared('100 cursors in a room, each moved 5 times a second', load, 'cursors'));
}
