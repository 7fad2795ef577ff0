/** The tags around people's texts, which no text can forge: their number is one that occurs in none of them. */
import type { Section } from './draft.ts';

const LOOK_ALIKE = /(?:material|request)-(\d{1,8})/g;

/** As a reader might take it: full-width letters and capitals look alike. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Every number whose tag occurs in the text; `material-12` holds `material-1` as well. */
function* numbersIn(text: string): Generator<number> {
  for (const [, digits = ''] of folded(text).matchAll(LOOK_ALIKE)) {
    for (let length = 1; length <= digits.length; length += 1) yield Number(digits.slice(0, length));
  }
}

/** The least number, from 1, whose tags occur in none of the texts. */
export function fenceNumber(texts: readonly string[]): number {
  const taken = new Set<number>();
  for (const text of texts) for (const number of numbersIn(text)) taken.add(number);
  let number = 1;
  while (taken.has(number)) number += 1;
  return number;
}

/** The text between its tags, each on a line of its own. */
export function fenced({ kind, name, text }: Pick<Section, 'kind' | 'name' | 'text'>, number: number): string {
  return `<${kind}-${number} name="${name}">\n${text}\n</${kind}-${number}>`;
}
