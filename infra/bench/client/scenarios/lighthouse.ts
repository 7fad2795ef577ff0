import { z } from 'zod';
import { freePort } from '../../../run/freePort.ts';
import { openBrowser } from '../../../test/kit/browser.ts';
import type { Report } from '../../kit/report.ts';
import type { Row } from '../../kit/table.ts';
import type { Stage } from '../stage.ts';

const categories = ['performance', 'accessibility', 'best-practices'] as const;
const figures = {
  'first paint': 'first-contentful-paint',
  'largest paint': 'largest-contentful-paint',
  'speed index': 'speed-index',
  blocked: 'total-blocking-time',
  shift: 'cumulative-layout-shift',
} as const;

const Result = z.object({
  lhr: z.object({
    lighthouseVersion: z.string(),
    categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
    audits: z.record(z.string(), z.looseObject({ displayValue: z.string().optional() })),
  }),
});

/** It is no part of the repository: 200 packages for one table. Null where it is not installed. */
async function installed() {
  try {
    const found = await import(process.env.PENORA_LIGHTHOUSE ?? 'lighthouse');
    return { run: found.default, desktop: found.desktopConfig };
  } catch {
    return null;
  }
}

function rowOf(device: string, { lhr }: z.infer<typeof Result>): Row {
  const scores = categories.map((name) => [name, String(Math.round((lhr.categories[name]?.score ?? 0) * 100))]);
  const shown = Object.entries(figures).map(([name, audit]) => [name, lhr.audits[audit]?.displayValue ?? '–']);
  return { device, ...Object.fromEntries([...scores, ...shown]) };
}

/** What Lighthouse says of the first page, signed out, with its usual slow phone and with a desktop. */
export async function lighthouse({ penora }: Stage, report: Report): Promise<void> {
  const tool = await installed();
  if (tool === null) {
    console.log(
      '\nLighthouse is not installed: `npm install lighthouse` anywhere, then PENORA_LIGHTHOUSE names its main file.',
    );
    return;
  }
  const port = await freePort();
  const browser = await openBrowser([`--remote-debugging-port=${port}`]);
  const rows: Row[] = [];
  let version = '';
  try {
    for (const [device, config] of [
      ['phone', undefined],
      ['desktop', tool.desktop],
    ] as const) {
      const options = { port, output: 'json', onlyCategories: categories, logLevel: 'error' };
      const result = Result.parse(await tool.run(`${penora.url}/`, options, config));
      version = result.lhr.lighthouseVersion;
      rows.push(rowOf(device, result));
    }
  } finally {
    await browser.close();
  }
  report.add({
    title: 'Lighthouse, the first page',
    rows,
    notes: `Lighthouse ${version} with its usual settings: the phone is slowed down four times, on a slow 4G line.`,
  });
}
