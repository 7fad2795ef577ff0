/** Reads the lists that models write, however they write them: numbers in any script, bullets, bold type, preambles. */

export interface ListItem {
  /** As it was numbered; null for a bullet and for numbers in words. */
  number: number | null;
  /** The first line without its number. */
  head: string;
  /** What else belongs to it, its lines joined. */
  body: string;
}

interface Start {
  number: number | null;
  indent: number;
  text: string;
}

const MARKUP = /^[>\s]*(?:#{1,6}\s+)?(?:[-+•·▪◦*]\s+)?(?:\*{1,3}|_{1,3})?/u;
const CHAPTER_WORD =
  '(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|rozdzia[łl]|kapitola|глава|розділ|κεφάλαιο|bölüm|bab|अध्याय|অধ্যায়|فصل|الفصل|פרק|บทที่|chương|第)';
const SEPARATOR = '[.)）:：、．。\\]】]';
/** "12." "(3)" "4、" "५."; what follows is no digit, so that 1.5 and 3:30 are none. */
const NUMBERED = new RegExp(`^[(（【[]?(\\p{Nd}{1,3})(?:\\s*${SEPARATOR}+(?!\\p{Nd})|\\s+[-–—](?=\\s))`, 'u');
/** "Chapter 3: …", "Chapter Three – …", "第十二章 …" */
const CHAPTER = new RegExp(
  `^${CHAPTER_WORD}\\s*(\\p{Nd}{1,3}|\\p{L}{1,12})\\s*[章回话話节節幕장]?(?:\\s*${SEPARATOR}+|\\s*[-–—]|\\s|\\*)`,
  'iu',
);
const ROMAN = /^[IVXL]{1,6}[.)](?=\s)/u;
const BULLET = /^[-+•·▪◦*]\s+(?=\S)/u;
const RULE = /^(?:[-*_=]\s*){3,}$/u;
/** Of a block of code, which some models put a list into. */
const FENCE = /^(?:`{3,}|~{3,})/u;
const HEADING = /^(?:#{1,6}\s|\*\*[^*]+\*\*\s*:?\s*$)/u;

const isDigit = (codePoint: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(codePoint));

/** Digits of one script follow each other from zero. */
function digitValue(sign: string): number {
  const codePoint = sign.codePointAt(0) ?? 0;
  let before = 0;
  while (isDigit(codePoint - before - 1)) before += 1;
  return before % 10;
}

/** The value of a number in the digits of any script; null for anything else. */
function numberOf(digits: string | undefined): number | null {
  if (digits === undefined || !/^\p{Nd}+$/u.test(digits)) return null;
  return Array.from(digits).reduce((value, sign) => value * 10 + digitValue(sign), 0);
}

/** Whether a line is "Chapter 3", "Kapitel drei: Der Bär", "第三章 …", however it is marked up; of this chapter where it has digits. */
export function isChapterLine(line: string, chapter: number): boolean {
  const match = CHAPTER.exec(`${line.trim().replace(MARKUP, '')} `);
  const number = numberOf(match?.[1]);
  return match !== null && (number === null || number === chapter);
}

/** A line without its white space: long runs of it would make the patterns slow. */
interface Line {
  indent: number;
  text: string;
}

const lineOf = (raw: string): Line => ({
  indent: raw.length - raw.trimStart().length,
  text: raw.trim().replace(/\s+/g, ' '),
});

/** The beginning of a numbered item; null for any other line. */
function numberedStart({ indent, text: line }: Line): Start | null {
  const rest = line.replace(MARKUP, '');
  const match = NUMBERED.exec(rest) ?? CHAPTER.exec(rest) ?? ROMAN.exec(rest);
  if (match === null) return null;
  const text = rest
    .slice(match[0].length)
    .replace(/^\s*[-–—:：]\s+/u, '')
    .trim();
  // "**1.** Title" and "**1. Title**" leave half of their delimiters behind.
  return { number: numberOf(match[1]), indent, text: text.replace(/^(?:\*{2,3}|_{2,3})\s*/u, '**') };
}

function bulletStart({ indent, text }: Line): Start | null {
  return BULLET.test(text) ? { number: null, indent, text: text.replace(BULLET, '') } : null;
}

class ListReader {
  readonly items: ListItem[] = [];
  readonly #takesParagraph: (head: string) => boolean;
  #kind: 'numbered' | 'bullets' | null = null;
  #indent = 0;
  #isClosed = true;
  #hasGap = false;

  constructor(takesParagraph: (head: string) => boolean) {
    this.#takesParagraph = takesParagraph;
  }

  read(raw: string): void {
    const line = lineOf(raw);
    if (line.text === '' || FENCE.test(line.text)) {
      this.#hasGap = true;
      return;
    }
    const start = this.#start(line);
    if (start !== null) this.#begin(start);
    else this.#goOn(line);
    this.#hasGap = false;
  }

  /** Items of the first kind met count; those that stand deeper belong to the item above them. */
  #start(line: Line): Start | null {
    if (RULE.test(line.text)) return null;
    const numbered = this.#kind === 'bullets' ? null : numberedStart(line);
    const start = numbered ?? (this.#kind === 'numbered' ? null : bulletStart(line));
    if (start === null || start.text === '') return null;
    if (this.#kind === null) {
      this.#kind = numbered === null ? 'bullets' : 'numbered';
      this.#indent = start.indent;
    }
    return start.indent > this.#indent + 1 ? null : start;
  }

  #begin({ number, text }: Start): void {
    this.items.push({ number, head: text, body: '' });
    this.#isClosed = false;
  }

  /** A further line of an item. After an empty line it is a closing remark, unless the item waits for its text. */
  #goOn({ indent, text }: Line): void {
    const item = this.items.at(-1);
    if (item === undefined || this.#isClosed) return;
    const isDeeper = indent > this.#indent || BULLET.test(text);
    const isRemark = this.#hasGap && !isDeeper && !(item.body === '' && this.#takesParagraph(item.head));
    if (isRemark || RULE.test(text) || HEADING.test(text)) {
      this.#isClosed = true;
      return;
    }
    const more = text.replace(BULLET, '');
    item.body = item.body === '' ? more : `${item.body} ${more}`;
  }
}

/**
 * The items of a list. Lines before the first item and remarks after the last are left out. `takesParagraph`: whether
 * a paragraph below an item of this one line belongs to it.
 */
export function readList(text: string, takesParagraph: (head: string) => boolean = () => false): ListItem[] {
  const reader = new ListReader(takesParagraph);
  for (const line of text.split(/\r\n|[\r\n]/)) reader.read(line);
  return reader.items;
}
