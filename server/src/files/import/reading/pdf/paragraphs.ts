import type { Line } from './lines.ts';

export interface Paragraph {
  text: string;
  /** 0 for no heading. */
  level: number;
}

const HEADING = 1.15;
const HEADING_CHARACTERS = 200;
const FAR = 1.45;
const INDENT = 0.8;
const SHORT = 0.85;
const ENDS = /[.!?…:;。！？।॥۔؟"”’»)\]]$/u;
/** Scripts that put no space between words: neither is there one at the end of a line. */
const NO_SPACE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}　-〿！-～]/u;

const rounded = (size: number): number => Math.round(size * 2) / 2;

function usual(values: Iterable<readonly [value: number, weight: number]>): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** How the text of a PDF is set, found from its lines. */
class Setting {
  readonly size: number;
  readonly #leading: number;
  readonly #left: number;
  readonly #right: number;
  readonly #sizes: number[];

  constructor(lines: readonly Line[]) {
    this.size = usual(lines.map(({ size, text }) => [rounded(size), text.length]));
    const gaps = lines.flatMap((line, at) => {
      const next = lines[at + 1];
      return next !== undefined && next.page === line.page && line.y > next.y
        ? [[rounded(line.y - next.y), 1] as const]
        : [];
    });
    this.#leading = usual(gaps) || this.size * 1.2;
    this.#left = usual(lines.map(({ x }) => [Math.round(x), 1]));
    const ends = lines.map(({ right }) => right).sort((a, b) => a - b);
    this.#right = ends[Math.floor(ends.length * 0.9)] ?? 0;
    const large = lines.filter((line) => this.isLarge(line)).map(({ size }) => rounded(size));
    this.#sizes = [...new Set(large)].sort((a, b) => b - a);
  }

  isLarge({ size, text }: Line): boolean {
    return rounded(size) > this.size * HEADING && text.length <= HEADING_CHARACTERS && /\p{L}|\p{N}/u.test(text);
  }

  levelOf(line: Line): number {
    return this.isLarge(line) ? Math.min(3, this.#sizes.indexOf(rounded(line.size)) + 1) : 0;
  }

  /** Whether a new paragraph begins between two lines. */
  parts(before: Line, line: Line): boolean {
    if (this.levelOf(before) !== this.levelOf(line)) return true;
    const isIndented = line.x - this.#left > this.size * INDENT && line.x - before.x > this.size * INDENT;
    const isShort = before.right < before.x + (this.#right - before.x) * SHORT;
    const gap = before.y - line.y;
    if (line.page !== before.page || gap < 0) return ENDS.test(before.text) && (isIndented || isShort);
    return gap > this.#leading * FAR || isIndented || (isShort && ENDS.test(before.text));
  }
}

/** Joins two lines: hyphens at the end go, spaces come where the script has them. */
function joined(text: string, next: string): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + next;
  if (/\p{Ll}[-\u2010]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  if (/\p{L}[-\u2010]$/u.test(text)) return text + next;
  const isTight = NO_SPACE.test(text.slice(-1)) && NO_SPACE.test(next.slice(0, 1));
  return isTight ? text + next : `${text} ${next}`;
}

/** The paragraphs and headings that lines make. */
export function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const setting = new Setting(lines);
  const paragraphs: Paragraph[] = [];
  let before: Line | null = null;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last === undefined || before === null || setting.parts(before, line)) {
      paragraphs.push({ text: line.text, level: setting.levelOf(line) });
    } else last.text = joined(last.text, line.text);
    before = line;
  }
  return paragraphs.map(({ text, level }) => ({ text: text.replaceAll('\u00ad', ''), level }));
}
