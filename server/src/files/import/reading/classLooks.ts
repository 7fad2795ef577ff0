import type { TreeMark } from '../../../documents/contents/tree.ts';

interface Look {
  marks: TreeMark[];
  align: string | undefined;
}

const MOST_CHARACTERS = 1_048_576;
const MOST_CLASSES = 20_000;
const LONGEST_RULE = 8_000;
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

function withoutComments(sheet: string): string {
  let out = '';
  let at = 0;
  for (let begin = sheet.indexOf('/*'); begin >= 0; begin = sheet.indexOf('/*', at)) {
    out += sheet.slice(at, begin);
    const end = sheet.indexOf('*/', begin + 2);
    if (end < 0) return out;
    at = end + 2;
  }
  return out + sheet.slice(at);
}

/** How elements of a class look: many programs say bold and italic in no other way. */
export class ClassLooks {
  readonly #looks = new Map<string, Look>();

  /** Takes in a style sheet. */
  read(sheet: string): void {
    for (const rule of withoutComments(sheet.slice(0, MOST_CHARACTERS)).split('}')) {
      const begin = rule.lastIndexOf('{');
      if (begin < 0 || rule.length > LONGEST_RULE) continue;
      const [selectors, body] = [rule.slice(rule.lastIndexOf('{', begin - 1) + 1, begin), rule.slice(begin + 1)];
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
