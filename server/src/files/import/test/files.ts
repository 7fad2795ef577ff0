import type { FileFormat } from '@penora/protocol/schemas/file';
import { zipSync } from 'fflate';

/** The same few sentences in many scripts, each with what tells its language. */
export const corpus: readonly { language: string; text: string }[] = [
  {
    language: 'en',
    text: 'The lamp was lit before the ship was seen, and nobody in the town would say by whom it was.',
  },
  {
    language: 'de',
    text: 'Die Lampe brannte, ehe man das Schiff sah, und niemand in der Stadt wollte sagen, für wen es größer wäre.',
  },
  {
    language: 'fr',
    text: 'La lampe était allumée avant que l’on vît le navire, et personne en ville ne voulait dire par qui.',
  },
  {
    language: 'ru',
    text: 'Лампа была зажжена прежде, чем показался корабль, и никто в городе не хотел сказать, кем именно.',
  },
  {
    language: 'el',
    text: 'Το φανάρι ήταν αναμμένο πριν φανεί το πλοίο, και κανείς στην πόλη δεν έλεγε ποιος το άναψε.',
  },
  { language: 'hi', text: 'जहाज़ दिखने से पहले ही दीपक जल चुका था, और शहर में कोई नहीं बताता था कि किसने जलाया।' },
  { language: 'ta', text: 'கப்பல் தெரிவதற்கு முன்பே விளக்கு ஏற்றப்பட்டிருந்தது, யார் ஏற்றினார் என்று யாரும் சொல்லவில்லை.' },
  { language: 'zh', text: '船还没有出现，灯就已经点亮了，城里没有人愿意说是谁点的。' },
  { language: 'ja', text: '船が見える前に灯りはともされていたが、誰がともしたのか町の誰も言おうとしなかった。' },
  { language: 'ko', text: '배가 보이기 전에 등불은 켜져 있었고, 누가 켰는지 마을 사람 아무도 말하려 하지 않았다.' },
  { language: 'ar', text: 'أُضيء المصباح قبل أن تُرى السفينة، ولم يشأ أحد في المدينة أن يقول من الذي أضاءه.' },
  { language: 'he', text: 'המנורה הודלקה לפני שנראתה הספינה, ואיש בעיר לא רצה לומר מי הדליק אותה.' },
  { language: 'th', text: 'ตะเกียงถูกจุดก่อนที่จะมองเห็นเรือ และไม่มีใครในเมืองยอมบอกว่าใครเป็นคนจุด' },
];

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

export const zipOf = (parts: Record<string, string | Uint8Array>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? bytesOf(part) : part]),
      ),
    ),
  );

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word file whose body is this WordprocessingML; `parts` come beside it. */
export function docxOf(body: string, parts: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  const style = (id: string, name: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  const target = (name: string): string => `<Relationship Id="${name}" Type="${REL}/${name}" Target="${name}.xml"/>`;
  const names = ['styles', 'numbering', 'comments', 'footnotes'];
  return zipOf({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map(target).join('')}<Relationship Id="link" Type="${REL}/hyperlink" Target="https://example.com/" TargetMode="External"/></Relationships>`,
    'word/styles.xml': `<?xml version="1.0"?><w:styles ${W}>${style('Title', 'Title')}${style('Heading1', 'heading 1')}${style('Heading2', 'heading 2')}${style('Quote', 'Quote')}</w:styles>`,
    'word/numbering.xml': `<?xml version="1.0"?><w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${W} xmlns:r="${REL}"><w:body>${body}</w:body></w:document>`,
    ...parts,
  });
}

/** A paragraph of Word with this style, alignment and runs. */
export function wp(runs: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}
export const wr = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** An OpenDocument text with this in its body. */
export function odtOf(body: string, parts: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  const spaces =
    'xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f" xmlns:xlink="x" xmlns:draw="d" xmlns:dc="c"';
  const style = (name: string, words: string): string =>
    `<style:style style:name="${name}" style:family="text"><style:text-properties ${words}/></style:style>`;
  const styles = `${style('B', 'fo:font-weight="bold"')}${style('I', 'fo:font-style="italic"')}<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style><text:list-style style:name="N"><text:list-level-style-number text:level="1"/></text:list-style>`;
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': `<?xml version="1.0"?><office:document-content ${spaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...parts,
  });
}

/** A book of these chapters, each the inside of a page's body. */
export function epubOf(chapters: readonly string[], parts: Record<string, string> = {}): Uint8Array<ArrayBuffer> {
  const names = chapters.map((_, at) => `c ${at}.xhtml`);
  const page = (body: string): string =>
    `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`;
  return zipOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    'OEBPS/book.opf': `<?xml version="1.0"?><package xmlns:dc="d"><metadata><dc:title>Salt &amp; Light</dc:title></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${names.map((name, at) => `<item id="c${at}" href="${encodeURIComponent(name)}" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine><itemref idref="nav"/>${names.map((_, at) => `<itemref idref="c${at}"/>`).join('')}</spine></package>`,
    'OEBPS/nav.xhtml': page('<nav><ol><li>contents</li></ol></nav>'),
    ...Object.fromEntries(names.map((name, at) => [`OEBPS/${name}`, page(chapters[at] ?? '')])),
    ...parts,
  });
}

/** Text as Rich Text says it in ASCII. */
export const rtfText = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
    .map((code) => {
      if (code >= 128) return `\\u${code > 32_767 ? code - 65_536 : code}?`;
      return /[\\{}]/.test(String.fromCharCode(code)) ? `\\${String.fromCharCode(code)}` : String.fromCharCode(code);
    })
    .join('');

export const rtfOf = (body: string): Uint8Array<ArrayBuffer> =>
  bytesOf(
    `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}}{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}}{\\*\\generator x}\n${body}}`,
  );

/** A file of this format that says only this, a paragraph for each line. */
export const simple: Partial<Record<FileFormat, (lines: readonly string[]) => Uint8Array<ArrayBuffer>>> = {
  txt: (lines) => bytesOf(lines.join('\n\n')),
  md: (lines) => bytesOf(lines.join('\n\n')),
  html: (lines) =>
    bytesOf(`<!doctype html><meta charset="utf-8"><body>${lines.map((l) => `<p>${escaped(l)}</p>`).join('\n')}`),
  rtf: (lines) => rtfOf(lines.map((line) => `\\pard ${rtfText(line)}\\par`).join('\n')),
  odt: (lines) => odtOf(lines.map((line) => `<text:p>${escaped(line)}</text:p>`).join('')),
  epub: (lines) => epubOf(lines.map((line) => `<p>${escaped(line)}</p>`)),
  docx: (lines) => docxOf(lines.map((line) => wp(wr(line))).join('')),
};
