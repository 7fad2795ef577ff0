/** "She was sad" told by what a body does. */

import { pairs } from '../language/lists.ts';
import { type Agreement, inflect, type Tense } from '../language/verbs.ts';
import type { Random } from '../random.ts';

/** Predicates in brackets are put into the sentence's tense; `his` becomes the subject's own. */
const SIGNS = new Map(
  pairs(`
  angry: [clench] his jaw until it [ache] | [set] the cup down hard enough to crack it
  furious: [clench] both fists and [count] to ten, twice
  sad: [blink] hard and [look] away | [fold] and [refold] the same handkerchief
  unhappy: [blink] hard and [look] away
  happy: [can] not keep from humming | [take] the stairs two at a time
  glad: [smile] before anyone else [see] a reason to
  delighted: [laugh] out loud and [clap] his hands
  excited: [talk] too fast and [forget] the end of every sentence
  afraid: [feel] the hair rise along his arms | [press] his back against the wall
  scared: [feel] his mouth go dry | [press] his back against the wall
  frightened: [listen] to his own heart and [do] not move
  terrified: [stand] frozen with one hand on the door
  nervous: [check] the door for the third time | [twist] his sleeve into a knot
  anxious: [check] the clock, and the door, and the clock again
  worried: [walk] from the window to the door and back
  tired: [lean] against the wall and [let] his eyes close
  exhausted: [sit] down where there [be] no chair
  bored: [count] the tiles on the ceiling, twice
  lonely: [set] out two cups and [put] one back
  proud: [stand] a little straighter
  ashamed: [study] the floor
  embarrassed: [feel] the heat climb into his ears
  surprised: [stop] in the middle of a step
  shocked: [open] his mouth, and nothing [come] out
  confused: [read] the same line three times
  jealous: [smile] with his teeth and not his eyes
  relieved: [let] out a breath that he [have] been holding for days
  cold: [pull] his coat tighter
  hungry: [listen] to his stomach complain
  hopeful: [leave] the door on the latch, in case
  guilty: [can] not meet anyone’s eyes
`).map(([feeling, signs]) => [feeling, signs.split('|').map((sign) => sign.trim())] as const),
);

const POSSESSIVES: Readonly<Record<string, string>> = {
  i: 'my',
  you: 'your',
  he: 'his',
  she: 'her',
  it: 'its',
  we: 'our',
  they: 'their',
};
const TOLD =
  /^(?<subject>I|You|He|She|It|We|They|\p{Lu}\p{Ll}+) (?<verb>was|were|is|are|am|felt|feels|feel|looked|looks|seemed|seems) (?:(?:very|so|really|quite|extremely|too) )?(?<feeling>\p{Ll}+)(?<rest>[.,;!]| (?:and|but|because|when|as|that|about|of|in)\b.*)/u;

/** The same sentence with a sign in place of the feeling; undefined when it tells none. */
export function shown(
  sentence: string,
  possessiveOfName: (name: string) => string,
  random: Random,
): string | undefined {
  const match = sentence.match(TOLD);
  const { subject = '', verb = '', feeling = '', rest = '' } = match?.groups ?? {};
  const signs = SIGNS.get(feeling);
  if (match === null || signs === undefined) return undefined;
  const lower = subject.toLowerCase();
  const tense: Tense = /^(?:was|were|felt|looked|seemed)$/u.test(verb) ? 'past' : 'present';
  const agreement: Agreement = lower === 'i' ? 'first' : ['you', 'we', 'they'].includes(lower) ? 'plural' : 'third';
  const own = POSSESSIVES[lower] ?? possessiveOfName(subject);
  const person = Object.entries(POSSESSIVES).find(([, possessive]) => possessive === own)?.[0] ?? 'they';
  const sign = random
    .pick(signs)
    .replace(/\bhis\b/gu, own)
    .replace(/\bhe\b/gu, person === 'i' ? 'I' : person)
    .replace(/\[(\w+)\]/gu, (_all, base: string, at: number, whole: string) =>
      inflect(base, /(?:there|it|nothing|else|heart|out) $/u.test(whole.slice(0, at)) ? 'third' : agreement, tense),
    )
    .replace('can not', 'cannot')
    .replace('could not', 'could not');
  const ending = /^[.,;!]/u.test(rest) ? rest + sentence.slice(match[0].length) : rest;
  return `${subject} ${sign}${ending}`;
}
