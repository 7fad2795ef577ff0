import type { ExportOptions } from '@penora/protocol/schemas/export';
import { AlignmentType, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import type { TreeNode } from '../../../documents/contents/tree.ts';
import { chaptersOf } from '../chapters.ts';
import type { Manuscript } from '../manuscript.ts';
import { madeNodes } from '../text/plain.ts';
import { possible } from '../xml.ts';
import { Blocks } from './blocks.ts';
import { margins, pages, stylesOf } from './styles.ts';

function titlePage({ title, author }: Manuscript, isBook: boolean): Paragraph[] {
  const named = possible(isBook ? author : `by ${author}`);
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(possible(title))] }),
    ...(author === '' ? [] : [new Paragraph({ style: 'Author', children: [new TextRun(named)] })]),
  ];
}

/** Each chapter begins a page; so does the text itself, behind the title. */
function bodyOf({ tree }: Manuscript, made: readonly TreeNode[], blocks: Blocks): Paragraph[] {
  const chapters = chaptersOf(tree).flatMap(({ heading, nodes }, at) => {
    if (heading !== null) return [blocks.heading(heading, at > 0), ...blocks.of(nodes)];
    return blocks.of(nodes);
  });
  const [heading, ...rest] = made;
  return heading === undefined ? chapters : [...chapters, blocks.heading(heading, true), ...blocks.of(rest)];
}

function frame({ title, author }: Manuscript, isBook: boolean): { header: Header; footer: Footer } {
  const number = new TextRun({ children: [PageNumber.CURRENT] });
  const centred = { alignment: AlignmentType.CENTER };
  const names = [author, title].filter((part) => part !== '').map(possible);
  if (isBook) {
    const head = new TextRun({ text: possible(title), italics: true, size: 18 });
    return {
      header: new Header({ children: [new Paragraph({ ...centred, children: [head] })] }),
      footer: new Footer({ children: [new Paragraph({ ...centred, children: [number] })] }),
    };
  }
  const head = new TextRun(`${names.join(' / ')} / `);
  return {
    header: new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [head, number] })] }),
    footer: new Footer({ children: [new Paragraph({})] }),
  };
}

/** The text as a Word document with real styles. */
export async function docx(manuscript: Manuscript, options: ExportOptions): Promise<Uint8Array<ArrayBuffer>> {
  const isBook = options.style === 'book';
  const blocks = new Blocks(options.style);
  const children = bodyOf(manuscript, madeNodes(manuscript), blocks);
  const { header, footer } = frame(manuscript, isBook);
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
      { properties: { page }, children: titlePage(manuscript, isBook) },
      {
        properties: { page: { ...page, pageNumbers: { start: 1 } } },
        headers: { default: header },
        footers: { default: footer },
        children: children.length === 0 ? [new Paragraph({})] : children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
