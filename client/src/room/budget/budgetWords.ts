/** A budget in words. */
import type { Budget } from '@penora/protocol/schemas/budget';
import { kuWords } from '../../format/ku.ts';

/** What somebody who does not set it must know: who pays, how much may be spent, how much has been. */
export function budgetSentence({ ownerPays, projectMilliku, memberMilliku, period, spent }: Budget): string {
  const often = period === 'month' ? ' a month' : '';
  const limits = [
    ...(projectMilliku === null ? [] : [`${kuWords(projectMilliku)}${often} for the whole project`]),
    ...(memberMilliku === null ? [] : [`${kuWords(memberMilliku)}${often} for each person`]),
  ];
  const who = ownerPays ? 'The owner pays for what you ask for here' : 'Everybody pays for themselves';
  const upTo = limits.length === 0 ? '' : `, up to ${limits.join(' and ')}`;
  return `${who}${upTo}. You have used ${kuWords(spent.yourMilliku, 'price')}${period === 'month' ? ' this month' : ''}.`;
}
