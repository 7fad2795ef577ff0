import type { TreeMark } from '../../../documents/contents/tree.ts';

interface Look {
  marks: TreeMark[];
  align: string | undefined;
}

const MOST_CHARACTERS = 1_048_576;
const MOST_CLASSES = 20_000;
const RULE = /([^{}]{1,2000})\{([^{}]{0,4000})\}/g;
/** A class by itself or of one kind of element; what depends on more says less about a text. */
const SIMPLE = /^(?:[a-z][a-z0-9]*)?\.([\w-]{1,80})$/i;
const ALIGN = /(?:^|;)\s*text-align\s*:\s*(left|center|right|justify|start|end)/i;

/** What declarations of CSS say of how words look. */
export function styleMarks(style: string): TreeMark[] {
  const marks: TreeMark[] = [];
  if (/font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)) marks.push({ type: 'bold' });
  if (/font-style\s*:\s*(?:italic|oblique)/i.test(style)) marks.push({ type: 'italic' });
  if (/text-decoration[^;]*underline/i.test(style)) marks.push({ type: 'underline' });
  if (/text-decoration[^;]*line-through/i.test(style)) marks.push({ type: 'strike' });
  return marks;
}

export const styleAlign = (style: string): string | undefined => ALIGN.exec(style)?.[1];

/** How elements of a class look: many programs say bold and italic in no other way. */
export class ClassLooks {
  readonly #looks = new Map<string, Look>();

  /** Takes in a style sheet. */
  read(sheet: string): void {
    const plain = sheet.slice(0, MOST_CHARACTERS).replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors = '', body = ''] of plain.matchAll(RULE)) {
      const [marks, align] = [styleMarks(body), styleAlign(body)];
      if (marks.length === 0 && align === undefined) continue;
      for (const selector of selectors.split(',')) {
        const name = SIMPLE.exec(selector.trim())?.[1];
        if (name !== undefined && this.#looks.size < MOST_CLASSES) this.#looks.set(name, { marks, align });
      }
    }
  }

  marksOf(names = ''): TreeMark[] {
    return names === '' ? [] : names.split(/\s+/).flatMap((name) => this.#looks.get(name)?.marks ?? []);
  }

  alignOf(names = ''): string | undefined {
    return names === ''
      ? undefined
      : names
          .split(/\s+/)
          .map((name) => this.#looks.get(name)?.align)
          .findLast(Boolean);
  }
}
