import { decode } from './decode.ts';
import { HtmlReader } from './htmlReader.ts';
import type { Found } from './reading.ts';
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

/** A page that was made here: title and author stand above the text and are none of it. */
const OURS = /<meta name="generator" content="Penora">/;

/** What programs put where nobody has named a page, and names of files. */
const NO_TITLE =
  /^(?:untitled|unbenannt|sans titre|sin título|senza titolo|new page|document|index|home)?(?:[ -]*\d*)$/iu;
const FILE_NAME = /\.(?:html?|docx?|odt|rtf|txt|md|pdf)$/i;

/** The title that a page has; null when it only says that there is none. */
function pageTitle(title: string): string | null {
  const flat = title.replace(/\s+/g, ' ').trim();
  return NO_TITLE.test(flat) || FILE_NAME.test(flat) ? null : flat;
}

export function readHtml(bytes: Uint8Array): Found {
  const source = decode(bytes, declaredCharset(bytes));
  const isOurs = OURS.test(source.slice(0, HEAD_BYTES));
  const builder = new TreeBuilder('collapsed', !isOurs);
  const reader = new HtmlReader(builder, isOurs ? ['header'] : []);
  reader.read(source);
  const { title, ...met } = reader.met;
  const named = isOurs ? title : pageTitle(title);
  return { tree: builder.finish(), ...met, ...(named === null ? {} : { title: named }) };
}
