import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { broken, encrypted, scanned, tooLong, unreadable } from '../faults.ts';
import { readingLimits } from '../limits.ts';
import type { Found } from '../reading.ts';
import { TreeBuilder } from '../treeBuilder.ts';
import { inReadingOrder } from './columns.ts';
import { linesOf } from './lines.ts';
import { Looks } from './looks.ts';
import { withoutMargins } from './margins.ts';
import { OpenLists } from './openLists.ts';
import { paragraphsOf } from './paragraphs.ts';
import { fontsOf, runsOf } from './runs.ts';
import { type Page, putTagged, taggedBlocks } from './tagged.ts';
import { write } from './writing.ts';

/** Tables of signs that files in Chinese, Japanese and Korean name instead of bringing them; they come in a package. */
const TABLES = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps/');

/** Nothing of a PDF runs, nothing is fetched for it, and its pictures are not unpacked. */
const OPTIONS = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  stopAtErrors: false,
  maxImageSize: 1,
  cMapUrl: TABLES,
  cMapPacked: true,
  verbosity: 0,
};

async function open(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(bytes, OPTIONS);
  } catch (error) {
    throw error instanceof Error && error.name === 'PasswordException' ? encrypted() : broken();
  }
}

type File = Awaited<ReturnType<typeof open>>;

async function pagesOf(file: File, first: number): Promise<Page[]> {
  const isTagged = (await file.getMarkInfo())?.Marked === true;
  const looks = new Looks();
  const pages: Page[] = [];
  let characters = 0;
  for (let number = first; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    await looks.learn(page, fontsOf(items));
    const runs = runsOf(items, looks.of);
    characters += runs.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > readingLimits.characters) throw tooLong();
    const [, low = 0, , high = 0] = page.view;
    pages.push({ runs, low, high, tags: isTagged ? await page.getStructTree() : null });
    page.cleanup();
  }
  return pages;
}

/** The text as it stands on its pages; running heads and page numbers are left out. */
function putLines(pages: readonly Page[], to: TreeBuilder): void {
  const lines = withoutMargins(
    pages.map(({ runs, low, high }, at) => ({ lines: inReadingOrder(linesOf(runs, at)), low, high })),
  );
  const lists = new OpenLists(to);
  for (const { spans, level, item, beginsItem = false } of paragraphsOf(lines)) {
    lists.enter(item, beginsItem);
    to.begin(level > 0 ? 'heading' : 'paragraph', level > 0 ? { level } : {});
    write(to, spans, level === 0);
  }
  lists.enter(undefined, false);
}

/** Of what is no white space, how much may be signs that stand for nothing. */
const MOST_NAMELESS = 0.1;
const NAMELESS = /[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu;

/** Fonts may not say which letters their glyphs are: then there are signs on the pages, and no text. */
function demandLetters(pages: readonly Page[]): void {
  let [all, letters, nameless] = [0, 0, 0];
  for (const { runs } of pages) {
    for (const { text } of runs) {
      all += text.replace(/\s/g, '').length;
      letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      nameless += text.match(NAMELESS)?.length ?? 0;
    }
  }
  if (nameless > all * MOST_NAMELESS) throw unreadable();
  if (letters === 0) throw scanned();
}

/** The text of a PDF in reading order, by what it says of itself, else by how it looks. */
export async function readPdf(bytes: Uint8Array): Promise<Found> {
  const file = await open(bytes);
  if (file.numPages > readingLimits.pages) throw tooLong();
  const { Title: title, Creator: creator } = Object((await file.getMetadata()).info);
  // The title page that we make says what the project is called.
  const isOurs = creator === 'Penora' && typeof title === 'string';
  const pages = await pagesOf(file, isOurs ? 2 : 1);
  demandLetters(pages);
  const builder = new TreeBuilder();
  const blocks = taggedBlocks(pages);
  if (blocks === null) putLines(pages, builder);
  // We never part words.
  else putTagged(blocks, builder, !isOurs);
  return { tree: builder.finish(), ...(isOurs ? { title } : {}) };
}
