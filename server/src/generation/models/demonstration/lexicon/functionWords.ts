/** Small words that hold sentences together; none of them is ever a subject of our prose. */
import { words } from '../language/lists.ts';

export const DETERMINERS = new Set(
  words(`a an the this that these those each every another any some no either neither`),
);
export const POSSESSIVES = new Set(words(`my your his her its our their whose`));
export const PRONOUNS = new Set(
  words(`i me we us you he him she they them it myself yourself himself herself itself ourselves themselves mine
  yours hers ours theirs who whom which what whoever whatever`),
);
export const PREPOSITIONS = new Set(
  words(`about above across after against along amid among around as at before behind below beneath beside besides
  between beyond by despite down during except for from in inside into like near of off on onto out outside over past
  per since through throughout to toward towards under underneath until till up upon via versus vs with within without`),
);
export const CONJUNCTIONS = new Set(
  words(`and or but nor so yet because although though while if unless when whenever where wherever whether than that
  why how once`),
);
export const AUXILIARIES = new Set(
  words(`am is are was were be been being has have had having do does did doing done can could will would shall should
  may might must ought cannot can't don't won't isn't aren't wasn't weren't didn't doesn't couldn't wouldn't shouldn't
  hasn't haven't hadn't i'm i've i'll i'd we're we've they're it's he's she's that's there's let's gets got`),
);
export const ADVERBS = new Set(
  words(`again ago almost already also always away back even ever far forever here home however indeed instead just
  later maybe meanwhile more most much never not now often only otherwise perhaps quite rather really soon sometimes
  still then there therefore today together tomorrow tonight too twice very well yesterday please alone apart else
  anymore backwards forwards inside outside upstairs downstairs abroad once nearby everywhere nowhere somewhere
  suddenly finally secretly slowly quickly actually no yes okay ok etc less least`),
);

/** True for a word that only connects, counts or points. */
export function isFunctionWord(word: string): boolean {
  return [DETERMINERS, POSSESSIVES, PRONOUNS, PREPOSITIONS, CONJUNCTIONS, AUXILIARIES, ADVERBS].some((set) =>
    set.has(word),
  );
}

/** Months, weekdays and feasts: capitalised, yet nobody's name. */
export const CALENDAR = new Set(
  words(`january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday christmas easter halloween diwali ramadan eid hanukkah thanksgiving`),
);
