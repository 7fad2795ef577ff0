import { lines } from '../../language/lists.ts';

/** Customs, laws and facts of an invented world. */
export const WORLD_IDEAS = lines(`
  in {town} every child [be] given a small share in {X} at birth, and [may] sell it only once
  the calendar [be] counted from the arrival of {X}, and there [be] a lawsuit about the leap years
  every mention of {X} [be] taxed by the word, so the rich [talk they] and the poor [point they]
  nobody [may] speak of {X} after sunset, which [have] given {town} a rich language of gestures
  the dead [be they] buried facing {X}, the living [build they] their doors the other way
  guilds of {few} families each [hold they] one secret about {X}, and [marry they] accordingly
  maps [be they] drawn with {X} at the centre, whatever [be] actually there
  travellers [pay they] their way with stories about {X}, and there [be they] forgers
  {X} [appear X] on every coin, but on the newest ones {X.its} eyes [be they] shut
  the oldest law in {town} [have] {few} words, and one of them [be] {X.w}
  once a year masters and servants [change they] places and {X} [be X] carried through the streets
  there [be they] two religions: one [believe] that {X} [be X] watching, the other that {X} [be X] asleep
  the weather [obey] {X} within a day’s walk of {elsewhere}, and nobody else
  oaths [be they] sworn with one hand on {X}, and broken with the other behind the back
  {X} [may] be dreamed, painted or whispered about, and each [require] a different licence
  every house [keep] an empty chair for {X}, and guests who [sit they] in it must sing
  schools [teach they] four subjects: counting, rowing, manners, and {X}
  the empire [fall] not by war but because it [run] out of words for {X}
  {minor} [be] the only official allowed to look {X} in the eye, and [be] chosen by lot every {few} years
  wool, salt and {X} [go they] up the river; silk, gossip and debt [come they] down
`);

export const WORLD_NOTES = lines(`
  Outsiders [find they] this charming until they [meet they] {X}
  A proverb [sum] it up: first the bread, then {X}
  The rebels at {elsewhere} [want they] it the other way round, with {X} abolished
  It [work], more or less, because {X} [ask X] so little
  Historians [blame they] {who}, {role}, and an early mistake about {X}
  The children’s rhyme about {X} [preserve] the older custom
`);

/** For a category of the writer's own: starting points of every kind. */
export const STARTING_POINTS = lines(`
  Begin with {X} seen from the wrong side: from below, from behind, or from the year after
  Give {X} to {who}, {role}, who [have] no use for {X.them} and no wish to say so
  Put {X} and {trinket} in one room and let {minor} walk in
  Tell it entirely in letters between people who [disagree they] about {X}
  Let {X} be missing from the first page to the last but one
  Take the most ordinary day in {town} and remove {X}
  Ask who [profit] from {X}, then make that person the kindest one in the story
  Write the scene at {elsewhere} in which somebody [hand] {X} over and [wish] they had not
  Set a clock: {deadline}, {few} people, and only one {X.n} plan that [can] work
  Let two strangers at {elsewhere} find out that they [have they] both been looking for {X}
  Use {X} as a refrain: once in joy, once in anger, once in silence
  Follow {X} through {few} owners and {few} decades in as many short scenes
  Make a list of everything {minor} [know] about {X}, and let one item be false
  Start the morning after {X}, with everyone too polite to mention it
  Turn {X} into a wager between {who} and somebody who never [lose]
  Describe {X} only by what people [do they] when they [think they] nobody [be] watching
`);
