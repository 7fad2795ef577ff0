import { ZipFile } from 'yazl';
import { html } from '../../../documents/contents/html.ts';
import type { TreeNode } from '../../../documents/contents/tree.ts';
import { chaptersOf } from '../chapters.ts';
import { HOW_MADE } from '../howMade.ts';
import type { Manuscript } from '../manuscript.ts';
import { madeNodes } from '../text/plain.ts';
import { possible, xml } from '../xml.ts';
import { container, type EpubFile, navigation, packageFile, STYLE } from './parts.ts';

const VOID = /<(br|hr)>/g;
/** Browsers mend them, checkers of books do not. The quotation marks and brackets are those of HTML. */
const NOT_IN_ADDRESSES = /%(?![\dA-Fa-f]{2})|&(?:quot|lt|gt);|[\s\\^`{|}[\]]/g;

const ENTITIES: Record<string, string> = { '&quot;': '%22', '&lt;': '%3C', '&gt;': '%3E' };

const percent = (sign: string): string => ENTITIES[sign] ?? encodeURIComponent(sign);

/** HTML as XHTML, without what a book has no use for. */
const xhtml = (nodes: readonly TreeNode[]): string =>
  possible(html({ type: 'doc', content: [...nodes] }))
    .replaceAll(/ data-generation="[^"]*"| target="_blank"| rel="[^"]*"/g, '')
    .replaceAll(/ href="([^"]*)"/g, (_, href: string) => ` href="${href.replace(NOT_IN_ADDRESSES, percent)}"`)
    .replaceAll(VOID, '<$1/>');

const BLOCK = /<(p|h[1-3]|ul|ol|blockquote)(?=[ >])/g;
/** Of a block, where its first letter is found at the latest. */
const FIRST_LETTERS = 400;
const LEFTWARD = /^[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** Which way a block runs, by its first letter; null for one without. */
function runOf(rest: string, tag: string): 'ltr' | 'rtl' | null {
  const [own = ''] = rest.slice(0, FIRST_LETTERS).split(`</${tag}>`, 1);
  const letters = own.replace(/<[^>]*>|&#?\w+;|<.*$/g, '').replace(/^[^\p{L}]+/u, '');
  if (letters === '') return null;
  return LEFTWARD.test(letters) ? 'rtl' : 'ltr';
}

/** Blocks that run otherwise than their book say so: no reader of books guesses. */
const directed = (body: string, language: string): string =>
  body.replaceAll(BLOCK, (begin: string, tag: string, at: number) => {
    const run = runOf(body.slice(at, at + FIRST_LETTERS), tag);
    return run === null || (run === 'rtl') === rtl.has(language) ? begin : `${begin} dir="${run}"`;
  });

function filesOf(manuscript: Manuscript): EpubFile[] {
  const chapters = chaptersOf(manuscript.tree).map(({ heading, title, nodes }, index) => ({
    name: `chapter-${index + 1}.xhtml`,
    title: title === '' ? manuscript.title : title,
    body: directed(xhtml(heading === null ? nodes : [heading, ...nodes]), manuscript.language),
  }));
  const made = madeNodes(manuscript);
  return made.length === 0 ? chapters : [...chapters, { name: 'how-made.xhtml', title: HOW_MADE, body: xhtml(made) }];
}

const rtl = new Set(['ar', 'he', 'fa', 'ur']);

const direction = (language: string): string => (rtl.has(language) ? ' dir="rtl"' : '');

function chapterPage({ language }: Manuscript, { title, body }: EpubFile): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${xml(language)}" xml:lang="${xml(language)}"${direction(language)}>
<head><meta charset="utf-8"/><title>${xml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body><section epub:type="chapter">
${body}
</section></body>
</html>
`;
}

function titlePage({ title, author, language }: Manuscript): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${xml(language)}" xml:lang="${xml(language)}"${direction(language)}>
<head><meta charset="utf-8"/><title>${xml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body class="title"><section epub:type="titlepage"><h1>${xml(title)}</h1>${author === '' ? '' : `<p>${xml(author)}</p>`}</section></body>
</html>
`;
}

/** The text as an EPUB 3, part after part: what says what it is comes first and is not compressed. */
export async function* epub(manuscript: Manuscript): AsyncGenerator<Uint8Array> {
  const found = filesOf(manuscript);
  const files = found.length > 0 ? found : [{ name: 'chapter-1.xhtml', title: manuscript.title, body: '<p></p>' }];
  const zip = new ZipFile();
  const add = (name: string, text: string, compress = true): void =>
    // Another kind of time would stand in front of `mimetype`, which has to stand where everybody looks for it.
    zip.addBuffer(Buffer.from(text), name, { mtime: manuscript.createdAt, compress, forceDosTimestamp: true });
  add('mimetype', 'application/epub+zip', false);
  add('META-INF/container.xml', container);
  add('OEBPS/content.opf', packageFile(manuscript, files));
  add('OEBPS/nav.xhtml', navigation(manuscript, files));
  add('OEBPS/style.css', STYLE);
  add('OEBPS/title.xhtml', titlePage(manuscript));
  for (const file of files) add(`OEBPS/${file.name}`, chapterPage(manuscript, file));
  zip.end();
  for await (const part of zip.outputStream) if (part instanceof Uint8Array) yield part;
}
