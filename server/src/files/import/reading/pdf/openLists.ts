import type { TreeBuilder } from '../treeBuilder.ts';
import { type Item, isDeeper } from './listItems.ts';

/** Of the type, for levels of lists. */
const SIZE = 8;

/** Opens and closes lists as items come: one that begins further in stands in the item before it. */
export class OpenLists {
  readonly #to: TreeBuilder;
  readonly #open: Item[] = [];

  constructor(to: TreeBuilder) {
    this.#to = to;
  }

  /** To be called before each paragraph; `item`: where it stands. */
  enter(item: Item | undefined, beginsItem: boolean): void {
    if (item !== undefined && !beginsItem) return;
    while (this.#open.length > 0 && !(item !== undefined && this.#holds(item))) this.#leave();
    if (item === undefined) return;
    const around = this.#open.at(-1);
    if (around !== undefined && !isDeeper(item, around, SIZE)) this.#to.close('listItem');
    else {
      this.#to.open(item.kind, item.kind === 'orderedList' && item.number !== 1 ? { start: item.number } : {});
      this.#open.push(item);
    }
    this.#to.open('listItem');
  }

  /** Whether an item stands in the innermost list, or deeper than its items. */
  #holds(item: Item): boolean {
    const around = this.#open.at(-1);
    if (around === undefined) return false;
    if (isDeeper(item, around, SIZE)) return true;
    return !isDeeper(around, item, SIZE) && around.kind === item.kind;
  }

  #leave(): void {
    const item = this.#open.pop();
    if (item === undefined) return;
    this.#to.close('listItem');
    this.#to.close(item.kind);
  }
}
