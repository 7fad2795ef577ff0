/** The ways on after an early end, and what they cost. */
import { millikuPerWord } from '@penora/protocol/ku';
import type { Budget } from '@penora/protocol/schemas/budget';
import type { CatalogModel } from './catalogStore.ts';
import { mayContinue, type Run } from './run.ts';

/** What is known of the coins that would pay. */
export interface Purse {
  /** Of the person who looks; null while it is not known. */
  balance: number | null;
  /** Of the project; null while it is not known. */
  budget: Budget | null;
  isOwner: boolean;
}

export interface WayOn {
  goOn: boolean;
  /** What going on costs at the most. */
  atMost: number;
  /** The same request once more, from its form. */
  askAnew: boolean;
  topUp: boolean;
  raise: boolean;
}

/** As it was pinned when it began; before its first word what the catalog says now, null while that is not here. */
export function pricePerWord(run: Run, models: readonly CatalogModel[]): number | null {
  if (run.words > 0) return run.costMilliku / run.words;
  const model = models.find(({ key }) => key === run.model);
  return model === undefined ? null : millikuPerWord(model.multiplier);
}

/** What its ceiling leaves; the server lets it go on for one word at least. */
export const ceilingLeft = (run: Run, price: number | null): number =>
  Math.max(run.maxMilliku - run.costMilliku, price ?? 0);

/** Whoever goes on pays from there on, unless the owner pays for all. */
const paysSelf = ({ budget, isOwner }: Purse): boolean | null =>
  budget === null ? null : isOwner || !budget.ownerPays;

export function wayOn(run: Run, purse: Purse, price: number | null): WayOn {
  const may = mayContinue(run);
  const isShort = paysSelf(purse) === true && purse.balance !== null && purse.balance < (price ?? 0);
  return {
    goOn: may && !isShort,
    atMost: ceilingLeft(run, price),
    askAnew: run.status === 'failed' && run.words > 0,
    topUp: may && isShort,
    raise: purse.isOwner && run.status === 'exhausted' && run.reason === 'budget',
  };
}

/** Which budget ended it: the project's, or what each person may spend there; null when it cannot be told (any more). */
export function usedUp(budget: Budget | null, isMine: boolean, price: number): 'project' | 'person' | null {
  if (budget === null) return null;
  const { projectMilliku, memberMilliku, spent } = budget;
  if (projectMilliku !== null && projectMilliku - spent.projectMilliku < price) return 'project';
  if (memberMilliku === null) return null;
  return isMine && memberMilliku - spent.yourMilliku >= price ? null : 'person';
}
