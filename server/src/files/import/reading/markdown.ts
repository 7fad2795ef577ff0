import type { Tree } from '../../../documents/contents/tree.ts';
import { HtmlReader } from './htmlReader.ts';
import { markdownToHtml } from './markdownNotes.ts';
import { TreeBuilder } from './treeBuilder.ts';

/** What some programs put before a text: names and values between two lines of dashes. */
const FRONT_MATTER = /^---\r?\n(?:[\w-]+\s*:.*\r?\n|\s+.*\r?\n|#.*\r?\n)*(?:---|\.\.\.)\r?\n/;

/** So only we write a paragraph of signs alone (documents/contents/markdown): where one is, scene breaks are rules. */
const OWN_SIGNS = /(?:^|\s)&#(?:35|42|95);[\\#*_ \t]*$/m;

/** Markdown (CommonMark, with GitHub's tables, strikethrough and footnotes). */
export function readMarkdown(text: string): { tree: Tree; pictures: number } {
  const builder = new TreeBuilder('collapsed', !OWN_SIGNS.test(text));
  const reader = new HtmlReader(builder);
  reader.read(markdownToHtml(text.replace(FRONT_MATTER, '')));
  return { tree: builder.finish(), pictures: reader.met.pictures };
}
