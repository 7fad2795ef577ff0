import { lines } from '../../language/lists.ts';

/** Things that carry a story. */
export const OBJECT_IDEAS = lines(`
  {trinket} that [grow] warm whenever {X} [be X] near
  {trinket} found inside {elsewhere}, wrapped in a page about {X}
  {trinket}, given in payment for {X} and regretted ever since
  {trinket} that [show] {X} as {X.it} [will] be in {few} years
  {trinket} belonging to {who}, {role}, who [deny] ever having heard of {X}
  {trinket}, one of {few}; the others were destroyed because of {X}
  {trinket} that [make] whoever [hold] it tell the truth about {X}
  {trinket} with the word {X.w} scratched into it in a child’s hand
  {trinket} that [can] be used once, and only to bring back {X}
  {trinket}, worthless, except that {minor} [have] paid three people to steal it on account of {X}
  a ledger of {X}, kept by {who} for {few} decades and written entirely in green
  a clock that [stop] for exactly one minute whenever somebody [lie] about {X}
  a recording of {X}, {few} seconds long, with a second voice in the background
  a coat with {X} embroidered inside the lining where only its owner [can] see
  a lamp that [cast] the shadow of {X} on every wall but one
  a set of {few} cards, each with a different opinion of {X}
  a mirror that [reflect] everything at {elsewhere} except {X}
  a bottle of ink that [will] write only about {X}
`);

export const OBJECT_NOTES = lines(`
  Its owner [believe] it [bring] luck; it [bring] {X}
  Whoever [lose] it [dream] of {X} for a week
  {minor} [know] what it [be] for, and [have] promised {X} not to say
  Weighed on a scale, it [be] heavier after dark, when {X} [be X] about
  It last [change] hands at {elsewhere}, over a bet concerning {X}
  It [smell] of {smell}, and, on certain evenings, of {X}
`);
