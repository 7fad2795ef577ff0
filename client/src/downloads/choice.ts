/** What was chosen for the last file, kept in this browser. */
import { ExportOptions } from '@penora/protocol/schemas/export';

export type Chosen = ExportOptions;

const KEY = 'penora.download';
const first: Chosen = { format: 'pdf', paper: 'a4', style: 'book', howMade: false };

export function keptChoice(): Chosen {
  try {
    const parsed = ExportOptions.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : first;
  } catch {
    return first;
  }
}

export function keepChoice(chosen: Chosen): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // Asked again next time.
  }
}
