import { zipSync } from 'fflate';
import { DomUtils, parseDocument } from 'htmlparser2';
import mammoth from 'mammoth';
import type { Tree } from '../../../documents/contents/tree.ts';
import { withoutHidden } from './docxHidden.ts';
import { numbersAsHtml, withNumbers } from './docxNumbers.ts';
import { changeProperties } from './docxProperties.ts';
import { broken } from './faults.ts';
import { HtmlReader } from './htmlReader.ts';
import type { Found } from './reading.ts';
import { TreeBuilder } from './treeBuilder.ts';
import type { Zip } from './zip.ts';

/** What of a document is text; pictures, fonts and programs in it are not even unpacked. */
const TEXT_PART = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/;
const BODY = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
const COMMENTS = 'word/comments.xml';
/** Who wrote the file, and what it is called. */
const PROPERTIES = 'docProps/core.xml';
/** Of a file that was made here: its title page says what the project is called, and is no part of the text. */
const withoutTitlePage = ["p[style-name='Title'] => !", "p[style-name='Author'] => !"];

const STYLES: Readonly<Record<string, string>> = {
  Title: 'h1',
  Subtitle: 'h2',
  'heading 1': 'h1',
  'heading 2': 'h2',
  'heading 3': 'h3',
  'heading 4': 'h3',
  'heading 5': 'h3',
  'heading 6': 'h3',
  Quote: 'blockquote > p',
  'Intense Quote': 'blockquote > p',
  'Block Text': 'blockquote > p',
  Quotations: 'blockquote > p',
  'HTML Preformatted': 'pre',
  'Preformatted Text': 'pre',
  'Source Code': 'pre',
  Code: 'pre',
  Normal: 'p',
};
const ALIGNED = { center: 'center', right: 'right', end: 'right', both: 'justify' } as const;
type Aligned = keyof typeof ALIGNED;

/** The alignment of a paragraph travels in the name of its style: styles are all that can be mapped. */
const alignedStyle = (style: string, aligned: Aligned): string => `${style} ${aligned}`;

function ruleOf(style: string, element: string): string[] {
  // Neighbouring quotations are one, each in a paragraph of its own.
  const freshly = (tag: string): string => (tag === 'pre' ? "pre:separator('\\n')" : `${tag}:fresh`);
  const rule = (name: string, tag: string): string => `p[style-name='${name}'] => ${freshly(tag)}`;
  const aligned = Object.entries(ALIGNED).map(([word, meaning]) =>
    rule(`${style} ${word}`, `${element}.pn-${meaning}`),
  );
  // Without more an ordinary paragraph is one; items of lists are called so too, and have rules of their own.
  return style === 'Normal' ? aligned : [rule(style, element), ...aligned];
}

/** What follows in an item stands in the item that is open, as deep as its style says. */
const IN_ITEMS: Readonly<Record<string, (items: string) => string>> = {
  'List Continue': (items) => `${items}p`,
  'List Quote': (items) => `${items}blockquote > p`,
  'Quote List Continue': (items) => `blockquote > ${items}p`,
};
const DEPTHS = [1, 2, 3, 4, 5];
const itemsOf = (depth: number): string => 'ul|ol > li > '.repeat(depth);

const placed = [
  ...Object.entries(IN_ITEMS).flatMap(([style, path]) =>
    DEPTHS.map((depth) => {
      const name = depth === 1 ? style : `${style} ${depth}`;
      return `p[style-name='${name}'] => ${path(itemsOf(depth))}:fresh`;
    }),
  ),
  ...DEPTHS.flatMap((depth) => [
    `p[style-name='Quote List']:ordered-list(${depth}) => blockquote > ${itemsOf(depth - 1)}ol > li:fresh`,
    `p[style-name='Quote List']:unordered-list(${depth}) => blockquote > ${itemsOf(depth - 1)}ul > li:fresh`,
  ]),
  ...[1, 2, 3].map((level) => `p[style-name='Quote Heading ${level}'] => blockquote > h${level}:fresh`),
];
/** Where such a paragraph stands says more than how it is aligned. */
const PLACED = /^(?:(?:Quote )?List Continue|List Quote|Quote Heading)(?: \d)?$/i;

/** A paragraph that says by its style that it parts two scenes. */
const SCENE = /<p class="pn-scene">(?:(?!<\/p>).){0,400}<\/p>/gs;

/** What says where everything stands is made anew by whoever shows the text. */
const contents = ['TOC Heading', ...Array.from({ length: 9 }, (_, at) => `toc ${at + 1}`)];

const styleMap = [
  ...contents.map((name) => `p[style-name='${name}'] => !`),
  "p[style-name='Scene Break'] => p.pn-scene:fresh",
  ...placed,
  ...Object.entries(STYLES).flatMap(([style, element]) => ruleOf(style, element)),
  'u => u',
  'strike => s',
  'highlight => mark',
  "r[style-name='Emphasis'] => em",
  "r[style-name='Strong'] => strong",
  ...['Code Characters', 'HTML Code', 'Source Text', 'Verbatim Char'].map((name) => `r[style-name='${name}'] => code`),
  'br[type="page"] => ',
];

const CODE = /^(?:code|source code|preformatted text|html preformatted)$/i;
/** Stands in lines of code that are empty: mammoth leaves out paragraphs without text. */
const BLANK = '\ufdd0';

