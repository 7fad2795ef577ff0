import makeBidi, { type Bidi } from 'bidi-js';

// The package's types describe its module; what it exports is the maker itself.
const maker: unknown = makeBidi;

function made(): Bidi {
  if (typeof maker !== 'function') throw new Error('bidi-js exports something else');
  return maker();
}

/** Directions of writing, by the rules of Unicode. */
export const bidi = made();
