/** The report of `npm run test:long`: what was really run, by counts, seeds and files, over one go or several. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** One run of the command. Without filters it is a run of everything, and the report begins anew with it. */
export const Go = z.object({
  at: z.string(),
  filters: z.array(z.string()),
  seed: z.string(),
  cores: z.number(),
  exitCode: z.number(),
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  seconds: z.number(),
  tallies: z.array(z.object({ what: z.string(), count: z.number() })),
  files: z.array(z.object({ name: z.string(), passed: z.number(), tests: z.number(), seconds: z.number() })),
});
export type Go = z.infer<typeof Go>;

/** Adds the lines of a tally up, in the order in which they first came. */
export function added(lines: string): Go['tallies'] {
  const counts = new Map<string, number>();
  const Line = z.object({ what: z.string(), count: z.number() });
  for (const line of lines.split('\n').filter((each) => each !== '')) {
    const { what, count } = Line.parse(JSON.parse(line));
    counts.set(what, (counts.get(what) ?? 0) + count);
  }
  return [...counts].map(([what, count]) => ({ what, count }));
}

/** The goes that the report is made of are kept beside it, one on a line. */
export function reportGo(report: string, go: Go): void {
  const kept = report.replace(/\.md$/, '.jsonl');
  const before = go.filters.length > 0 && existsSync(kept) ? readFileSync(kept, 'utf8').trim().split('\n') : [];
  const goes = [...before.map((line) => Go.parse(JSON.parse(line))), go];
  writeFileSync(kept, goes.map((each) => `${JSON.stringify(each)}\n`).join(''));
  writeFileSync(report, markdown(goes));
}

const table = (head: string[], rows: (string | number)[][]): string[] =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);

function markdown(goes: readonly Go[]): string {
  return [
    '# The long run',
    '',
    `What \`npm run test:long\` has run. With names of files it runs those, and adds to this report; with the same \`PENORA_SEED\` it runs the same again. What fails is not tried a second time.`,
    '',
    '## Counted',
    '',
    'Each was counted when it had been found right.',
    '',
    ...table(['what', 'times', 'seeds', 'last on'], counted(goes)),
    '',
    '## Goes',
    '',
    ...table(['on (UTC)', 'files', 'seed', 'cores', 'seconds', 'passed', 'failed', 'skipped'], goes.map(line)),
    '',
    '## Files, each as it was last run',
    '',
    ...table(['file', 'passed', 'seconds'], files(goes)),
    '',
  ].join('\n');
}

const line = (go: Go): (string | number)[] => [
  go.at,
  go.filters.join(' ') || 'all',
  ...[go.seed, go.cores, Math.round(go.seconds), go.passed, go.failed, go.skipped],
];

function counted(goes: readonly Go[]): (string | number)[][] {
  const sums = new Map<string, { count: number; seeds: string[]; at: string }>();
  for (const { tallies, seed, at } of goes) {
    for (const { what, count } of tallies) {
      const sum = sums.get(what) ?? { count: 0, seeds: [], at };
      sums.set(what, { count: sum.count + count, seeds: [...sum.seeds, seed], at });
    }
  }
  return [...sums].map(([what, { count, seeds, at }]) => [
    what,
    count.toLocaleString('en'),
    [...new Set(seeds)].join(', '),
    at.slice(0, 10),
  ]);
}

function files(goes: readonly Go[]): (string | number)[][] {
  const last = new Map(goes.flatMap((go) => go.files.map((file) => [file.name, file] as const)));
  return [...last.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, passed, tests, seconds }) => [name, `${passed} of ${tests}`, seconds.toFixed(1)]);
}