interface Paragraph {
  children?: unknown[];
  alignment?: string | null;
  numbering?: unknown;
  styleName?: string | null;
}

const isAligned = (value: unknown): value is Aligned => typeof value === 'string' && Object.hasOwn(ALIGNED, value);

const run = (value: string): unknown => ({ type: 'run', children: [{ type: 'text', value }] });

function prepared(paragraph: Paragraph): Paragraph {
  const isBlankCode = CODE.test(paragraph.styleName ?? '') && !/"value":"[^"]/.test(JSON.stringify(paragraph.children));
  return nameAlignment(isBlankCode ? { ...paragraph, children: [run(BLANK)] } : paragraph);
}

function nameAlignment(paragraph: Paragraph): Paragraph {
  const { alignment, numbering, styleName } = paragraph;
  if (!isAligned(alignment) || (numbering !== null && numbering !== undefined)) return paragraph;
  if (PLACED.test(styleName ?? '')) return paragraph;
  const known = Object.keys(STYLES).find((name) => name.toLowerCase() === (styleName ?? 'normal').toLowerCase());
  return { ...paragraph, styleName: alignedStyle(known ?? 'Normal', alignment) };
}

const TITLE = /^title$/i;
/** Longer than a title may be: it stays in the text. */
const MOST_TITLE = 200;

const textIn = (value: unknown): string => {
  const { type, value: text, children } = Object(value);
  if (type === 'text') return String(text);
  return Array.isArray(children) ? children.map(textIn).join('') : '';
};

/** Takes the first paragraph that says it is the title, when nothing stands above it. */
class TitleFinder {
  title = '';
  #isPast = false;

  take(paragraph: Paragraph): Paragraph {
    const text = textIn(paragraph).replace(/\s+/g, ' ').trim();
    if (this.#isPast || text === '') return paragraph;
    this.#isPast = true;
    if (!TITLE.test(paragraph.styleName ?? '') || text.length > MOST_TITLE) return paragraph;
    this.title = text;
    return { ...paragraph, children: [] };
  }
}

const transforms = Object(mammoth).transforms as {
  paragraph(change: (one: Paragraph) => Paragraph): (d: unknown) => unknown;
};

/** The title of a file that was made here; null for all others. */
async function ownTitle(zip: Zip): Promise<string | null> {
  const properties = (await zip.text(PROPERTIES)) ?? '';
  if (!properties.includes('<cp:lastModifiedBy>Penora</cp:lastModifiedBy>')) return null;
  const { children } = parseDocument(properties, { xmlMode: true });
  return DomUtils.textContent(DomUtils.getElementsByTagName('dc:title', children, true));
}

const titled = (text: string): Tree => ({
  type: 'doc',
  content: [{ type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text }] }],
});

const RUNS_LEFT = /<w:bidi(?:\s*\/>|\s+w:val="(?:1|true|on)"\s*\/>)/;

/** Where a paragraph runs to the left, its left is Word's word for where lines begin: the right side. */
const withVisibleSides = (xml: string): string =>
  changeProperties(xml, (properties) => {
    if (!RUNS_LEFT.test(properties)) return properties;
    return properties.replace(/(<w:jc\s+w:val=")(left|start|right|end)"/, (_, before: string, side: string) =>
      side === 'left' || side === 'start' ? `${before}right"` : `${before}left"`,
    );
  });

async function textParts(zip: Zip): Promise<Record<string, Uint8Array>> {
  const parts: Record<string, Uint8Array> = {};
  const numbering = (await zip.text(NUMBERING)) ?? '';
  for (const name of zip.names.filter((one) => TEXT_PART.test(one))) {
    const text = await zip.text(name);
    if (text === null) continue;
    const plain = text.replace(/^\ufeff/, '');
    parts[name] = Buffer.from(name === BODY ? withNumbers(withVisibleSides(withoutHidden(plain)), numbering) : plain);
  }
  return parts;
}

/** Word: its text parts, unpacked within our limits, are given to mammoth as a ZIP that has nothing to unfold. */
export async function readDocx(zip: Zip): Promise<Found> {
  const title = await ownTitle(zip);
  const parts = await textParts(zip);
  const comments =
    Buffer.from(parts[COMMENTS] ?? [])
      .toString()
      .match(/<w:comment[\s>]/g)?.length ?? 0;
  const buffer = Buffer.from(zipSync(parts, { level: 0 }));
  const finder = new TitleFinder();
  let pictures = 0;
  const options = {
    styleMap: title === null ? styleMap : [...withoutTitlePage, ...styleMap],
    transformDocument: transforms.paragraph((one) => prepared(finder.take(one))),
    convertImage: mammoth.images.imgElement(async () => {
      pictures += 1;
      return { src: '' };
    }),
  };
  const { value } = await mammoth.convertToHtml({ buffer }, options).catch(() => {
    throw broken();
  });
  const builder = new TreeBuilder('collapsed', title === null);
  // The way back from a footnote is of no use on paper.
  const reader = new HtmlReader(builder);
  reader.read(
    numbersAsHtml(value.replaceAll(BLANK, '').replace(SCENE, '<hr>')).replace(
      / ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g,
      '',
    ),
  );
  const tree = builder.finish();
  // A file of a title alone is a text all the same.
  if (tree.content.length === 0 && finder.title !== '') return { tree: titled(finder.title), pictures, comments };
  const { tables, raised } = reader.met;
  return { tree, pictures, comments, tables, raised, title: title ?? finder.title };
}
