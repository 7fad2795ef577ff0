/** What an entry of the ledger is called, and what stands beside it. */
import { tools } from '@penora/protocol/catalog/tools';
import type { EntryKind, LedgerEntry } from '@penora/protocol/schemas/ledger';

export const kindWords: Record<EntryKind, string> = {
  welcome: 'Welcome',
  purchase: 'Bought',
  sister_debit: 'Spent elsewhere',
  sister_grant: 'Received',
  chunk: 'Written',
  refund: 'Given back',
  adjustment: 'Corrected',
};

/** "Complete Write", "Pro, monthly": a chunk's description is the key of its tool. */
export const whatWords = ({ description }: Pick<LedgerEntry, 'description'>): string =>
  tools.find((tool) => tool.key === description)?.name ?? description;

const appNames: Partial<Record<string, string>> = {
  penora: 'Penora',
  imagegene: 'ImageGene',
  sukusuku: 'sukusuku.ai',
};

export const appName = (app: string): string => appNames[app] ?? app;
