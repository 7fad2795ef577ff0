import { median } from '../../kit/latencies.ts';
import { figure, type Part } from '../../kit/report.ts';
import { type Load, type Measurement, measure, type Traffic } from '../load.ts';
import { type TargetName, withTarget } from '../target.ts';

const SERVERS: readonly TargetName[] = ['bare', 'usual', 'penora'];
const ROUNDS = 3;

/** The servers in turns, each afresh every time, so that all of them share the machine's moods. */
export async function compared(title: string, load: Load, traffic: Traffic): Promise<Part> {
  const all = new Map<TargetName, Measurement[]>(SERVERS.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of SERVERS) {
      all.get(name)?.push(await withTarget(name, (target) => measure(target, load, traffic)));
    }
  }
  const of = (name: TargetName, value: (measured: Measurement) => number): number =>
    median((all.get(name) ?? []).map(value));
  const bare = all.get('bare') ?? [];
  const ratio = (name: TargetName): number =>
    median((all.get(name) ?? []).map((one, round) => one.cpuPerDeliveryUs / (bare[round]?.cpuPerDeliveryUs ?? 1)));
  const rows = SERVERS.map((name) => ({
    server: name,
    'CPU µs per delivery': figure(of(name, (one) => one.cpuPerDeliveryUs)),
    'ratio to bare': figure(ratio(name)),
    'p50 ms': figure(of(name, ({ p50 }) => p50)),
    'p99 ms': figure(of(name, ({ p99 }) => p99)),
    'deliveries/s': figure(of(name, ({ deliveries }) => deliveries)),
    missing: figure(of(name, ({ missing }) => missing)),
  }));
  return { title, rows };
}
