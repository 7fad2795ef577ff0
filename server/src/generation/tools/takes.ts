/** Several takes of one request must differ in more than words. The first is the straight one. */

/** What kind of freedom a tool has. */
export type TakeFamily = 'telling' | 'opening' | 'wording' | 'listing' | 'describing' | 'planning';

const TAKES: Record<TakeFamily, readonly [second: string, third: string]> = {
  telling: [
    'Another version of this is being written beside yours. Do not take the most obvious way on: let what somebody says or decides turn the moment.',
    'Two other versions of this are being written beside yours. Come from an unexpected side: begin with a small physical detail, and let something that was overlooked so far change what the moment means.',
  ],
  opening: [
    'Another version of this is being written beside yours. Choose another opening and another order than the first that come to mind.',
    'Two other versions of this are being written beside yours. Choose an angle that nobody would expect of this request, and carry it through.',
  ],
  wording: [
    'Another version of this is being written beside yours. Recast the sentences more freely: other openings, other rhythm, longer lines where the first thought is a short one.',
    'Two other versions of this are being written beside yours. Be as spare as the task allows: fewer and plainer words, shorter sentences, another order of clauses.',
  ],
  listing: [
    'Another list is being made beside yours. Leave out what comes to mind first; look at minor people, quiet places, and the day after.',
    'Two other lists are being made beside yours. Be bold: turn expectations round, join things that do not belong together, follow each to its end.',
  ],
  describing: [
    'Another version of this is being written beside yours. Come from close by: begin with the smallest thing and move outwards.',
    'Two other versions of this are being written beside yours. Let it be in motion: what changes while it is looked at, what it was before, what it leaves behind.',
  ],
  planning: [
    'Another plan is being made beside yours. Do not take the most obvious course: let the turning point come from a choice, not from an accident.',
    'Two other plans are being made beside yours. Look for an unexpected shape: another beginning in time, another person at the centre, an end that changes what the beginning meant.',
  ],
};

/** Nothing for the first take. */
export function takeLines(take: number, family: TakeFamily): string[] {
  if (take < 2) return [];
  return [take === 2 ? TAKES[family][0] : TAKES[family][1]];
}
