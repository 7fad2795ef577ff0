import { getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { broken, encrypted, scanned, tooLong } from '../faults.ts';
import { readingLimits } from '../limits.ts';
import type { Found } from '../reading.ts';
import { TreeBuilder } from '../treeBuilder.ts';
import { type Line, linesOf, type Run, withoutMargins } from './lines.ts';
import { paragraphsOf } from './paragraphs.ts';

const Item = z.object({
  str: z.string(),
  transform: z.array(z.number()).length(6),
  width: z.number(),
  hasEOL: z.boolean(),
});

/** Nothing of a PDF runs, and nothing is fetched for it. */
const OPTIONS = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  stopAtErrors: false,
  verbosity: 0,
};

function runOf(item: unknown): Run[] {
  const parsed = Item.safeParse(item);
  if (!parsed.success) return [];
  const { str: text, transform, width, hasEOL: endsLine } = parsed.data;
  const [, , c = 0, d = 0, x = 0, y = 0] = transform;
  return [{ text, x, y, width, size: Math.hypot(c, d), endsLine }];
}

async function open(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(bytes, OPTIONS);
  } catch (error) {
    throw error instanceof Error && error.name === 'PasswordException' ? encrypted() : broken();
  }
}

/** The text of a PDF in reading order; running heads and page numbers are left out. */
export async function readPdf(bytes: Uint8Array): Promise<Found> {
  const file = await open(bytes);
  if (file.numPages > readingLimits.pages) throw tooLong();
  const pages: Line[][] = [];
  let characters = 0;
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { items } = await page.getTextContent();
    const runs = items.flatMap(runOf);
    characters += runs.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > readingLimits.characters) throw tooLong();
    pages.push(linesOf(runs, number));
    page.cleanup();
  }
  const lines = withoutMargins(pages);
  if (!lines.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) throw scanned();
  const builder = new TreeBuilder();
  for (const { text, level } of paragraphsOf(lines)) {
    if (level > 0) builder.begin('heading', { level });
    else builder.begin('paragraph');
    builder.text(text);
  }
  return { tree: builder.finish() };
}
