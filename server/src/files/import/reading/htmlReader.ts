import { LinkTarget, mayMark } from '@penora/protocol/document/marks';
import { Parser } from 'htmlparser2';
import type { TreeMark } from '../../../documents/contents/tree.ts';
import { ClassLooks, styleAlign, styleMarks } from './classLooks.ts';
import { tooDeep } from './faults.ts';
import { readingLimits } from './limits.ts';
import type { TreeBuilder } from './treeBuilder.ts';

type Attributes = Readonly<Record<string, string>>;

/** What was met and is not part of a text. */
export interface Met {
  pictures: number;
  tables: number;
  /** Texts that stand above or below the line, but for the signs of notes. */
  raised: number;
  title: string;
  language: string;
}

/** Elements of which nothing is read. */
const SKIPPED = new Set(
  'script style head template noscript svg math iframe object embed select textarea audio video canvas rt rp'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  `address article aside body caption center dd details dialog div dl dt fieldset figcaption figure footer form header
   hgroup html legend main nav section summary table tbody td tfoot th thead tr`.split(/\s+/),
);
const MARKS: Readonly<Record<string, TreeMark['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};

/** The link that an address makes; none for other schemes and for places inside the file. */
export function linkMark(href: string | undefined, title = ''): TreeMark[] {
  const target = LinkTarget.safeParse(href?.trim());
  if (!target.success) return [];
  const attrs = { href: target.data };
  const named = { ...attrs, title: title.trim() };
  return [{ type: 'link', attrs: named.title !== '' && mayMark('link', named) ? named : attrs }];
}

function alignOf({ style = '', align = '', class: names = '' }: Attributes): string | undefined {
  const named = /(?:^|\s)pn-(center|right|justify)(?:\s|$)/.exec(names)?.[1];
  const given = (named ?? styleAlign(style) ?? align).toLowerCase();
  // What is usual is not said.
  return given === 'center' || given === 'right' || given === 'justify' ? given : undefined;
}

function markOf(name: string, attributes: Attributes): TreeMark[] {
  const type = MARKS[name];
  if (type !== undefined) return [{ type }];
  if (name === 'a') return linkMark(attributes.href, attributes.title);
  if (name === 'mark') {
    const color = attributes['data-color'];
    return [{ type: 'highlight', ...(/^#[0-9a-f]{6}$/i.test(color ?? '') ? { attrs: { color } } : {}) }];
  }
  return name === 'span' || name === 'font' ? styleMarks(attributes.style ?? '') : [];
}

interface Element {
  name: string;
  marks: number;
  align: string | undefined;
}

/** Reads HTML into a builder, element by element: deep nesting costs no recursion. */
export class HtmlReader {
  readonly #to: TreeBuilder;
  readonly #skipped: ReadonlySet<string>;
  readonly #marks: TreeMark[] = [];
  readonly #elements: Element[] = [];
  #skipping = 0;
  #title = false;
  readonly met: Met = { pictures: 0, tables: 0, raised: 0, title: '', language: '' };

  /** What classes look like; a book's style sheets are beside its pages. */
  readonly looks = new ClassLooks();
  #sheet: string | null = null;

  /** `without`: elements of which nothing is read, beside those of which nothing ever is. */
  constructor(to: TreeBuilder, without: readonly string[] = []) {
    this.#to = to;
    this.#skipped = without.length === 0 ? SKIPPED : new Set([...SKIPPED, ...without]);
  }

  read(source: string, isXml = false): void {
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.#open(name, attributes),
        onclosetag: (name) => this.#close(name),
        ontext: (text) => this.#text(text),
      },
      { decodeEntities: true, lowerCaseTags: true, ...(isXml ? { recognizeSelfClosing: true } : {}) },
    );
    parser.write(source);
    parser.end();
    this.#to.endBlock();
    this.#marks.length = 0;
    this.#elements.length = 0;
    this.#skipping = 0;
  }

  #text(text: string): void {
    if (this.#sheet !== null) this.#sheet += text;
    else if (this.#title) this.met.title = (this.met.title + text).slice(0, 300);
    else if (this.#skipping === 0) {
      // Words that follow a heading or a list inside a centred block are centred too.
      this.#to.text(text, this.#marks);
      const around = this.#elements.at(-1)?.name;
      if (around === 'sub' || around === 'sup') this.met.raised += 1;
    }
  }

  #open(name: string, attributes: Attributes): void {
    if (this.#elements.length >= readingLimits.elements) throw tooDeep();
    // Drawings have titles too.
    if (name === 'title') this.#title = this.met.title === '' && !this.#elements.some((one) => one.name === 'svg');
    if (name === 'style') this.#sheet = '';
    if (this.#skipping > 0 || this.#skipped.has(name) || attributes.hidden !== undefined) {
      this.#skipping += 1;
      this.#elements.push({ name, marks: 0, align: undefined });
      return;
    }
    if (name === 'html') this.met.language = (attributes.lang ?? attributes['xml:lang'] ?? '').slice(0, 40);
    if (name === 'img') this.met.pictures += 1;
    if (name === 'table') this.met.tables += 1;
    const align = alignOf(attributes) ?? this.looks.alignOf(attributes.class) ?? this.#elements.at(-1)?.align;
    const marks = [...this.#classMarks(name, attributes), ...markOf(name, attributes)];
    this.#marks.push(...marks);
    this.#elements.push({ name, marks: marks.length, align });
    this.#begin(name, attributes, align);
  }

  /** Headings are bold and links underlined without saying so. */
  #classMarks(name: string, attributes: Attributes): TreeMark[] {
    const isHeading = this.#to.isInHeading || /^h[1-6]$/.test(name);
    const isLink = name === 'a' || this.#marks.some(({ type }) => type === 'link');
    const said = this.looks.marksOf(attributes.class);
    return said.filter(({ type }) => !(isHeading && type === 'bold') && !(isLink && type === 'underline'));
  }

  #begin(name: string, attributes: Attributes, align: string | undefined): void {
    const to = this.#to;
    const heading = /^h([1-6])$/.exec(name)?.[1];
    if (heading !== undefined) to.begin('heading', { level: Math.min(3, Number(heading)), textAlign: align });
    else if (name === 'p') to.begin('paragraph', { textAlign: align });
    else if (name === 'blockquote') to.open('blockquote');
    else if (name === 'ul' || name === 'menu') to.open('bulletList');
    else if (name === 'ol') to.open('orderedList', { start: startOf(attributes), type: attributes.type });
    else if (name === 'li') to.open('listItem');
    else if (name === 'pre') to.begin('codeBlock');
    else if (name === 'br') to.lineBreak();
    else if (name === 'hr') to.rule();
    else if (name === 'code' && to.isInCode) to.begin('codeBlock', { language: languageOf(attributes) });
    else if (BLOCKS.has(name)) {
      to.endBlock();
      if (align !== undefined) to.begin('paragraph', { textAlign: align });
    }
  }

  #close(name: string): void {
    const element = this.#elements.pop();
    if (name === 'title') this.#title = false;
    if (name === 'style' && this.#sheet !== null) {
      this.looks.read(this.#sheet);
      this.#sheet = null;
    }
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    const to = this.#to;
    this.#marks.length -= Math.min(this.#marks.length, element?.marks ?? 0);
    if (name === 'blockquote') to.close('blockquote');
    else if (name === 'ul' || name === 'menu') to.close('bulletList');
    else if (name === 'ol') to.close('orderedList');
    else if (name === 'li') to.close('listItem');
    else if (name === 'p' || name === 'pre' || /^h[1-6]$/.test(name) || BLOCKS.has(name)) to.endBlock();
  }
}

const startOf = ({ start }: Attributes): number | undefined => {
  const value = Number(start);
  return start !== undefined && Number.isInteger(value) && value !== 1 ? value : undefined;
};

const languageOf = ({ class: names = '' }: Attributes): string | undefined =>
  /(?:^|\s)language-([^\s]+)/.exec(names)?.[1];
