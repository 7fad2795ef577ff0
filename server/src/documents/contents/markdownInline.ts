import { isText, type TreeMark, type TreePart, type TreeText } from './tree.ts';

/**
 * What would be read as Markdown inside a line, and nothing else: prose should look like prose. Emphasis needs a sign
 * that touches a word (for `_` from outside), a link its brackets, a tag and an entity their whole beginning.
 */
const MEANINGFUL = [
  /\\(?=[!-/:-@[-`{-~]|$)/,
  /`/,
  /\*(?=\S)|(?<=\S)\*/,
  /(?<![\p{L}\p{N}])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}])/u,
  /\[(?=[^\]]*\][([:])/,
  /<(?=[a-z/!?])/,
  /&(?=#?\w+;)/,
  /~(?=~)|(?<=~)~/,
];
const INLINE = new RegExp(MEANINGFUL.map(({ source }) => source).join('|'), 'giu');

/** Inside a link every bracket means something, to some readers even an escaped one before a parenthesis. */
const IN_LINK = new RegExp([...MEANINGFUL, /[[\]()]/].map(({ source }) => source).join('|'), 'giu');

const escaped = (text: string, isLink: boolean): string => text.replace(isLink ? IN_LINK : INLINE, '\\$&');

/** A line that would begin a list, a heading, a quotation, a rule or an indented block. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^([ \t]+)/, (white) => white.replace(/[ \t]/g, (sign) => (sign === ' ' ? '&#32;' : '&#9;')))
    .replace(/^(#{1,6}(?=\s|$)|[-+=](?=[\s\-+=]|$)|\*(?=\s|$)|>|:)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** From the outermost in: marks that stay open over several pieces of text are written once. */
const ORDER = ['link', 'highlight', 'underline', 'strike', 'bold', 'italic'] as const;
type Delimited = (typeof ORDER)[number];

const open: Record<Delimited, string> = {
  link: '[',
  highlight: '<mark>',
  underline: '<u>',
  strike: '~~',
  bold: '**',
  italic: '*',
};

const close: Record<Exclude<Delimited, 'link'>, string> = {
  highlight: '</mark>',
  underline: '</u>',
  strike: '~~',
  bold: '**',
  italic: '*',
};

const target = (address: string): string => `<${address.replace(/[<>\\\n]/g, (sign) => encodeURIComponent(sign))}>`;

const isDelimited = (type: TreeMark['type']): type is Delimited => ORDER.some((name) => name === type);

function closing({ type, attrs }: TreeMark): string {
  if (type !== 'link') return isDelimited(type) ? close[type] : '';
  const title = attrs?.title;
  const quoted = typeof title === 'string' ? ` "${title.replace(/["\\]/g, '\\$&').replace(/\n/g, ' ')}"` : '';
  return `](${target(String(attrs?.href ?? ''))}${quoted})`;
}

const delimited = ({ marks = [] }: TreeText): TreeMark[] =>
  ORDER.flatMap((name) => marks.filter(({ type }) => type === name));

const same = (a: TreeMark | undefined, b: TreeMark | undefined): boolean =>
  a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b);

/** Code between more backticks than stand in it. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text.replace(/\n/g, ' ')}${pad}${fence}`;
}

/** Writes texts and line breaks as one paragraph's Markdown. */
export function inline(parts: readonly TreePart[]): string {
  let out = '';
  // White space waits: a delimiter with white space on its inner side would be no delimiter.
  let white = '';
  let opened: TreeMark[] = [];
  const switchTo = (marks: TreeMark[]): void => {
    let shared = 0;
    while (same(opened[shared], marks[shared])) shared += 1;
    for (const mark of opened.slice(shared).reverse()) out += closing(mark);
    out += white;
    white = '';
    for (const { type } of marks.slice(shared)) out += isDelimited(type) ? open[type] : '';
    opened = marks;
  };
  for (const part of parts) {
    if (!isText(part)) {
      switchTo([]);
      out += '\\\n';
      continue;
    }
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(part.text) ?? [];
    white += before;
    if (words === '') continue;
    switchTo(delimited(part));
    const has = (name: string): boolean => part.marks?.some(({ type }) => type === name) ?? false;
    out += has('code') ? code(words) : escaped(words, has('link')).replace(/\n/g, ' ');
    white += after;
  }
  switchTo([]);
  return out.replace(/\n+$/, '').trimEnd();
}
