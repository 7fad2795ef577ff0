import { marked } from 'marked';
import type { Tree } from '../../../documents/contents/tree.ts';
import { HtmlReader } from './htmlReader.ts';
import { TreeBuilder } from './treeBuilder.ts';

/** What some programs put before a text: names and values between two lines of dashes. */
const FRONT_MATTER = /^---\r?\n(?:[\w-]+\s*:.*\r?\n|\s+.*\r?\n|#.*\r?\n)*(?:---|\.\.\.)\r?\n/;

/** Markdown (CommonMark, with GitHub's tables and strikethrough). */
export function readMarkdown(text: string): { tree: Tree; pictures: number } {
  const builder = new TreeBuilder();
  const reader = new HtmlReader(builder);
  reader.read(marked.parse(text.replace(FRONT_MATTER, ''), { async: false, gfm: true }));
  return { tree: builder.finish(), pictures: reader.met.pictures };
}
