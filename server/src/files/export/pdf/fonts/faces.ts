import { createRequire } from 'node:module';

const find = createRequire(import.meta.url);

export interface FaceFile {
  path: string;
  /** One file for all weights. */
  isVariable: boolean;
}

/** One file of a typeface with the characters that it is for. */
export interface Face {
  /** Unique, without weight. */
  key: string;
  file: FaceFile;
  /** Of a typeface that has a file for each weight; without it bold is as the rest. */
  bold?: FaceFile;
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
    return [{ key: name, file: { path: file, isVariable: true }, ranges: rangesOf(listed) }];
  });
}

/** A typeface whose weights are files of their own. */
function fixedFaces(family: string, subset: string, hasBold: boolean, ranges: Face['ranges']): FamilyFaces {
  const file = (weight: 400 | 700): FaceFile => ({
    path: find.resolve(`@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff2`),
    isVariable: false,
  });
  const bold = hasBold ? { bold: file(700) } : {};
  return { upright: [{ key: `${family}-${subset}`, file: file(400), ...bold, ranges }], italic: null };
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
  oriya: 'noto-sans-oriya',
  thaana: 'noto-sans-thaana',
} as const;

/** The same of typefaces whose weights are files of their own. */
const fixed: readonly (() => FamilyFaces)[] = [
  () =>
    fixedFaces('noto-serif-myanmar', 'myanmar', true, [
      [0x1000, 0x109f],
      [0xa9e0, 0xa9fe],
      [0xaa60, 0xaa7f],
    ]),
  () =>
    fixedFaces('noto-sans-mongolian', 'mongolian', false, [
      [0x1800, 0x18af],
      [0x202f, 0x202f],
    ]),
  () => fixedFaces('noto-sans-ol-chiki', 'ol-chiki', true, [[0x1c50, 0x1c7f]]),
  () =>
    fixedFaces('noto-sans-meetei-mayek', 'meetei-mayek', true, [
      [0xaae0, 0xaaff],
      [0xabc0, 0xabff],
    ]),
];

/** Signs that are no script's. */
const signs: readonly (() => FamilyFaces)[] = [
  () => upright('noto-sans-symbols'),
  () =>
    fixedFaces('noto-sans-math', 'latin', false, [
      [0x2000, 0x2bff],
      [0x1d400, 0x1d7ff],
    ]),
  () =>
    fixedFaces('noto-sans-symbols-2', 'symbols', false, [
      [0x2000, 0x2bff],
      [0x10100, 0x102ff],
      [0x1f000, 0x1fbff],
    ]),
  () => fixedFaces('noto-sans-symbols-2', 'braille', false, [[0x2800, 0x28ff]]),
];

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
      ...fixed.map((faces) => faces()),
      ...eastern.map((family) => upright(family)),
      ...signs.map((faces) => faces()),
    ],
  };
}
