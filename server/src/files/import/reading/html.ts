import type { Tree } from '../../../documents/contents/tree.ts';
import { decode } from './decode.ts';
import { HtmlReader } from './htmlReader.ts';
import { TreeBuilder } from './treeBuilder.ts';

const HEAD_BYTES = 2_048;
const CHARSET =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,40})/i;

/** The encoding that a page names in its head. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  const found = CHARSET.exec(head);
  return found?.[1] ?? found?.[2];
}

export function readHtml(bytes: Uint8Array): { tree: Tree; pictures: number } {
  const builder = new TreeBuilder();
  const reader = new HtmlReader(builder);
  reader.read(decode(bytes, declaredCharset(bytes)));
  return { tree: builder.finish(), pictures: reader.met.pictures };
}
