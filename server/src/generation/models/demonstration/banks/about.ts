/** Sentences about anything at all: `{X}` may be a person, a town, a thing or an idea. */
import { lines } from '../language/lists.ts';

export const ABOUT = lines(`
  there [be] something about {X} that nobody in {town} [have] ever quite explained
  people in {town} [have they] three opinions about {X} and [hold they] all of them at once
  {X} [have X] a way of coming up in conversation, {usually|always|most often} after the second cup of tea
  whatever else [change] in {town}, {X} [do X] not
  nobody [remember] a time before {X}, and nobody [trust] those who [claim they] to
  someone [have] drawn {X} in chalk on the wall by {elsewhere}, badly and with love
  the children [have they] a game about {X}, and its rules [change they] at every corner
  in {town}, {X} [be X] spoken of the way other towns [speak they] of the weather
  every road [seem], sooner or later, to lead back to {X}
  {X} [be X] not the kind of trouble that [come] with instructions
  {the papers|the elders|the neighbours} [call they] it the {X.n} affair and [leave they] it at that
  the whole {X.n} business [have] begun, as such things do, with a small mistake
  there [be] a song about {X}, but only the sad verses [have they] survived
  {minor} [keep] a notebook about {X}, mostly questions
  {minor} [say] that {X} and bad weather [arrive they] together
  an old saying in {town} [warn] against {X}, but it [rhyme] too well to be taken seriously
  {X} [come X] first, and everything else [arrange] itself around that
  without {X}, {town} would have been only a name on a timetable
  somewhere between {elsewhere} and {elsewhere}, {X} [have X] become everybody’s business
  a person [could] live a long life beside {X} and still be surprised
  the truth about {X} [be] plain enough, and for that reason nobody [believe] it
  {X} [ask X] for nothing, which [make] it hard to refuse
  there [be they] {few} stories about {X}, and no two of them [agree they] on the ending
  the oldest picture in {town} [show] {X}, or what the painter [have] been told about {X.them}
  {X} [be X] the one subject on which {minor} [have] no opinion
  the ledger by the door [give] {X} a page of {X.its} own
  some things can be explained and some can only be shown, and {X} [belong X] to the second kind
  {X} [seem X] different in {light}, {smaller|larger|nearer} and somehow less certain
  for every person who [fear] {X}, there [be they] two who [can] not imagine a day without {X.them}
  a rumour about {X} [cross] {town} in less time than a person on a bicycle
  the subject of {X} [hang] over the table {like}
  the first rule about {X} [be] that there [be they] no rules, and the second [be] not to say so
  it [take] {town} a long time to forgive {X}, and no time at all to miss {X.them}
  one [can] set a clock by the arguments about {X}
  the word for {X} in the old dialect also [mean] patience
  {X} [belong X] to nobody, and so everyone [take] care of {X.them}
  {minor} [have] been known to walk the whole length of {town} to avoid a conversation about {X}
  all of it [come] down to {X} in the end, as {minor} always [say] it would
  if {X} [have X] a secret, {town} [keep] it well
  there [be they] people who [collect they] stamps, and there [be they] people who [collect they] facts about {X}
  {X} [turn X] up in the strangest places: in a sermon, in a recipe, on the side of a {bus|barge|biscuit tin}
  the best stories about {X} [be they] the ones told {voice}
  time [have] been kind to {X}, kinder than to {elsewhere} or to {minor}
  {X} [remain X], as ever, one {careful|patient|stubborn} step ahead of every explanation
  two strangers [can] become friends over {X}, or stop being friends, and {town} [have] seen both
  it [be] said that {X} [have X] been the reason for the {bridge|clock tower|annual holiday}, though the records [be they] silent
  what nobody [say] aloud about {X} could fill a small library
  {X} [make X] honest people nervous and nervous people honest
  around {X}, even {minor} [speak] in a murmur
  there [be] a shelf of books on {X} in the library, all of them overdue
  the trouble with {X} [be] never the beginning
  anyone who [come] to {town} [hear] about {X} within the hour
  the {X.n} question [divide] families, and then, over soup, [bring] them together again
  the rest of the world [have] its wars and elections, while {town} [have] {X}
  {X} [outlast X] every opinion about {X.them}
  a whole {generation|street|family} [have] grown up with {X} and [think] nothing of it
`);

