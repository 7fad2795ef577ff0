import type { ExportOptions } from '@penora/protocol/schemas/export';
import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx';
import type { TreeNode } from '../../../documents/contents/tree.ts';
import { chaptersOf, levelOf } from '../chapters.ts';
import { HOW_MADE } from '../howMade.ts';
import type { Manuscript } from '../manuscript.ts';
import { madeNodes } from '../text/plain.ts';
import { possible } from '../xml.ts';
import { Blocks } from './blocks.ts';
import { Pages } from './pages.ts';
import { margins, pages, stylesOf } from './styles.ts';

interface Chapter {
  /** Null for what stands before the first one. */
  entry: { title: string; level: number; href: string; page?: number } | null;
  paragraphs: Paragraph[];
}

/** The chapters and their pages, which Word keeps up: an editor's manuscript has none, and one chapter needs none. */
function contentsOf(chapters: readonly Chapter[], isBook: boolean): FileChild[] {
  const cachedEntries = chapters.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  if (!isBook || cachedEntries.length < 2) return [];
  const headingStyleRange = `1-${Math.max(...cachedEntries.map(({ level }) => level))}`;
  return [
    new Paragraph({ style: 'TOCHeading', pageBreakBefore: true, children: [new TextRun('Contents')] }),
    // Filled in, and not to be filled in again when it is opened: nobody is asked.
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange, cachedEntries, beginDirty: false }),
  ];
}

function titlePage({ title, author }: Manuscript, isBook: boolean): Paragraph[] {
  const named = possible(isBook ? author : `by ${author}`);
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(possible(title))] }),
    ...(author === '' ? [] : [new Paragraph({ style: 'Author', children: [new TextRun(named)] })]),
  ];
}

/** Each chapter begins a page; so does the text itself, behind the title. */
function chaptersIn({ tree }: Manuscript, made: readonly TreeNode[], blocks: Blocks): Chapter[] {
  const [madeHeading, ...madeRest] = made;
  const last = madeHeading === undefined ? [] : [{ heading: madeHeading, title: HOW_MADE, nodes: madeRest }];
  const chapters = [...chaptersOf(tree), ...last].map(({ heading, title, nodes }, at): Chapter => {
    if (heading === null) return { entry: null, paragraphs: blocks.of(nodes) };
    const { paragraph, page, name } = blocks.chapter(heading, at > 0);
    const entry = {
      title: possible(title),
      level: levelOf(heading),
      href: name,
      ...(page === undefined ? {} : { page }),
    };
    return { entry, paragraphs: [paragraph, ...blocks.of(nodes)] };
  });
  return chapters.length === 0 ? [{ entry: null, paragraphs: [new Paragraph({})] }] : chapters;
}

function frame({ title, author }: Manuscript, isBook: boolean): Pick<ISectionOptions, 'headers' | 'footers'> {
  const number = new TextRun({ children: [PageNumber.CURRENT] });
  const centred = { alignment: AlignmentType.CENTER };
  const names = [author, title].filter((part) => part !== '').map(possible);
  if (isBook) {
    const head = new TextRun({ text: possible(title), italics: true, size: 18 });
    const header = new Header({ children: [new Paragraph({ ...centred, children: [head] })] });
    const footer = new Footer({ children: [new Paragraph({ ...centred, children: [number] })] });
    const none = new Header({ children: [new Paragraph({})] });
    return { headers: { default: header, first: none }, footers: { default: footer, first: footer } };
  }
  const head = new TextRun(`${names.join(' / ')} / `);
  const header = new Header({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [head, number] })],
  });
  return { headers: { default: header }, footers: { default: new Footer({ children: [new Paragraph({})] }) } };
}

/** The text as a Word document with real styles. */
export async function docx(manuscript: Manuscript, options: ExportOptions): Promise<Uint8Array<ArrayBuffer>> {
  const isBook = options.style === 'book';
  const blocks = new Blocks(options.style, new Pages(options.paper));
  const chapters = chaptersIn(manuscript, madeNodes(manuscript), blocks);
  const page = { size: pages[options.paper], margin: margins };
  const document = new Document({
    title: possible(manuscript.title),
    creator: possible(manuscript.author),
    lastModifiedBy: 'Penora',
    description: '',
    styles: stylesOf(options.style, manuscript.language),
    numbering: { config: blocks.numbering },
    // A line that somebody broke is not stretched to the full width.
    compatibility: { doNotExpandShiftReturn: true },
    sections: [
      { properties: { page }, children: [...titlePage(manuscript, isBook), ...contentsOf(chapters, isBook)] },
      ...chapters.map(({ paragraphs: children }, at): ISectionOptions => {
        // A section for each, so that none has a running head above its beginning; all after the first take its frame.
        const properties = { page: { ...page, ...(at === 0 ? { pageNumbers: { start: 1 } } : {}) }, titlePage: isBook };
        return { properties, children, ...(at === 0 ? frame(manuscript, isBook) : {}) };
      }),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
