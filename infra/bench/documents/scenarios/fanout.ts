import type { Report } from '../../kit/report.ts';
import { compared } from './compared.ts';

/** One crowded room, then many small ones, at a comfortable rate: what a delivery costs. */
export async function fanout(report: Report): Promise<void> {
  const crowd = { rooms: 1, clients: 200, rate: 200, seconds: 3 };
  report.add(await compared('One room of 200, 200 updates a second', crowd, 'typing'));
  const many = { rooms: 50, clients: 4, rate: 3_000, seconds: 3 };
  report.add(await compared('50 rooms of 4, 3,000 updates a second', many, 'typing'));
}
