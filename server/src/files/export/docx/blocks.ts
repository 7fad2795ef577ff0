import type { FileStyle } from '@penora/protocol/schemas/export';
import { AlignmentType, Bookmark, HeadingLevel, type INumberingOptions, LevelFormat, Paragraph, TextRun } from 'docx';
import { isText, type TreeNode } from '../../../documents/contents/tree.ts';
import { levelOf } from '../chapters.ts';
import { possible } from '../xml.ts';
import { runsOf, startsRtl } from './inline.ts';
import { type Pages, setsOf } from './pages.ts';
import { continued, type InItem, levels, QUOTE, settings } from './styles.ts';

type NumberFormat = (typeof LevelFormat)[keyof typeof LevelFormat];

const formats: Record<string, NumberFormat> = {
  '1': LevelFormat.DECIMAL,
  a: LevelFormat.LOWER_LETTER,
  A: LevelFormat.UPPER_LETTER,
  i: LevelFormat.LOWER_ROMAN,
  I: LevelFormat.UPPER_ROMAN,
};

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

const aligned = (node: TreeNode) => {
  switch (node.attrs?.textAlign) {
    case 'left':
      return { alignment: AlignmentType.LEFT };
    case 'right':
      return { alignment: AlignmentType.RIGHT };
    case 'center':
      return { alignment: AlignmentType.CENTER };
    case 'justify':
      return { alignment: AlignmentType.BOTH };
    default:
      return {};
  }
};

interface Context {
  /** Within a quotation that is in no list, and within one in an item of a list. */
  isQuote: boolean;
  isItemQuote: boolean;
  list: { reference: string; level: number } | null;
}

const inside = (node: TreeNode): TreeNode[] => (node.content ?? []).filter((part): part is TreeNode => !isText(part));

/** Sets nodes as Word's paragraphs. Every list has a numbering of its own, so that each begins where it should. */
export class Blocks {
  readonly numbering: INumberingOptions['config'][number][] = [];
  readonly #style: FileStyle;
  readonly #pages: Pages;
  readonly #setOf: ReturnType<typeof setsOf>;
  #isFirst = true;
  #chapters = 0;

  constructor(style: FileStyle, pages: Pages) {
    this.#style = style;
    this.#pages = pages;
    this.#setOf = setsOf(settings[style]);
  }

  /** One that begins a chapter: the contents lead to it. */
  chapter(node: TreeNode, beginsPage: boolean): { paragraph: Paragraph; page: number | undefined; name: string } {
    if (beginsPage) this.#pages.turn();
    const page = this.#pages.page;
    this.#chapters += 1;
    const name = `_chapter${this.#chapters}`;
    return { paragraph: this.heading(node, beginsPage, name), page, name };
  }

  heading(node: TreeNode, beginsPage: boolean, name?: string): Paragraph {
    this.#isFirst = true;
    const isRtl = startsRtl(node);
    const runs = runsOf(node, isRtl);
    this.#pages.put(node, this.#setOf('Heading', levelOf(node) - 1), { isBold: true });
    return new Paragraph({
      heading: headings[levelOf(node) - 1] ?? HeadingLevel.HEADING_3,
      children: name === undefined ? runs : [new Bookmark({ id: name, children: runs })],
      bidirectional: isRtl,
      pageBreakBefore: beginsPage,
      ...aligned(node),
    });
  }

