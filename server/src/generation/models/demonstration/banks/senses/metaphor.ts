import { lines } from '../../language/lists.ts';

/** What it is like. */
export const METAPHOR = lines(`
  {X} [be X] {a letter|a question|a song} that somebody [have] begun and left for others to finish
  {X} [be X] a {door|window|clock} in a house made of {weather|paper|rumours}
  think of {X} as a {lighthouse|kettle|compass} that [have] forgotten its purpose and [keep] going out of kindness
  {X} [be X] to {town} what {salt|silence|a hinge} [be] to {bread|music|a gate}
  {X} [arrive X] {like}
  if the day [be] a sentence, {X} [be X] the comma
  {X} [be X] an {anchor|echo|heirloom} carried by people who [have they] never seen the {ship|bell|grandmother} it [come] from
  there [be they] {oceans|winters|languages} inside {X}, folded small
  {X} [wear X] the hour like a borrowed coat
  somebody [have] spilled {X} across the {evening|map|morning}, and nobody [have] the heart to mop it up
  {X} [be X] the {thread|knot|needle}, and everything else [be] cloth
  one might call {X} a {bridge|bruise|bell}, and not be altogether wrong
  {X} [grow X] in the mind the way {ivy|frost|bread dough} [grow], a little whenever no one [look]
  beside {X} the rest of the world [be] a rough draft
  {X} [be X] half {a wound|a promise|a joke} and half {a key|a map|a lullaby}
`);
