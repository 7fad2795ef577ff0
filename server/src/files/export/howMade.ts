import type { MadeBy } from './manuscript.ts';

export const HOW_MADE = 'How this text was made';

export const HOW_MADE_NOTE = 'Words of the text as it stands, by whoever wrote them.';

const count = (words: number): string => `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`;

/** Each person and each model, as a sentence of the last page. */
export const madeLines = (madeBy: readonly MadeBy[]): string[] =>
  madeBy.length === 0
    ? ['There is no text yet.']
    : madeBy.map(({ name, tool, words }) => `${name}${tool === null ? '' : ` (${tool})`}: ${count(words)}`);
