import type { Paper } from '../../files/export/pdf/paper.ts';

/** Signs that turn round what is beside them have no place in a name. */
const TURNING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const LONGEST = 200;
/** From the top of a line to its baseline, in ems. */
const ASCENT = 1.07;

export type Writing = (text: string, place: { x: number; y: number; width: number; size: number }) => void;

const named = (text: string): string =>
  Array.from(text.normalize('NFC').replace(TURNING, '')).slice(0, LONGEST).join('');

/** Writes lines in any script, with the faces of exported texts: loaded for those who need them alone. */
export async function otherScripts(doc: Paper, texts: readonly string[]): Promise<Writing> {
  const [{ FontChooser }, { spanOf }, { linesOf, shortened }, { Shaper }, { drawLine }] = await Promise.all([
    import('../../files/export/pdf/fonts/fontChooser.ts'),
    import('../../files/export/pdf/layout/inline.ts'),
    import('../../files/export/pdf/layout/lines.ts'),
    import('../../files/export/pdf/layout/shaped.ts'),
    import('../../files/export/pdf/layout/draw.ts'),
  ]);
  const fonts = new FontChooser(doc, 'zh', false);
  const shaper = new Shaper();
  for (const text of texts) await fonts.prepare(`${named(text)}…`, spanOf(''));
  return (text, { x, y, width, size }) => {
    const lines = (one: string) => linesOf([spanOf(one)], { width, indent: 0, size, isEven: false }, fonts, shaper);
    const [shown = ''] = shortened(named(text), 1, lines);
    const [line] = lines(shown);
    if (line !== undefined) drawLine(doc, line, { x, y: y + size * ASCENT, size, stretch: 0 });
  };
}
