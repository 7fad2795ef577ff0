import { createRequire } from 'node:module';

const find = createRequire(import.meta.url);

/** One file of a typeface with the characters that it is for. */
export interface Face {
  /** Unique, without weight. */
  key: string;
  file: string;
  /** Pairs of first and last. */
  ranges: readonly (readonly [number, number])[];
}

export interface FamilyFaces {
  upright: readonly Face[];
  /** Null where a script has no italic of its own: it is slanted. */
  italic: readonly Face[] | null;
}

function rangesOf(listed: string): [number, number][] {
  return listed.split(',').map((range) => {
    const [first = '0', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

function facesOf(family: string, style: 'normal' | 'italic', only?: readonly string[]): Face[] {
  const ranges: Record<string, string> = find(`@fontsource-variable/${family}/unicode.json`);
  return Object.entries(ranges).flatMap(([subset, listed]) => {
    if (only !== undefined && !only.includes(subset)) return [];
    const name = `${family}-${subset.replace(/[[\]]/g, '')}-wght-${style}`;
    const file = find.resolve(`@fontsource-variable/${family}/files/${name}.woff2`);
    return [{ key: name, file, ranges: rangesOf(listed) }];
  });
}

const LATIN_FIRST = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'];

const inOrder = (faces: readonly Face[], family: string): Face[] =>
  LATIN_FIRST.flatMap((subset) => faces.filter(({ key }) => key.startsWith(`${family}-${subset}-wght`)));

/** Scripts with a typeface of their own, beside the text face. */
const scripts = {
  devanagari: 'noto-serif-devanagari',
  tamil: 'noto-serif-tamil',
  arabic: 'noto-naskh-arabic',
  hebrew: 'noto-serif-hebrew',
  thai: 'noto-serif-thai',
  bengali: 'noto-serif-bengali',
  telugu: 'noto-serif-telugu',
  gujarati: 'noto-serif-gujarati',
  gurmukhi: 'noto-serif-gurmukhi',
  kannada: 'noto-serif-kannada',
  malayalam: 'noto-serif-malayalam',
  armenian: 'noto-serif-armenian',
  georgian: 'noto-serif-georgian',
  sinhala: 'noto-serif-sinhala',
  ethiopic: 'noto-serif-ethiopic',
  khmer: 'noto-serif-khmer',
  lao: 'noto-serif-lao',
  tibetan: 'noto-serif-tibetan',
} as const;

const east = { zh: 'noto-serif-sc', ja: 'noto-serif-jp', ko: 'noto-serif-kr' } as const;
export type EastAsian = keyof typeof east;

/** What is common to several scripts is drawn by the text face, and by these when it has no such sign. */
const emoji = 'noto-emoji';

export const isEastAsian = (language: string): language is EastAsian => Object.hasOwn(east, language);

const upright = (family: string, only?: readonly string[]): FamilyFaces => ({
  upright: facesOf(family, 'normal', only),
  italic: null,
});

/** All faces in the order in which they are asked for a sign; `han` says whose shapes Chinese characters have. */
export function faceList(han: EastAsian): {
  text: FamilyFaces;
  mono: FamilyFaces;
  emoji: FamilyFaces;
  others: FamilyFaces[];
} {
  const text = {
    upright: inOrder(facesOf('literata', 'normal'), 'literata'),
    italic: inOrder(facesOf('literata', 'italic'), 'literata'),
  };
  const mono = { upright: inOrder(facesOf('noto-sans-mono', 'normal'), 'noto-sans-mono'), italic: null };
  const eastern = [east[han], ...Object.values(east).filter((family) => family !== east[han])];
  return {
    text,
    mono,
    emoji: upright(emoji),
    others: [
      ...Object.entries(scripts).map(([subset, family]) => upright(family, [subset])),
      ...eastern.map((family) => upright(family)),
      upright('noto-sans-symbols'),
    ],
  };
}
