import { Parser } from 'htmlparser2';
import { changeProperties } from './docxProperties.ts';

/** How a level of a list counts. */
interface Level {
  start: number;
  /** As HTML calls it; null for bullets and what HTML does not know. */
  type: '1' | 'a' | 'A' | 'i' | 'I' | null;
  /** Lists that count on from each other have the same one. */
  count: string;
  /** Begins anew where it is first used. */
  begins: boolean;
}

const TYPES: Readonly<Record<string, Level['type']>> = {
  decimal: '1',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
};
const MOST_LEVELS = 20_000;

/** The levels of the lists of a file, by `numId ilvl`. */
function levelsOf(numbering: string): Map<string, Level> {
  const abstract = new Map<string, Level>();
  const levels = new Map<string, Level>();
  let [own, num, level] = ['', '', ''];
  const current = (): Level | undefined =>
    num === '' ? abstract.get(`${own} ${level}`) : levels.get(`${num} ${level}`);
  const take = (name: string, value: string): void => {
    if (name === 'w:lvl') {
      level = value;
      if (abstract.size < MOST_LEVELS && num === '')
        abstract.set(`${own} ${level}`, { start: 1, type: null, count: own, begins: false });
    } else if (name === 'w:lvlOverride') level = value;
    else if (name === 'w:start' || name === 'w:startOverride') {
      const at = current();
      if (at === undefined) return;
      at.start = Math.max(0, Math.trunc(Number(value)) || 0);
      if (name === 'w:startOverride') at.begins = true;
    } else if (name === 'w:numFmt') {
      const at = current();
      if (at !== undefined) at.type = TYPES[value] ?? null;
    } else if (name === 'w:abstractNumId') {
      for (let each = 0; each < 9 && levels.size < MOST_LEVELS; each += 1) {
        const found = abstract.get(`${value} ${each}`);
        if (found !== undefined) levels.set(`${num} ${each}`, { ...found });
      }
    }
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'w:abstractNum') own = attributes['w:abstractNumId'] ?? '';
        else if (name === 'w:num') num = attributes['w:numId'] ?? '';
        else take(name, attributes['w:val'] ?? attributes['w:ilvl'] ?? '');
      },
      onclosetag(name) {
        if (name === 'w:num') num = '';
      },
    },
    { xmlMode: true },
  );
  parser.write(numbering);
  parser.end();
  return levels;
}

const [BEGIN, END] = ['\ue000', '\ue001'];
const MARK = new RegExp(`${BEGIN}(\\d+);([1aAiI-]);!?${END}`, 'g');
const FIRST = new RegExp(`<ol>(<li>(?:<[^>]{1,300}>)*)${BEGIN}(\\d+);([1aAiI]);!?${END}`, 'g');
/** An item that begins another list than its neighbour's. */
const NEW = new RegExp(`</li>(<li>(?:<[^>]{1,300}>)*${BEGIN}\\d+;([1aAiI-]);)!(?=${END})`, 'g');

/** Writes the number of each item before its words: the reader of Word files knows which are counted, not from where. */
export function withNumbers(document: string, numbering: string): string {
  const levels = levelsOf(numbering);
  const counts = new Map<string, number>();
  const used = new Set<string>();
  /** By depth, the list of the item that stands last there. */
  const last: (string | undefined)[] = [];
  return changeProperties(document, (properties) => {
    if (!properties.includes('<w:numPr>')) return properties;
    const id = /<w:numId w:val="(\d{1,9})"/.exec(properties)?.[1] ?? '';
    const depth = Number(/<w:ilvl w:val="(\d)"/.exec(properties)?.[1] ?? 0);
    const level = levels.get(`${id} ${depth}`);
    if (level === undefined) return properties;
    const isFirst = level.begins && !used.has(`${id} ${depth}`);
    used.add(`${id} ${depth}`);
    const number = (isFirst ? undefined : counts.get(`${level.count} ${depth}`)) ?? level.start;
    counts.set(`${level.count} ${depth}`, number + 1);
    for (let deeper = depth + 1; deeper < 9; deeper += 1) counts.delete(`${level.count} ${deeper}`);
    const isNew = last[depth] !== undefined && (isFirst || last[depth] !== level.count);
    last.length = depth;
    last[depth] = level.count;
    return `${properties}<w:r><w:t>${BEGIN}${number};${level.type ?? '-'};${isNew ? '!' : ''}${END}</w:t></w:r>`;
  });
}

/** The numbers of the first items as HTML says them; the others follow from those. */
export const numbersAsHtml = (html: string): string =>
  html
    .replace(NEW, (_, item: string, type: string) => (type === '-' ? `</li></ul><ul>${item}` : `</li></ol><ol>${item}`))
    .replace(FIRST, (_, item: string, number: string, type: string) => {
      const said = `${number === '1' ? '' : ` start="${number}"`}${type === '1' ? '' : ` type="${type}"`}`;
      return `<ol${said}>${item}`;
    })
    .replace(MARK, '');
