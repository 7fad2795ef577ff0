import type { ExportOptions } from '@penora/protocol/schemas/export';
import { type Chapter, chaptersOf } from '../chapters.ts';
import { HOW_MADE, HOW_MADE_NOTE, madeLines } from '../howMade.ts';
import type { Manuscript } from '../manuscript.ts';
import { Composer } from './composer.ts';
import { Contents } from './contents.ts';
import { type Block, Flow, type MarkerWidth } from './flow.ts';
import { isEastAsian } from './fonts/faces.ts';
import { FontChooser } from './fonts/fontChooser.ts';
import { runningHead, titlePage } from './frame.ts';
import { printed, spanOf } from './layout/inline.ts';
import { linesOf } from './layout/lines.ts';
import { Shaper } from './layout/shaped.ts';
import { Paper } from './paper.ts';
import { type Style, styleOf } from './styles.ts';

interface Section {
  title: string;
  blocks: Block[];
}

const headed = (flow: Flow, title: string): Block =>
  flow.heading({ type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: title }] }, true);

function sectionsOf({ tree, madeBy }: Manuscript, style: Style, markerWidth: MarkerWidth): Section[] {
  const sections = chaptersOf(tree).map(({ heading, title, nodes }: Chapter) => {
    const flow = new Flow(style, markerWidth);
    const head = heading === null ? [] : [flow.heading(heading, true)];
    return { title: printed(title), blocks: [...head, ...flow.blocksOf(nodes)] };
  });
  if (madeBy !== null) {
    const lines = [HOW_MADE_NOTE, ...madeLines(madeBy)].map((text) => ({
      type: 'paragraph' as const,
      attrs: { textAlign: 'left' },
      content: [{ type: 'text' as const, text }],
    }));
    const flow = new Flow(style, markerWidth);
    const blocks = flow.blocksOf(lines).map((block) => ({ ...block, indent: 0, after: 4 }));
    sections.push({ title: HOW_MADE, blocks: [headed(flow, HOW_MADE), ...blocks] });
  }
  return sections;
}

const plain = { bold: false, italic: false, mono: false };
const NUMBERS = '0123456789./,• ivxlcdm ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The fonts of a text, so far those of its numbers. */
async function numberFonts(doc: Paper, language: string): Promise<FontChooser> {
  const han = isEastAsian(language) ? language : 'zh';
  const fonts = new FontChooser(doc, han, isEastAsian(language));
  await fonts.prepare(NUMBERS, plain);
  return fonts;
}

function widthsIn(fonts: FontChooser): MarkerWidth {
  const shaper = new Shaper();
  const room = { width: Number.POSITIVE_INFINITY, indent: 0, isEven: false };
  return (marker, size) => linesOf([spanOf(marker)], { ...room, size }, fonts, shaper)[0]?.width ?? 0;
}

/** Every sign that will be drawn finds its font beforehand: opening one takes time that laying out does not have. */
async function openFonts(fonts: FontChooser, sections: readonly Section[], manuscript: Manuscript): Promise<void> {
  const { title, author } = manuscript;
  const names = printed(`${title}${author}${sections.map((section) => section.title).join('')}`);
  const frame = `${names}…${NUMBERS}`;
  await fonts.prepare(frame, plain);
  await fonts.prepare(frame, { ...plain, bold: true });
  await fonts.prepare(frame, { ...plain, italic: true });
  for (const { blocks } of sections) {
    for (const { spans } of blocks) for (const span of spans) await fonts.prepare(span.text, span);
  }
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
  const fonts = await numberFonts(doc, language);
  const sections = sectionsOf(manuscript, style, widthsIn(fonts));
  await openFonts(fonts, sections, manuscript);
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
