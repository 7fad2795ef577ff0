import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '../../run/node.ts';
import { markdownTable, type Row } from './table.ts';

/** One table of a report, with what it shows and what limits it. */
export interface Part {
  title: string;
  rows: readonly Row[];
  notes?: string;
}

const RESULTS = join(root, 'infra/bench/results');

/** Collects the tables of a run: each is printed when it is there, and the whole written at the end. */
export class Report {
  readonly #head: string;
  readonly #parts = new Map<string, string>();

  constructor(title: string, about: string) {
    const [cpu] = cpus();
    const machine = `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), Node.js ${process.version}`;
    this.#head = `# ${title}\n\n${about} Measured on ${machine}.`;
  }

  add({ title, rows, notes }: Part): void {
    // The measured programs alone make about 2.
    const load = `Load average of the machine: ${figure(loadavg()[0] ?? 0)}.`;
    const below = notes === undefined ? load : `${notes} ${load}`;
    const part = [`## ${title}`, '', markdownTable(rows), '', below].join('\n');
    this.#parts.set(title, part);
    console.log(`\n${part}`);
  }

  /** Writes `results/NAME.md`; parts of an earlier run that were not measured again stay as they are. */
  write(name: string): void {
    mkdirSync(RESULTS, { recursive: true });
    const file = join(RESULTS, `${name}.md`);
    const parts = new Map([...(existsSync(file) ? partsOf(readFileSync(file, 'utf8')) : []), ...this.#parts]);
    writeFileSync(file, `${[this.#head, ...parts.values()].join('\n\n')}\n`);
  }
}

/** The parts of a report by their titles. */
function partsOf(report: string): [title: string, part: string][] {
  const parts = report.split(/^(?=## )/m).slice(1);
  return parts.map((part) => [/^## (.*)/.exec(part)?.[1] ?? '', part.trimEnd()]);
}

/** A figure as people read it: three digits that count. */
export const figure = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
