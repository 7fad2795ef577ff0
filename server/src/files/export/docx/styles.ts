import type { FileStyle, Paper } from '@penora/protocol/schemas/export';
import { AlignmentType, type ILevelsOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';

/** Word counts in twentieths of a point, and type sizes in halves of one. */
const TWIPS = 20;
const points = (count: number): number => Math.round(count * TWIPS);

export const pages: Record<Paper, { width: number; height: number }> = {
  a4: { width: 11_906, height: 16_838 },
  letter: { width: 12_240, height: 15_840 },
};

export const margins = { top: 1_440, right: 1_440, bottom: 1_440, left: 1_440, header: 720, footer: 720 };

/** Faces that come with Word, and with LibreOffice their twins; for other scripts the reader's machine chooses. */
const FONT = 'Times New Roman';
const MONO = 'Courier New';

export interface Setting {
  size: number;
  line: number;
  indent: number;
  heading: readonly [number, number, number];
}

export const settings: Record<FileStyle, Setting> = {
  book: { size: 12, line: 300, indent: 18, heading: [20, 16, 13] },
  manuscript: { size: 12, line: 480, indent: 36, heading: [12, 12, 12] },
};

/** Word has this many styles for what follows in an item of a list. */
const CONTINUED_LEVELS = 5;

/** What else than its first paragraph stands in an item of a list: more of it, a quotation, more of one in a quotation. */
export type InItem = 'List Continue' | 'List Quote' | 'Quote List Continue';

/** The style of what follows in an item so deep in lists. */
export function continued(kind: InItem, level: number): { id: string; name: string } {
  const number = Math.min(CONTINUED_LEVELS, level + 1);
  const name = number === 1 ? kind : `${kind} ${number}`;
  return { id: name.replaceAll(' ', ''), name };
}

/** How far in quotations stand at both sides. */
export const QUOTE = 36;
/** How far in each level of lists stands. */
export const LIST = 28;

const sides: Record<InItem, { left: number; right: number }> = {
  'List Continue': { left: 0, right: 0 },
  'List Quote': { left: QUOTE / 2, right: QUOTE },
  'Quote List Continue': { left: QUOTE, right: QUOTE },
};

export function stylesOf(style: FileStyle, language: string): IStylesOptions {
  const { size, line, indent, heading } = settings[style];
  const isBook = style === 'book';
  const align = isBook ? AlignmentType.BOTH : AlignmentType.LEFT;
  const headingStyle = (level: 0 | 1 | 2) => ({
    run: { font: FONT, size: heading[level] * 2, bold: true, color: '000000' },
    paragraph: {
      ...(level === 0 ? { alignment: AlignmentType.CENTER } : {}),
      keepNext: true,
      outlineLevel: level,
      spacing: { before: points(level === 0 ? 96 : 18), after: points(level === 0 ? 36 : 8) },
    },
  });
  // From what is around it, but not within itself.
  const apart = { contextualSpacing: true, spacing: { before: points(6), after: points(6) } };
  const normal = { basedOn: 'Normal', quickFormat: true };
  return {
    default: {
      document: {
        run: { font: FONT, size: size * 2, language: { value: language, eastAsia: language, bidirectional: language } },
      },
      title: {
        run: { font: FONT, size: isBook ? 60 : 24, bold: isBook, color: '000000' },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { before: points(isBook ? 200 : 240), after: points(24) },
        },
      },
      heading1: headingStyle(0),
      heading2: headingStyle(1),
      heading3: headingStyle(2),
      hyperlink: { run: { color: '8C1D2C', underline: {} } },
    },
    paragraphStyles: [
      {
        id: 'BodyText',
        name: 'Body Text',
        ...normal,
        paragraph: {
          alignment: align,
          indent: { firstLine: points(indent) },
          spacing: { line, lineRule: LineRuleType.AUTO },
        },
      },
      {
        id: 'FirstParagraph',
        name: 'First Paragraph',
        ...normal,
        next: 'BodyText',
        paragraph: { alignment: align, spacing: { line, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Quote',
        name: 'Quote',
        ...normal,
        paragraph: {
          indent: { left: points(QUOTE), right: points(QUOTE) },
          spacing: { line, before: points(6), after: points(6) },
        },
      },
      {
        id: 'ListParagraph',
        name: 'List Paragraph',
        ...normal,
        paragraph: { ...apart, spacing: { ...apart.spacing, line, lineRule: LineRuleType.AUTO } },
      },
      ...(['List Continue', 'List Quote', 'Quote List Continue'] as const).flatMap((kind) =>
        Array.from({ length: CONTINUED_LEVELS }, (_, at) => ({
          ...continued(kind, at),
          ...normal,
          paragraph: {
            indent: { left: points(LIST * (at + 1) + sides[kind].left), right: points(sides[kind].right) },
            spacing: { line, lineRule: LineRuleType.AUTO },
          },
        })),
      ),
      {
        id: 'QuoteList',
        name: 'Quote List',
        basedOn: 'ListParagraph',
        paragraph: { indent: { right: points(QUOTE) } },
      },
      ...([1, 2, 3] as const).map((level) => ({
        id: `QuoteHeading${level}`,
        name: `Quote Heading ${level}`,
        basedOn: `Heading${level}`,
        paragraph: {
          indent: { left: points(QUOTE), right: points(QUOTE) },
          spacing: { before: points(18), after: points(8) },
        },
      })),
      { id: 'Code', name: 'Code', ...normal, run: { font: MONO, size: size * 2 - 4 }, paragraph: apart },
      {
        id: 'SceneBreak',
        name: 'Scene Break',
        ...normal,
        next: 'FirstParagraph',
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: points(12), after: points(12) } },
      },
      {
        id: 'TOCHeading',
        name: 'TOC Heading',
        ...normal,
        run: { size: heading[0] * 2, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: points(96), after: points(36) } },
      },
      ...([1, 2, 3] as const).map((level) => ({
        id: `TOC${level}`,
        name: `toc ${level}`,
        basedOn: 'Normal',
        paragraph: { indent: { left: points(12 * (level - 1)) }, spacing: { after: points(6) } },
      })),
      {
        id: 'Author',
        name: 'Author',
        ...normal,
        run: { size: isBook ? 28 : 24 },
        paragraph: { alignment: AlignmentType.CENTER },
      },
    ],
    characterStyles: [
      // The library puts entries of the contents into it.
      { id: 'IndexLink', name: 'Index Link', basedOn: 'DefaultParagraphFont' },
      { id: 'CodeCharacters', name: 'Code Characters', basedOn: 'DefaultParagraphFont', run: { font: MONO } },
    ],
  };
}

const DEEPEST = 9;

/** Nine levels of one list, each further in. */
export function levels(
  format: ILevelsOptions['format'],
  text: (level: number) => string,
  start: number,
  left = 0,
): ILevelsOptions[] {
  return Array.from({ length: DEEPEST }, (_, level) => ({
    level,
    format: format ?? LevelFormat.DECIMAL,
    text: text(level),
    start,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: points(left + LIST * (level + 1)), hanging: points(18) } } },
  }));
}
