/** What each style says instead. Left side: words as they stand; right side: what may replace them. */
import { pairs } from '../language/lists.ts';

export interface Substitution {
  pattern: RegExp;
  choices: readonly string[];
}

function table(text: string): Substitution[] {
  return pairs(text).map(([from, to]) => ({
    pattern: new RegExp(String.raw`(?<![\p{L}’'-])${from}(?![\p{L}’'-])`, 'giu'),
    choices: to.split('|').map((choice) => choice.trim()),
  }));
}

export const BETTER = table(`
  very big: enormous | vast
  very small: tiny | minute
  very tired: exhausted
  very cold: freezing | bitterly cold
  very hot: scorching
  very happy: delighted | overjoyed
  very sad: heartbroken | desolate
  very good: excellent | superb
  very bad: dreadful
  very old: ancient
  very quiet: silent | hushed
  very loud: deafening
  very dark: pitch-dark
  very beautiful: exquisite
  very angry: furious
  very afraid: terrified
  very scared: terrified
  very important: vital
  very slowly: inch by inch
  very quickly: in a flash
  walked slowly: ambled | strolled
  walked quickly: hurried | strode
  ran quickly: raced | sprinted
  looked around: glanced about
  looked carefully at: studied
  started to: began to
  a lot of: plenty of
  lots of: plenty of
  went back: returned
  came back: returned
  got up: rose
  sat down: settled
  big: large | broad
  nice: pleasant | lovely
  scared: frightened
  strange: curious | odd
  weird: peculiar
  sad: downcast | sorrowful
  tired: weary
  happy: glad | contented
  quickly: swiftly
  slowly: unhurriedly | without haste
  suddenly: all at once
  beautiful: lovely | striking
  pretty little: charming little
  quiet: hushed
  dirty: grimy
  shiny: gleaming
  huge: immense
  empty: deserted
  saw: noticed | caught sight of
  wanted to: longed to
  thought about: considered | turned over
  in order to: to
  reached: arrived at
  set down: put down
  looked for: searched for
  thought about: dwelt on
  came out: emerged
  came in: entered
  went out: stepped out
  walked along: followed
  walked into: stepped into
  understood: grasped
  held: clasped
  pulled: drew
  pushed: pressed
  shouted: called out
  talked about: spoke of
  all day: the whole day
  all night: the whole night
  every day: day after day
  every night: night after night
  for a long time: for a long while
  a long time ago: long ago
  at once: straight away
  all of: the whole of
  each other: one another
  small: slight | modest
  dark: dim
  cold: chilly
  wet: sodden
  broken: shattered
  angry: furious
  afraid: fearful
  loud: booming
  soft: gentle
  bright: brilliant
  remembered: recalled
  in the middle of: amid
  at the end of: at the far end of
  on top of: atop
  next to: beside
  in front of: before
  close to: near
  a few: a handful of
  everyone: everybody
  someone: somebody
  anyone: anybody
  no one: nobody
  whole: entire
`);

/** Words that only take up room. */
export const FILLERS =
  /(?<![\p{L}’'-])(?:very|really|quite|just|simply|actually|basically|literally|somewhat|rather(?! than)|extremely) (?=\p{L})/giu;

export const FORMAL = table(`
  kids: children
  kid: child
  guys: people
  guy: man
  mom: mother
  mum: mother
  dad: father
  bought: purchased
  started to: began to
  showed: displayed | demonstrated
  seemed: appeared
  seems: appears
  looked for: sought
  looking for: seeking
  found out: discovered
  went on: continued
  came back: returned
  went back: returned
  put off: postponed
  lived: resided
  boss: superior
  job: position
  stuff: material
  cheap: inexpensive
  smart: intelligent
  funny: amusing
  happy: pleased
  sad: sorrowful
  scared: apprehensive
  tired: fatigued
  big: substantial
  kind of: somewhat
  sort of: somewhat
  right away: immediately
  maybe: perhaps
  okay: acceptable
  wanted to: wished to
  want to: wish to
  wants to: wishes to
  tried to: attempted to
  try to: attempt to
  tries to: attempts to
  lots of: an abundance of
  a lot of: an abundance of
  used: employed
  talked about: discussed
  talk about: discuss
  got up: rose
  quickly: promptly
  suddenly: without warning
  old: venerable
  strange: unusual
  looked at: regarded
  said: stated | remarked
`);

export const CASUAL = table(`
  children: kids
  purchased: bought
  purchase: buy
  requires: needs
  required: needed
  commenced: started
  began to: started to
  therefore: so
  perhaps: maybe
  approximately: about
  assisted: helped
  inquired: asked
  obtained: got
  attempted to: tried to
  attempt to: try to
  immediately: right away
  numerous: lots of
  father: dad
  mother: mum
  excellent: great
  terrible: awful
  extremely: super
  difficult: tricky
  enormous: massive
  immense: massive
  strange: weird
  frightened: scared
  weary: worn out
  resided: lived
  returned: came back
  discovered: found out
  exhausted: wiped out
  delicious: really tasty
  beautiful: gorgeous
  angry: mad
  foolish: silly
  very: really
  suddenly: out of nowhere
  small: little
  large: big
  peculiar: odd
  silent: dead quiet
`);

export const DRAMATIC = table(`
  walked: strode
  ran: raced | fled
  looked at: stared at
  big: colossal
  small: fragile
  old: ancient
  dark: pitch-black
  cold: ice-cold
  quiet: deathly quiet
  sad: broken
  angry: enraged
  happy: radiant
  afraid: terrified
  scared: terrified
  said: cried
  opened: flung open
  closed: slammed
  fell: plunged
  rain: driving rain
  wind: howling wind
  storm: furious storm
  silence: terrible silence
  strange: unearthly
  beautiful: breathtaking
  broken: shattered
  night: endless night
  slowly: with agonising slowness
`);

const CONTRACTIONS = pairs(`
  do not: don’t
  does not: doesn’t
  did not: didn’t
  is not: isn’t
  are not: aren’t
  was not: wasn’t
  were not: weren’t
  have not: haven’t
  has not: hasn’t
  had not: hadn’t
  will not: won’t
  would not: wouldn’t
  could not: couldn’t
  should not: shouldn’t
  cannot: can’t
  I am: I’m
  I have: I’ve
  I will: I’ll
  you are: you’re
  we are: we’re
  they are: they’re
  we will: we’ll
  they will: they’ll
`);

export const CONTRACT: readonly Substitution[] = CONTRACTIONS.filter(([long]) => !/have$/u.test(long)).map(
  ([long, short]) => ({
    pattern: new RegExp(String.raw`\b${long}\b(?! [.,;!?])(?=\s+\p{L})`, 'giu'),
    choices: [short],
  }),
);

export const EXPAND_CONTRACTIONS: readonly Substitution[] = [
  ...CONTRACTIONS.map(([long, short]) => ({
    pattern: new RegExp(String.raw`\b${short.replace('’', "['’]")}(?!\p{L})`, 'giu'),
    choices: [long],
  })),
  { pattern: /\blet['’]s\b/giu, choices: ['let us'] },
];
