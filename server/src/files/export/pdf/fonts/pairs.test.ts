import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { scripts } from '../../test/corpus.ts';
import { faceList } from './faces.ts';
import { PdfFont } from './fontBook.ts';

/** Letters that fonts join, bring closer, or draw otherwise beside some others. */
const HARD =
  'office fjord affluent flight Ti Tj To AVATAR Łódź Việt naïve L’Yonne “fi” f) (f ffi f’ ГУБА Тѣ ΑΥΓΗ fb fh fk ttt';

test('words by their pairs of letters are the words that the font makes', async () => {
  const doc = new PDFDocument({ font: '' });
  const { text, mono } = faceList('zh');
  const { Latin, Cyrillic, Greek } = scripts;
  const words = [HARD, Latin, Cyrillic, Greek].join(' ').split(/\s+/);
  for (const face of [...text.upright, ...(text.italic ?? []), ...mono.upright].filter(({ key }) =>
    /latin|cyr|gre/.test(key),
  )) {
    for (const weight of [400, 700]) {
      const font = await PdfFont.open(doc, `${face.key}@${weight}`, face.file, weight);
      for (const word of words) {
        if (!Array.from(word).every((sign) => font.has(sign.codePointAt(0) ?? 0))) continue;
        const [quick, whole] = [font.shape(word, false), font.shapeWhole(word, false)];
        const rounded = (glyphs: readonly { advance: number }[]) =>
          glyphs.map((glyph) => ({ ...glyph, advance: Math.round(glyph.advance * 100) / 100 }));
        expect({ word, glyphs: rounded(quick) }).toEqual({ word, glyphs: rounded(whole) });
      }
    }
  }
});
