import type { Manuscript } from '../manuscript.ts';
import { xml } from '../xml.ts';

/** One chapter as a file of the book. */
export interface EpubFile {
  name: string;
  title: string;
  body: string;
}

export const STYLE = `body { margin: 0 5%; line-height: 1.6 }
h1, h2, h3 { line-height: 1.3; text-align: start; break-after: avoid }
h1 { margin: 3em 0 2em; text-align: center }
p { margin: 0; text-indent: 1.4em; text-align: justify; orphans: 2; widows: 2 }
h1 + p, h2 + p, h3 + p, hr + p, ul + p, ol + p, blockquote + p, pre + p, p:first-child, li p, blockquote p { text-indent: 0 }
li p + p, blockquote p + p { margin-top: .4em }
li p { text-align: start }
mark { background: #fdf0b3; color: #241c1b }
blockquote { margin: 1em 2em }
hr { border: 0; margin: 1.5em 0; text-align: center }
hr::before { content: "* * *" }
pre { white-space: pre-wrap }
.title { text-align: center }
.title p { text-align: center; text-indent: 0 }
`;

export const container = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

const entries = (files: readonly EpubFile[]): string =>
  files.map(({ name, title }) => `<li><a href="${name}">${xml(title)}</a></li>`).join('\n');

export function navigation({ title, language }: Manuscript, files: readonly EpubFile[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${xml(language)}" xml:lang="${xml(language)}">
<head><meta charset="utf-8"/><title>${xml(title)}</title></head>
<body><nav epub:type="toc" id="toc" role="doc-toc"><h1>Contents</h1><ol>
${entries(files)}
</ol></nav>
<nav epub:type="landmarks" id="landmarks" hidden="hidden"><h2>Landmarks</h2><ol>
<li><a epub:type="titlepage" href="title.xhtml">Title page</a></li>
<li><a epub:type="bodymatter" href="${files[0]?.name ?? 'title.xhtml'}">Beginning</a></li>
</ol></nav></body>
</html>
`;
}

const seconds = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

export function packageFile(manuscript: Manuscript, files: readonly EpubFile[]): string {
  const { title, author, language, createdAt, identifier } = manuscript;
  const isRtl = language === 'ar' || language === 'he';
  const items = files.map(
    ({ name }, index) => `<item id="c${index + 1}" href="${name}" media-type="application/xhtml+xml"/>`,
  );
  const order = files.map((_, index) => `<itemref idref="c${index + 1}"/>`);
  const creator = author === '' ? '' : `<dc:creator>${xml(author)}</dc:creator>\n`;
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${xml(language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:penora:${xml(identifier)}</dc:identifier>
<dc:title>${xml(title)}</dc:title>
<dc:language>${xml(language)}</dc:language>
${creator}<meta property="dcterms:modified">${seconds(createdAt)}</meta>
<meta name="generator" content="Penora"/>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>
${items.join('\n')}
</manifest>
<spine${isRtl ? ' page-progression-direction="rtl"' : ''}>
<itemref idref="title"/>
${order.join('\n')}
</spine>
</package>
`;
}
