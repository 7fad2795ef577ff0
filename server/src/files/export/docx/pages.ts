import type { Paper } from '@penora/protocol/schemas/export';
import PDFDocument from 'pdfkit';
import { isText, type TreeNode, type TreePart } from '../../../documents/contents/tree.ts';
import { greedyEnds } from '../pdf/layout/breaking.ts';
import { breaksOf } from '../pdf/layout/breaks.ts';
import { LIST, margins, pages, QUOTE, type Setting } from './styles.ts';

/** Lines of the faces are so much higher than their size. */
const SERIF_LINE = 1.149;
const MONO_LINE = 1.133;
const TWIPS = 20;

/** How a paragraph stands, in points; `line` in lines of its face. */
export interface Set {
  size: number;
  line: number;
  before: number;
  after: number;
  first: number;
  left: number;
  right: number;
  /** Neighbours of one kind have no space between each other. */
  kind: string;
  staysWithNext: boolean;
}

const ruler = new PDFDocument({ autoFirstPage: false });
const FACES = ['Times-Roman', 'Times-Bold', 'Times-Italic', 'Times-BoldItalic', 'Courier'] as const;
const known = new Map<string, number>();

/** What the faces that every office program knows have, as far as their widths are known here. */
const MEASURED = /^[ -~\u00a0-\u00ff\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\n]$/u;

/** Null for a sign of which no width is known. In ems. */
function widthOf(sign: string, face: (typeof FACES)[number]): number | null {
  const plain = MEASURED.test(sign) ? sign : (sign.normalize('NFD')[0] ?? '');
  if (!MEASURED.test(plain)) return null;
  const key = `${face}${plain}`;
  const width = known.get(key) ?? ruler.font(face, 1_000).widthOfString(plain) / 1_000;
  known.set(key, width);
  return width;
}

function faceOf(part: TreePart, isBold: boolean): (typeof FACES)[number] {
  const has = (name: string): boolean => isText(part) && (part.marks ?? []).some(({ type }) => type === name);
  if (has('code')) return 'Courier';
  return FACES[(isBold || has('bold') ? 1 : 0) + (has('italic') ? 2 : 0)] ?? 'Times-Roman';
}

/**
 * Counts pages as office programs will, so that the contents can be written with their numbers: nobody has to ask for
 * them. Known for letters of Latin scripts; with others the numbers are left for the program to fill in.
 */
export class Pages {
  readonly #width: number;
  readonly #height: number;
  #page = 1;
  #y = 0;
  #after = 0;
  #kind = '';
  #isKnown = true;

  constructor(paper: Paper) {
    const { width, height } = pages[paper];
    this.#width = (width - margins.left - margins.right) / TWIPS;
    this.#height = (height - margins.top - margins.bottom) / TWIPS;
  }

  /** Of the paragraph that comes next; undefined once something could not be measured. */
  get page(): number | undefined {
    return this.#isKnown ? this.#page : undefined;
  }

  /** A new page. */
  turn(): void {
    this.#page += 1;
    [this.#y, this.#after, this.#kind] = [0, 0, ''];
  }

  /** A paragraph that stands as `set`. */
  put(node: TreeNode, set: Set, look: { isBold?: boolean; isMono?: boolean } = {}): void {
    const height = set.size * set.line * (look.isMono === true ? MONO_LINE : SERIF_LINE);
    const count = this.#linesOf(node, set, look);
    const isSame = set.kind !== '' && set.kind === this.#kind;
    this.#y += isSame ? 0 : Math.max(this.#after, set.before);
    const least = (set.staysWithNext ? count + 2 : Math.min(count, 2)) * height;
    if (this.#y > 0 && this.#y + least > this.#height) this.turn();
    for (let left = count; left > 0; left -= 1) {
      const fits = Math.floor((this.#height - this.#y) / height);
      // The last line does not stand alone on the next page.
      if (fits < 1 || (fits === 1 && left === 2 && count > 2)) this.turn();
      this.#y += height;
    }
    [this.#after, this.#kind] = [set.after, set.kind];
  }

  #linesOf(
    node: TreeNode,
    set: Set,
    { isBold = false, isMono = false }: { isBold?: boolean; isMono?: boolean },
  ): number {
    const parts = node.content ?? [];
    const text = parts.map((part) => (isText(part) ? part.text : '\n')).join('');
    const widths = parts.flatMap((part) => {
      const face = isMono ? 'Courier' : faceOf(part, isBold);
      return Array.from(isText(part) ? part.text : '\n', (sign) => ({ sign, width: this.#widthOf(sign, face) }));
    });
    const wide = this.#width - set.left - set.right;
    let [count, at, from] = [0, 0, 0];
    let line: { bare: number; full: number; white: number }[] = [];
    const end = (): void => {
      count +=
        line.length === 0 ? 1 : greedyEnds(line, { first: wide - (count === 0 ? set.first : 0), rest: wide }).length;
      line = [];
    };
    for (const to of breaksOf(text)) {
      let [full, white] = [0, 0];
      for (; at < to; from += 1) {
        const { sign = '', width = 0 } = widths[from] ?? {};
        at += Math.max(1, sign.length);
        full += width * set.size;
        white = sign === ' ' ? white + width * set.size : 0;
      }
      line.push({ bare: full - white, full, white });
      if (text[to - 1] === '\n') end();
    }
    if (line.length > 0 || count === 0) end();
    return count;
  }

  #widthOf(sign: string, face: (typeof FACES)[number]): number {
    const width = sign === '\n' ? 0 : widthOf(sign, face);
    if (width === null) this.#isKnown = false;
    return width ?? 0;
  }
}

/** How the paragraphs of a file stand, by the names of their styles. */
export function setsOf({ size, line, indent, heading }: Setting): (style: string, level?: number) => Set {
  const body = {
    size,
    line: line / 240,
    before: 0,
    after: 0,
    first: 0,
    left: 0,
    right: 0,
    kind: '',
    staysWithNext: false,
  };
  const apart = { before: 6, after: 6 };
  return (style, level = 0) => {
    switch (style) {
      case 'BodyText':
        return { ...body, first: indent };
      case 'Quote':
        return { ...body, ...apart, left: QUOTE, right: QUOTE };
      case 'QuoteList':
        return { ...body, ...apart, left: QUOTE + LIST * (level + 1), right: QUOTE, kind: style };
      case 'ListQuote':
        return { ...body, left: QUOTE / 2 + LIST * (level + 1), right: QUOTE };
      case 'QuoteListContinue':
        return { ...body, left: QUOTE + LIST * (level + 1), right: QUOTE };
      case 'QuoteHeading':
        return {
          ...body,
          ...{ size: heading[level] ?? size, line: 1, staysWithNext: true },
          ...{ before: 18, after: 8, left: QUOTE, right: QUOTE },
        };
      case 'ListParagraph':
        return { ...body, ...apart, left: LIST * (level + 1), kind: style };
      case 'ListContinue':
        return { ...body, left: LIST * (level + 1) };
      case 'Code':
        return { ...body, ...apart, size: size - 2, line: 1, kind: style };
      case 'SceneBreak':
        return { ...body, line: 1, before: 12, after: 12 };
      case 'Heading':
        return {
          ...body,
          ...{ size: heading[level] ?? size, line: 1, staysWithNext: true },
          ...{ before: level === 0 ? 96 : 18, after: level === 0 ? 36 : 8 },
        };
      default:
        return body;
    }
  };
}
