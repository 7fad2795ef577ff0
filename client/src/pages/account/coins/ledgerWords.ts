/** What an entry of the ledger is called, and what stands beside it. */
import { tools } from '@penora/protocol/catalog/tools';
import type { EntryKind, LedgerEntry } from '@penora/protocol/schemas/ledger';
import { counted } from '../../../format/amounts.ts';

export const kindWords: Record<EntryKind, string> = {
  welcome: 'Welcome',
  purchase: 'Bought',
  sister_debit: 'Spent elsewhere',
  sister_grant: 'Received',
  chunk: 'Written',
  refund: 'Given back',
  adjustment: 'Corrected',
};

/** "Complete Write · 41 words · Balanced" and the like: only what there is. */
export function entryWords(entry: LedgerEntry, modelName: (key: string) => string): string {
  const parts = [
    toolName(entry.description),
    entry.words > 0 ? counted(entry.words, 'word') : '',
    entry.model === null ? '' : modelName(entry.model),
    entry.app === 'penora' ? '' : `in ${appWords[entry.app] ?? entry.app}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** A chunk's description is the key of its tool. */
const toolName = (description: string): string => tools.find((tool) => tool.key === description)?.name ?? description;

const appWords: Partial<Record<string, string>> = { imagegene: 'ImageGene', sukusuku: 'sukusuku.ai' };
