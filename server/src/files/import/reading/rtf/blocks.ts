import type { TreeBuilder } from '../treeBuilder.ts';

type ListKind = 'bulletList' | 'orderedList';

/** How a paragraph of Rich Text is set. */
export interface BlockLook {
  heading: number;
  align: string | undefined;
  isItem: boolean;
  /** How deep an item stands, and the number or bullet that is written before it. */
  level: number;
  label: string;
  isQuote: boolean;
}

const NUMBERED = /\p{N}|^\s*\(?\p{L}{1,4}[.)]/u;
const DEEPEST = 8;

/** Where a list begins to count; none for 1, and for letters. */
function startOf(label: string): number | undefined {
  const number = Number(/^\D*(\d{1,6})\D*$/.exec(label)?.[1] ?? 1);
  return number === 1 ? undefined : number;
}

/** Paragraphs stand one after the other in Rich Text; what they stand in is found from how they are set. */
export class RtfBlocks {
  readonly #to: TreeBuilder;
  /** Lists that are open, each with an item that is. */
  readonly #lists: ListKind[] = [];
  #isInQuote = false;

  constructor(to: TreeBuilder) {
    this.#to = to;
  }

  begin(look: BlockLook): void {
    const { heading, align: textAlign } = look;
    const isItem = look.isItem && heading === 0;
    if (isItem) this.#item(Math.min(DEEPEST, Math.max(0, look.level)), look.label);
    else this.#leaveLists(0);
    const isQuote = look.isQuote && heading === 0 && !isItem;
    if (isQuote && !this.#isInQuote) this.#to.open('blockquote');
    if (!isQuote && this.#isInQuote) this.#to.close('blockquote');
    this.#isInQuote = isQuote;
    if (heading > 0) this.#to.begin('heading', { level: Math.min(3, heading), textAlign });
    else this.#to.begin('paragraph', { textAlign });
  }

  /** Ends what is open around the last paragraph. */
  end(): void {
    this.#leaveLists(0);
    if (this.#isInQuote) this.#to.close('blockquote');
    this.#isInQuote = false;
  }

  #item(level: number, label: string): void {
    if (this.#isInQuote) this.end();
    const kind: ListKind = NUMBERED.test(label) ? 'orderedList' : 'bulletList';
    this.#leaveLists(level + 1);
    if (this.#lists.length === level + 1) {
      if (this.#lists.at(-1) === kind) this.#to.close('listItem');
      else this.#leaveLists(level);
    }
    while (this.#lists.length < level + 1) {
      this.#to.open(kind, this.#lists.length === level && kind === 'orderedList' ? { start: startOf(label) } : {});
      this.#lists.push(kind);
      if (this.#lists.length < level + 1) this.#to.open('listItem');
    }
    this.#to.open('listItem');
  }

  #leaveLists(depth: number): void {
    while (this.#lists.length > depth) {
      this.#to.close('listItem');
      const kind = this.#lists.pop();
      if (kind !== undefined) this.#to.close(kind);
    }
  }
}
