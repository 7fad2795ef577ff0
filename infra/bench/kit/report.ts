import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
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
  readonly #head: readonly string[];
  readonly #parts: string[] = [];

  constructor(title: string, about: string) {
    const [cpu] = cpus();
    const machine = `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), Node.js ${process.version}`;
    this.#head = [`# ${title}`, '', `${about} Measured on ${machine}.`];
  }

  add({ title, rows, notes }: Part): void {
    const part = [`## ${title}`, '', markdownTable(rows), ...(notes === undefined ? [] : ['', notes])].join('\n');
    this.#parts.push(part);
    console.log(`\n${part}`);
  }

  /** Writes `results/NAME.md`. */
  write(name: string): void {
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(join(RESULTS, `${name}.md`), `${[this.#head.join('\n'), ...this.#parts].join('\n\n')}\n`);
  }
}

/** A figure as people read it: three digits that count. */
export const figure = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
