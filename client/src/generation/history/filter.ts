/** Which results of the history are wanted. */
import type { ToolKey } from '@penora/protocol/catalog/tools';
import type { Run } from '../run.ts';

export interface Filter {
  text: string;
  tool: ToolKey | null;
  /** A person's id. */
  person: string | null;
  model: string | null;
  only: 'all' | 'starred' | 'discarded';
}

export const everything: Filter = { text: '', tool: null, person: null, model: null, only: 'all' };

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Words in any order, in the text, the request, the title or the name, whatever their accents and case. */
function mentions(run: Run, text: string): boolean {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const inside = fold([run.title, run.prompt, run.requestedByName, run.text].join(' '));
  return words.every((word) => inside.includes(word));
}

export function matches(run: Run, filter: Filter): boolean {
  const kinds = { all: !run.discarded, starred: run.starred, discarded: run.discarded };
  return (
    kinds[filter.only] &&
    (filter.tool === null || run.tool === filter.tool) &&
    (filter.person === null || run.requestedBy === filter.person) &&
    (filter.model === null || run.model === filter.model) &&
    (filter.text === '' || mentions(run, filter.text))
  );
}
