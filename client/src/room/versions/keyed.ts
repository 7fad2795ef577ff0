/** Parts of a text that never change their order: their place is their name. */
export const keyed = <Item>(items: readonly Item[]): { key: string; item: Item }[] =>
  items.map((item, place) => ({ key: `part ${place}`, item }));
