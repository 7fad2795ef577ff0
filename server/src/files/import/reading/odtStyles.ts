import type { TreeMark } from '../../../documents/contents/tree.ts';

/** What a style of an OpenDocument text says, as far as a document keeps it. */
export interface Style {
  parent?: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  highlight?: boolean;
  align?: string;
  display?: string;
}

type Attributes = Readonly<Record<string, string>>;

const ALIGN: Readonly<Record<string, string>> = { center: 'center', end: 'right', right: 'right', justify: 'justify' };
const MOST_PARENTS = 16;
/** As paper is. */
const NO_COLOUR = /^(?:transparent|#f{3}|#f{6})$/i;

const isSaid = (value: string | undefined): boolean | undefined => (value === undefined ? undefined : value !== 'none');

/** The styles of a file: those that it names and those that were made for single places. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #numbered = new Map<string, number>();
  #current: Style | null = null;
  #list = '';

  element(name: string, attributes: Attributes): void {
    if (name === 'style:style') {
      const { 'style:name': id = '', 'style:parent-style-name': parent, 'style:display-name': display } = attributes;
      this.#current = { ...(parent === undefined ? {} : { parent }), display: display ?? id };
      this.#styles.set(id, this.#current);
    } else if (name === 'style:text-properties' && this.#current !== null) this.#text(this.#current, attributes);
    else if (name === 'style:paragraph-properties' && this.#current !== null) {
      const align = ALIGN[attributes['fo:text-align'] ?? ''];
      if (align !== undefined) this.#current.align = align;
    } else if (name === 'text:list-style') this.#list = attributes['style:name'] ?? '';
    else if (name === 'text:list-level-style-number') {
      this.#numbered.set(`${this.#list} ${attributes['text:level']}`, Number(attributes['text:start-value'] ?? 1));
    }
  }

  /** The number with which lists of this style begin at this depth, from 1; null where they do not count. */
  startOf(list: string | undefined, depth: number): number | null {
    return this.#numbered.get(`${list} ${depth}`) ?? null;
  }

  /** What a style means, its parents' words included. */
  of(name: string | undefined): Style {
    let meaning: Style = {};
    let next = name;
    for (let steps = 0; next !== undefined && steps < MOST_PARENTS; steps += 1) {
      const style = this.#styles.get(next);
      if (style === undefined) break;
      meaning = { ...style, ...meaning };
      next = style.parent;
    }
    return meaning;
  }

  /** Whether a style or one it comes from is called so. */
  isA(name: string | undefined, pattern: RegExp): boolean {
    let next = name;
    for (let steps = 0; next !== undefined && steps < MOST_PARENTS; steps += 1) {
      if (pattern.test(next) || pattern.test(this.#styles.get(next)?.display ?? '')) return true;
      next = this.#styles.get(next)?.parent;
    }
    return false;
  }

  #text(style: Style, attributes: Attributes): void {
    const weight = attributes['fo:font-weight'];
    if (weight !== undefined) style.bold = weight === 'bold' || Number(weight) >= 600;
    const slant = attributes['fo:font-style'];
    if (slant !== undefined) style.italic = slant !== 'normal';
    const underline = isSaid(attributes['style:text-underline-style']);
    if (underline !== undefined) style.underline = underline;
    const strike = isSaid(attributes['style:text-line-through-style'] ?? attributes['style:text-line-through-type']);
    if (strike !== undefined) style.strike = strike;
    const behind = attributes['fo:background-color'];
    if (behind !== undefined) style.highlight = !NO_COLOUR.test(behind);
  }
}

export const marksOf = (style: Style): TreeMark[] =>
  (['bold', 'italic', 'underline', 'strike', 'highlight'] as const)
    .filter((name) => style[name] === true)
    .map((type) => ({ type }));
