import { createRequire } from 'node:module';

const find = createRequire(import.meta.url).resolve;

/** Scripts that a receipt can be written in, each by the characters that its file has. */
const scripts: readonly { name: string; has: RegExp }[] = [
  { name: 'latin', has: /[\u0020-\u024f\u2010-\u2026\u20ac\u2212]/ },
  { name: 'cyrillic', has: /\p{Script=Cyrillic}/u },
  { name: 'greek', has: /\p{Script=Greek}/u },
  { name: 'vietnamese', has: /[\u1ea0-\u1ef9]/ },
  { name: 'devanagari', has: /\p{Script=Devanagari}|\u200c|\u200d|\u0964|\u0965/u },
];
/** Basic Latin and its extension are two files. */
const LATIN_EXT = /[\u0100-\u024f]/;

const fileName = (script: string, weight: 400 | 600): string =>
  find(`@fontsource/noto-sans/files/noto-sans-${script}-${weight}-normal.woff`);

export interface Run {
  text: string;
  font: string;
}

const scriptOf = (sign: string): string | null => {
  if (LATIN_EXT.test(sign)) return 'latin-ext';
  return scripts.find(({ has }) => has.test(sign))?.name ?? null;
};

/** Whether the receipt's own typeface has every sign of a text. */
export const isCovered = (text: string): boolean =>
  Array.from(text.normalize('NFC')).every((sign) => scriptOf(sign) !== null);

/** The pieces of a text by the font that has them; a sign that none has becomes a question mark. */
export function runsOf(text: string, weight: 400 | 600): Run[] {
  const runs: Run[] = [];
  for (const sign of text.normalize('NFC')) {
    const script = scriptOf(sign);
    const font = fileName(script ?? 'latin', weight);
    const last = runs.at(-1);
    const shown = script === null ? '?' : sign;
    if (last !== undefined && (last.font === font || /\s/.test(sign))) last.text += shown;
    else runs.push({ text: shown, font });
  }
  return runs;
}
