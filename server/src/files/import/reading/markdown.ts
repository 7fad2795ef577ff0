import { HtmlReader } from './htmlReader.ts';
import { markdownToHtml } from './markdownNotes.ts';
import type { Found } from './reading.ts';
import { TreeBuilder } from './treeBuilder.ts';

/** What some programs put before a text: names and values between two lines of dashes. */
const FRONT_MATTER = /^---\r?\n(?:[\w-]+\s*:.*\r?\n|\s+.*\r?\n|#.*\r?\n)*(?:---|\.\.\.)\r?\n/;

/** The title that front matter names. */
const titleIn = (matter: string): string =>
  /^title\s*:[ \t]*(["']?)(.*?)\1[ \t]*\r?$/im.exec(matter)?.[2]?.trim() ?? '';

/** So only we write a paragraph of signs alone (documents/contents/markdown): where one is, scene breaks are rules. */
const OWN_SIGNS = /(?:^|\s)&#(?:35|42|95);[\\#*_ \t]*$/m;

/** Markdown (CommonMark, with GitHub's tables, strikethrough and footnotes). */
export function readMarkdown(text: string): Found {
  const builder = new TreeBuilder('collapsed', !OWN_SIGNS.test(text));
  const reader = new HtmlReader(builder);
  reader.read(markdownToHtml(text.replace(FRONT_MATTER, '')));
  return { ...reader.met, title: titleIn(FRONT_MATTER.exec(text)?.[0] ?? ''), tree: builder.finish() };
}
