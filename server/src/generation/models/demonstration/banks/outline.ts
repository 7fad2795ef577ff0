/** What a chapter is about, in a sentence, from the first stage of a story to the last. Told in the present. */
import { lines } from '../language/lists.ts';

const BEGINNING = lines(`
  {H} first [meet H] {X} at {elsewhere}, on a day meant for something else
  an ordinary {morning|evening} in {town} [end] when {X} [turn X] up where nobody [expect] {X.them}
  {H} [take H] on {X} as a favour to {minor} and [learn H] too late what {he} [have H] agreed to
  {minor} [bring] {trinket} and the first bad news about {X}
  {H} [try H] to ignore {X}, and for one whole {morning|afternoon} it almost [work]
  a stranger at {elsewhere} [ask] the wrong question about {X}, and {H} [decide H] to find the answer
  {H} [leave H] {elsewhere} for good, with {trinket} and a promise concerning {X}
`);

const RISING = lines(`
  {H} [follow H] the trail of {X} to {elsewhere}, where {minor} [be] already waiting
  {H} [find H] an ally in {C}, who [have] reasons of {c.his} own to care about {X}
  the search for {X} [lead] through {elsewhere} and [cost] {H.o} {thing} and a friend
  {C} and {H.and} [quarrel they] over {X} and [have they] to spend the night at {elsewhere} anyway
  {trinket} [prove] that {X} [be X] older than anyone in {town} [admit]
  {minor} [tell] the story of {X}, leaving out the one thing {H} [need H] to know
  {H} [learn H] to live with {X}, one small failure at a time
  a celebration in {town} [go] wrong, and everyone [blame] {X}
  {H} [discover H] that {C} [have] known about {X} from the start
  {H} [break H] into {elsewhere} to see {X} and [come H] out with {trinket} instead
  for {few} days there [be] no word of {X}, and the waiting [change] {H.o}
  {C} [make] a bargain over {X} that neither of {both} [can] keep
  {weather}, and {H} [cross H] {town} alone to protect {X}
  an old map of {elsewhere} [show] {X} in a place where nobody [have] looked
  {H} [lie H] to {minor} about {X} and [find H] that lying [come] easily
`);

const TURNING = lines(`
  everything {H} [believe H] about {X} [turn] out to be half of something larger
  {C} [disappear], and the only clue [be] {trinket} left beside {X}
  {H} [have H] {X} in reach at last and [choose H] to help {minor} instead
  the truth about {X} [come] out at {elsewhere}, in front of the worst possible audience
  {H} [lose H] {X} through {his} own fault, and {town} [be] slow to forgive
  {minor} [confess], and the story of {X} [have] to be told again from the beginning
`);

const FALLING = lines(`
  {H} [start H] again with nothing but {trinket} and a stubborn idea about {X}
  {town} [turn] its back on {H.o}, and {X} [become X] {his} only company
  {C} and {H.and} [meet they] at {elsewhere} to decide what must be done about {X}
  a letter from {minor} [explain] too late what {X} [be X] for
  {H} [sell H] {thing} to buy one more chance at {X}
  the enemies of {X} [gather they] at {elsewhere}, and {H} [walk H] in by the front door
  {C} [come] back with half an apology and the missing piece of {X}
  {H} [teach H] {minor} what {he} [have H] learned from {X}, and [see H] how much it [be]
`);

const ENDING = lines(`
  at {elsewhere}, before {deadline}, {H} [stake H] everything on {X}
  {H} [face H] {minor} over {X} and [win H] by giving in
  {C} and {H.and} [do they] together what neither [can] do alone, and {X} [be X] changed for good
  {H} [tell H] {town} the truth about {X} and [wait H] to see who [stay]
  {H} [let H] {X} go and [find H] that something of {X.them} [remain]
  a year later, {H} [come H] back to {elsewhere} and [see H] what {X} [have X] become
  {H} [write H] the last word about {X}, [close H] the window, and [go H] out into the morning
`);

const STAGES = [BEGINNING, RISING, TURNING, FALLING, ENDING] as const;

/** The bank for chapter `number` of `count`. A story of two chapters has a beginning and an end. */
export function stageFor(number: number, count: number): readonly string[] {
  if (number === 1) return BEGINNING;
  if (number === count) return ENDING;
  const part = (number - 1) / Math.max(1, count - 1);
  return STAGES[part < 0.55 ? 1 : part < 0.7 ? 2 : part < 0.9 ? 3 : 4] ?? RISING;
}
