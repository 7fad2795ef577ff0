import { expect, test } from 'vitest';
import { html } from '../../../../documents/contents/html.ts';
import { readPdf } from './pdf.ts';

/** A PDF that names a font and a table of signs and brings neither, as old programs in East Asia write it. */
function named(ordering: string, table: string, codes: string): Uint8Array {
  const content = `BT /F1 14 Tf 30 300 Td <${codes}> Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    `<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/${table}/DescendantFonts[6 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 4>>/DW 1000/FontDescriptor 7 0 R>>`,
    '<</Type/FontDescriptor/FontName/Song/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  ];
  let out = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const end = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${out.length}\n%%EOF`;
  return new Uint8Array(
    Buffer.from(`${out}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}${end}`),
  );
}

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

test.each([
  ['GB1', 'UniGB-UCS2-H', '船还没有出现，灯就已经点亮了。'],
  ['Japan1', 'UniJIS-UCS2-H', '船が見える前に灯りはともされていた。'],
  ['Korea1', 'UniKS-UCS2-H', '배가 보이기 전에 등불은 켜져 있었다.'],
])('%s: signs by the table that the file names', async (ordering, table, text) => {
  const { tree } = await readPdf(named(ordering, table, utf16(text)));
  expect(html(tree)).toBe(`<p>${text}</p>`);
});