export const THOUGHTS = lines(`
  {H} [think H] about {X} {when}
  {H} [can] not stop thinking about {X}
  all the same, {X} [stay X] in {H.p} thoughts {like}
  {H} [have H] expected many things of that week, but not {X}
  {H} [wonder H] what {X} would have looked like to somebody braver
  {H} [try H] to picture life without {X} and [get H] no further than breakfast
  what {H} [know H] about {X} [fit] on the back of a postcard
  {H} [remember H] the first time anyone [have] mentioned {X}, and how little it [have] seemed to matter
  it [occur] to {H.o} that {X} [may] have been there all along, waiting to be noticed
  {H} [do H] not believe in signs, but {X} [be X] beginning to look like one
  for once, {H} [be H] not afraid of {X}, only curious
  {H} [have H] promised {himself} not to think about {X} before supper
  {H} [go H] over it again, the way one [count] change: first {X}, then the rest
  in dreams {H} often [meet H] {X}, and [wake H] with the feeling of having been given directions
  {H} [decide H] to be sensible about {X}, which [last] until {elsewhere}
  {H} [insist H] that {X} [mean X] nothing at all
  {H} [feel H] the old pull of {X}, gentle and impossible to argue with
  nobody [have] taught {H.o} how to talk about {X}, so {he} [learn H] by listening
  there [be they] evenings when {X} [seem X] closer to {H.o} than any neighbour
  {H} [make H] a list of everything {he} [do H] not understand about {X} and [run H] out of paper
  the thought of {X} [make] {H.o} walk faster
  {H} [want H] to be fair to {X}, and [be H] not sure how
  {H} [have H] a theory about {X}, and [keep H] it in a pocket with the spare change
  {H} [miss H] {X} already, which [be] absurd, because nothing [have] happened yet
  whenever {H} [close H] {his} eyes, there [be X] {X}, waiting {like}
  somehow {X} and {thing} [have they] become part of the same question
  {H} [tell H] {himself} that {X} [can] wait, and [know H] better
  {H} [have H] always taken {X} for granted, as one [take] gravity for granted
  only now [do H] {H} see what {X} [have X] cost, and what {X.it} [have X] given back
  it [be] easier to think about {X} {out of doors|in the dark|with both hands busy}
`);

export const DEEDS = lines(`
  {H} [ask H] {minor} about {X} and [get H] {a shrug|a proverb|directions to the nearest exit} for an answer
  {H} [write H] {X.w} on a slip of paper and [pin H] it above the {sink|stairs|door}
  {H} [spend H] the {morning|afternoon|evening} at {elsewhere}, asking anyone who [would] listen about {X}
  {H} [draw H] {X} from memory and [get H] {X.them} wrong in an interesting way
  {H} [tell H] the story of {X} to {minor}, leaving out the difficult parts
  {time}, {H} [go H] back to {place} to see about {X}
  {H} [swear H] on {thing} to find out the truth about {X}
  {H} [turn H] down a perfectly good {supper|game of cards|seat by the window} for the sake of {X}
  {H} [read H] everything ever written about {X}, which [take] {a wet afternoon|two evenings|one long sitting and a pot of tea}
  {H} [change H] the subject from {X} to the weather and back again, all in one breath
  {H} [carry H] the news of {X} up {few} flights of stairs without once stopping
  {H} [set H] {thing} on the table and [begin H] to talk about {X}
  {H} [wait H] at {place} {lasting}, in case {X} should come up
  {H} [make H] a small promise about {X}, and [mean H] it
  {H} [leave H] the door open that night, for {X} or for the cat
  {H} [defend H] {X} against {minor} with more heat than {he} [have H] intended
  {H} [put H] {thing} away and [give H] {X} {his} whole attention
  {H} [count H] the ways in which {X} [can] go wrong and [stop H] at {few}
  {H} [say H] {X.w} aloud, to hear how it [sound] in an empty room
  {H} [follow H] the rumour of {X} as far as {elsewhere}
  {H} [sit H] down beside {minor} and, {voice}, [bring H] up {X}
  {H} [trade H] {thing} for one good fact about {X}
  {time}, {H} [find H] {himself} explaining {X} to {minor}
  {H} [keep H] watch over {X} {lasting}
  {H} [walk H] twice around {place} before {he} [dare H] to mention {X}
`);

export const SHORT = lines(`
  {X} [can] wait
  it [be] {X}, of course
  {X} [change X] everything
  then there [be] the matter of {X}
  and there, all over again, [be X] {X}
  nobody [mention] {X}
  {H} [say H] nothing about {X}
  {X} [come X] first
  {H} [think H] of {X}
  that [leave] {X}
  {X} [be X] enough
  so much for {X}
  {H} [choose H] {X}
  even {minor} [know] about {X}
  it all [come] back to {X}
  {H} [be H] ready for {X}, or nearly
  {X} [do X] not hurry
  nothing about {X} [be] simple
`);
