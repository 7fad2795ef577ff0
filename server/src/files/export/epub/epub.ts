import { strToU8, type Zippable, zipSync } from 'fflate';
import { html } from '../../../documents/contents/html.ts';
import type { TreeNode } from '../../../documents/contents/tree.ts';
import { chaptersOf } from '../chapters.ts';
import { HOW_MADE } from '../howMade.ts';
import type { Manuscript } from '../manuscript.ts';
import { madeNodes } from '../text/plain.ts';
import { possible, xml } from '../xml.ts';
import { container, type EpubFile, navigation, packageFile, STYLE } from './parts.ts';

const VOID = /<(br|hr)>/g;

/** HTML as XHTML, without what a book has no use for. */
const xhtml = (nodes: readonly TreeNode[]): string =>
  possible(html({ type: 'doc', content: [...nodes] }))
    .replaceAll(/ data-generation="[^"]*"| target="_blank"| rel="[^"]*"/g, '')
    .replaceAll(VOID, '<$1/>');

function filesOf(manuscript: Manuscript): EpubFile[] {
  const chapters = chaptersOf(manuscript.tree).map(({ heading, title, nodes }, index) => ({
    name: `chapter-${index + 1}.xhtml`,
    title: title === '' ? manuscript.title : title,
    body: xhtml(heading === null ? nodes : [heading, ...nodes]),
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

/** The text as an EPUB 3: what says what it is comes first and is not compressed. */
export function epub(manuscript: Manuscript): Uint8Array<ArrayBuffer> {
  const found = filesOf(manuscript);
  const files = found.length > 0 ? found : [{ name: 'chapter-1.xhtml', title: manuscript.title, body: '<p></p>' }];
  const mtime = manuscript.createdAt;
  const deflated = (text: string): Zippable[string] => [strToU8(text), { level: 6, mtime }];
  const entries: Zippable = {
    mimetype: [strToU8('application/epub+zip'), { level: 0, mtime }],
    'META-INF/container.xml': deflated(container),
    'OEBPS/content.opf': deflated(packageFile(manuscript, files)),
    'OEBPS/nav.xhtml': deflated(navigation(manuscript, files)),
    'OEBPS/style.css': deflated(STYLE),
    'OEBPS/title.xhtml': deflated(titlePage(manuscript)),
  };
  for (const file of files) entries[`OEBPS/${file.name}`] = deflated(chapterPage(manuscript, file));
  return new Uint8Array(zipSync(entries));
}
