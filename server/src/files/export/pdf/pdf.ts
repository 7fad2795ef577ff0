import type { ExportOptions } from '@penora/protocol/schemas/export';
import { type Chapter, chaptersOf } from '../chapters.ts';
import { HOW_MADE, HOW_MADE_NOTE, madeLines } from '../howMade.ts';
import type { Manuscript } from '../manuscript.ts';
import { Composer } from './composer.ts';
import { Contents } from './contents.ts';
import { type Block, Flow } from './flow.ts';
import { isEastAsian } from './fonts/faces.ts';
import { FontChooser } from './fonts/fontChooser.ts';
import { runningHead, titlePage } from './frame.ts';
import { printed } from './layout/inline.ts';
import { Paper } from './paper.ts';
import { type Style, styleOf } from './styles.ts';

interface Section {
  title: string;
  blocks: Block[];
}

const headed = (style: Style, title: string): Block =>
  new Flow(style).heading({ type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: title }] }, true);

function sectionsOf({ tree, madeBy }: Manuscript, style: Style): Section[] {
  const sections = chaptersOf(tree).map(({ heading, title, nodes }: Chapter) => {
    const flow = new Flow(style);
    const head = heading === null ? [] : [flow.heading(heading, true)];
    return { title: printed(title), blocks: [...head, ...flow.blocksOf(nodes)] };
  });
  if (madeBy !== null) {
    const lines = [HOW_MADE_NOTE, ...madeLines(madeBy)].map((text) => ({
      type: 'paragraph' as const,
      attrs: { textAlign: 'left' },
      content: [{ type: 'text' as const, text }],
    }));
    const blocks = new Flow(style).blocksOf(lines).map((block) => ({ ...block, indent: 0, after: 4 }));
    sections.push({ title: HOW_MADE, blocks: [headed(style, HOW_MADE), ...blocks] });
  }
  return sections;
}

/** Every sign that will be drawn finds its font beforehand: opening one takes time that laying out does not have. */
async function openFonts(doc: Paper, sections: readonly Section[], manuscript: Manuscript): Promise<FontChooser> {
  const { language, title, author } = manuscript;
  const han = isEastAsian(language) ? language : 'zh';
  const fonts = new FontChooser(doc, han, isEastAsian(language));
  const plain = { bold: false, italic: false, mono: false };
  const names = printed(`${title}${author}${sections.map((section) => section.title).join('')}`);
  const frame = `${names}…0123456789./,• ivxlcdm ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz`;
  await fonts.prepare(frame, plain);
  await fonts.prepare(frame, { ...plain, bold: true });
  await fonts.prepare(frame, { ...plain, italic: true });
  for (const { blocks } of sections) {
    for (const { spans } of blocks) for (const span of spans) await fonts.prepare(span.text, span);
  }
  return fonts;
}

/** The text as a PDF, page after page: set as a book, or as a manuscript for an editor. */
export async function* pdf(manuscript: Manuscript, options: ExportOptions): AsyncGenerator<Uint8Array> {
  const style = styleOf(options.style, options.paper);
  const { title, author, language, createdAt } = manuscript;
  const doc = new Paper({
    size: [style.page.width, style.page.height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, Creator: 'Penora', Producer: 'Penora', CreationDate: createdAt },
  });
  const sections = sectionsOf(manuscript, style);
  const fonts = await openFonts(doc, sections, manuscript);
  for (const _ of draw(doc, sections, fonts, manuscript, style)) yield* made(doc);
  doc.end();
  yield* made(doc);
}

function* made(doc: Paper): Generator<Uint8Array> {
  const bytes = doc.taken();
  if (bytes !== null) yield bytes;
}

/** Pauses after every block. */
function* draw(
  doc: Paper,
  sections: readonly Section[],
  fonts: FontChooser,
  manuscript: Manuscript,
  style: Style,
): Generator<undefined> {
  const { title, author } = manuscript;
  const names = { title: printed(title), author: printed(author) };
  let page = 0;
  let chapter = '';
  let isOpening = true;
  const composer = new Composer(doc, fonts, style, () => {
    page += 1;
    runningHead(composer, style, { ...names, chapter, page, isOpening });
    isOpening = false;
  });
  titlePage(composer, style, names);
  const contents = new Contents(
    composer,
    style,
    sections.filter((section) => section.title !== '').map((s) => s.title),
  );
  contents.reserve();
  for (const [index, section] of sections.entries()) {
    isOpening = true;
    chapter = section.title;
    composer.open(style.sink);
    if (section.title !== '') contents.note(section.title, page, `c${index}`);
    for (const [at, block] of section.blocks.entries()) {
      const next = section.blocks[at + 1];
      composer.put(block, next === undefined ? 0 : next.leading * 2);
      yield;
    }
  }
  if (sections.length === 0) composer.open();
  contents.fill();
  composer.end();
}