  of(nodes: readonly TreeNode[]): Paragraph[] {
    return nodes.flatMap((node) => this.#one(node, { isQuote: false, isItemQuote: false, list: null }));
  }

  #one(node: TreeNode, context: Context): Paragraph[] {
    switch (node.type) {
      case 'paragraph':
        return [this.#paragraph(node, context)];
      case 'heading':
        return [context.isQuote && context.list === null ? this.#quotedHeading(node) : this.heading(node, false)];
      case 'blockquote': {
        const within = context.list === null ? { isQuote: true } : { isItemQuote: true };
        const paragraphs = inside(node).flatMap((child) => this.#one(child, { ...context, ...within }));
        this.#isFirst = true;
        return paragraphs;
      }
      case 'bulletList':
      case 'orderedList':
        return this.#list(node, context);
      case 'codeBlock':
        return this.#code(node);
      case 'horizontalRule':
        this.#isFirst = true;
        this.#pages.put(node, this.#setOf('SceneBreak'));
        return [
          new Paragraph({ style: 'SceneBreak', children: [new TextRun(this.#style === 'book' ? '* * *' : '#')] }),
        ];
      case 'listItem':
        return inside(node).flatMap((child) => this.#one(child, context));
      case 'hardBreak':
        return [];
      default:
        return node.type satisfies never;
    }
  }

  #quotedHeading(node: TreeNode): Paragraph {
    const level = levelOf(node);
    const isRtl = startsRtl(node);
    this.#isFirst = true;
    this.#pages.put(node, this.#setOf('QuoteHeading', level - 1), { isBold: true });
    return new Paragraph({
      style: `QuoteHeading${level}`,
      children: runsOf(node, isRtl),
      bidirectional: isRtl,
      ...aligned(node),
    });
  }

  #paragraph(node: TreeNode, context: Context): Paragraph {
    const { isQuote, isItemQuote, list } = context;
    if (isItemQuote && list !== null) return this.#inItem(node, 'List Quote', list.level);
    const isRtl = startsRtl(node);
    const listed = isQuote ? 'QuoteList' : 'ListParagraph';
    const style = list !== null ? listed : isQuote ? 'Quote' : this.#isFirst ? 'FirstParagraph' : 'BodyText';
    if (list === null && !isQuote) this.#isFirst = false;
    this.#pages.put(node, this.#setOf(style, list?.level));
    return new Paragraph({
      style,
      children: runsOf(node, isRtl),
      bidirectional: isRtl,
      ...aligned(node),
      ...(list === null ? {} : { numbering: { reference: list.reference, level: list.level } }),
    });
  }

  #list(node: TreeNode, { isQuote, list }: Context): Paragraph[] {
    const level = Math.min(8, list === null ? 0 : list.level + 1);
    const reference = `list-${this.numbering.length + 1}`;
    const isBullet = node.type === 'bulletList';
    const format = isBullet ? LevelFormat.BULLET : (formats[String(node.attrs?.type ?? '1')] ?? LevelFormat.DECIMAL);
    const text = (at: number): string => (isBullet ? '•' : `%${at + 1}.`);
    this.numbering.push({
      reference,
      levels: levels(format, text, Number(node.attrs?.start ?? 1), isQuote ? QUOTE : 0),
    });
    const paragraphs = inside(node).flatMap((item) =>
      inside(item).flatMap((child, at) =>
        this.#item(child, at === 0, { isQuote, isItemQuote: false, list: { reference, level } }),
      ),
    );
    this.#isFirst = true;
    return paragraphs;
  }

  /** Only what an item begins with has its number; what follows stands below it. */
  #item(node: TreeNode, isFirst: boolean, context: Context): Paragraph[] {
    if (isFirst || node.type !== 'paragraph') return this.#one(node, context);
    const kind = context.isQuote ? 'Quote List Continue' : 'List Continue';
    return [this.#inItem(node, kind, context.list?.level ?? 0)];
  }

  #inItem(node: TreeNode, kind: InItem, level: number): Paragraph {
    const isRtl = startsRtl(node);
    this.#pages.put(node, this.#setOf(kind.replaceAll(' ', ''), level));
    return new Paragraph({
      style: continued(kind, level).id,
      children: runsOf(node, isRtl),
      bidirectional: isRtl,
    });
  }

  #code(node: TreeNode): Paragraph[] {
    this.#isFirst = true;
    const text = (node.content ?? []).map((part) => (isText(part) ? part.text : '')).join('');
    this.#pages.put(node, this.#setOf('Code'), { isMono: true });
    return possible(text)
      .split('\n')
      .map((line) => new Paragraph({ style: 'Code', children: [new TextRun(line)] }));
  }
}
