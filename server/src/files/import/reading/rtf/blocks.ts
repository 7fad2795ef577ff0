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
    if (isItem) this.#item(Math.min(DEEPEST, Math.max(0, look.level)), NUMBERED.test(look.label));
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

  #item(level: number, isNumbered: boolean): void {
    if (this.#isInQuote) this.end();
    const kind: ListKind = isNumbered ? 'orderedList' : 'bulletList';
    this.#leaveLists(level + 1);
    if (this.#lists.length === level + 1) {
      if (this.#lists.at(-1) === kind) this.#to.close('listItem');
      else this.#leaveLists(level);
    }
    while (this.#lists.length < level + 1) {
      this.#to.open(kind);
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
