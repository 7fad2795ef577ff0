/** Sentences for one kind of topic: what can only be said of a thing, a machine, a place, a person. */
import { lines } from '../language/lists.ts';

export const OBJECTS = lines(`
  {H} [turn H] {O} over and [find H] a date scratched into the underside
  {H} [hold H] {O} up to {light} and [see H] nothing but {his} own fingerprints
  {O} [be O] lighter than {O.it} [have O] any right to be
  {H} [wrap H] {O} in a clean handkerchief and [put H] {O.them} {in a drawer|under the bed|behind the books}
  somebody [have] mended {O} long ago, with thread that almost [match]
  {O} [lie O] on the table {like}
  {H} [hide H] {O} from {minor}, and then [forget H] where
  under the lamp, {O} [look O] like something {borrowed|stolen|inherited} from a stranger
  there [be] a faint smell of {smell} about {O}
  {H} [offer H] {O} to {minor}, who [refuse] to touch {O.them}
  on the way to {elsewhere}, {H} [check H] {few} times that {O} [be O] still there
  {C} [lift] {O} with two fingers, {manner}
  {O} [bear O] a small mark that neither {minor} nor the library [can] explain
  {H} [sleep H] with {O} under the pillow and [dream H] of {smell}
  there [be] room in the box for {O}, {thing} and not much else
  {H} [put H] {O} beside {thing}, and for a moment the two [seem they] to belong together
  {minor} [swear] to have seen {O} once before, in a shop that no longer [exist]
  {H} [clean H] {O} with a sleeve and a little patience
`);

export const DEVICES = lines(`
  {D} [make D] the sound of somebody thinking
  {H} [lay H] a hand on {D} and [feel H] {D.them} tremble
  {D} [have D] been repaired so often that hardly a screw of the original [remain]
  somewhere inside {D}, something small and important [come] loose
  {H} [walk H] once around {D}, looking for the place to begin
  in {light}, {D} [look D] almost {alive|innocent|pleased}
  {D} [stand D] exactly where {D.it} [have D] always stood, and that [be] the suspicious part
  {H} [read H] the instructions for {D} twice, the second time aloud
  the last person to understand {D} [have] moved away without leaving notes
  {D} [give D] one long sigh and [fall D] silent
  {H} [tighten H] a bolt, [cross H] {his} fingers, and [wait H] for {D} to object
  nobody [have] the heart to replace {D}
  a thin line of rust [run] down the side of {D} {like}
  {C} [speak] to {D} the way one [speak] to a mule
  with {D} silent, the room [sound] twice its size
`);

export const PLACES = lines(`
  {H} [know H] {L} by {few} different smells, and the best of them [be] {smell}
  {L} [empty L] slowly, the way a theatre [empty] after a sad play
  from the far side of {L} [come] {noise}
  {L} [look L] smaller than in the stories, and kinder
  nobody [cross] {L} in a straight line, for reasons that nobody [remember]
  {light} [fall] across {L} and [stay]
  {H} [leave H] {L} by the back way, with {thing} in one pocket
  in {L}, even {minor} [speak] softly
  {L} [smell L] of {smell}
  {H} [find H] a place to sit in {L} and [stay H] {lasting}
  there [be] a corner of {L} where the echo [arrive] a little too early
  {time}, {L} [belong L] to {H.o} alone
  {weather}, and {L} [seem L] to lean in and listen
  one [can] hear the whole of {L} breathe between {two|three} and four in the morning
  {C} [know] a short cut through {L} and [take] it {manner}
  somebody [have] left {trinket} in the middle of {L}
  for {H.o}, {L} [be L] not a place so much as a promise
`);

export const NATURE = lines(`
  {H} [look H] up at last and [find H] {N} looking back
  {N} [keep N] {N.its} own hours
  {light} [catch] the edge of {N} and [let] it go
  {N} [seem N] close enough to touch and too old to bother
  nobody [have] ever won an argument with {N}
  {minor} [set] the clocks by {N}
  all night {N} [move N] at the edge of hearing
  there [be they] days when {N} [look N] painted on
  {H} [learn H] to read {N} the way others [read they] a newspaper
  {weather}, and {N} [seem N] to answer
  {N} [give N] nothing back that evening
  {C} [bow] to {N}, half joking
  under {N}, {town} [look] like something built for {mice|dolls|a bet}
`);

export const FOODS = lines(`
  the smell of {F} [reach] {elsewhere} before anyone [do]
  {H} [taste H] {F} with {his} eyes shut and [name H] the year
  there [be] never enough {F.s} to go round, and always just enough to argue over
  {minor} [trade] {thing} for {F} and [consider] it a bargain
  {H} [serve H] {F} on the good plates, though it [be] only {Monday|Tuesday|Thursday}
  {C} [swear] that {F} [be F] better {cold|the next day|in company}
  a long silence [fall], the kind that only {F} [can] cause
  {H} [save H] a little of {F} for later, wrapped in {paper|a napkin|a clean cloth}
  the secret of {F} [be] said to be {patience|pepper|a heavier spoon}
  {F} [remind F] {H.o} of somebody whose name {he} [have H] almost forgotten
  nobody [leave] while there [be F] still {F} on the table
`);

export const AGENTS = lines(`
  {A} [say A] nothing and [miss A] nothing
  {A} [watch A] from {elsewhere} {lasting}
  {H} [leave H] a light burning for {A}
  {A} [arrive A] late and [apologise A] to {nobody|the furniture|the wrong person}
  everyone in {town} [have] seen {A} at least once, and no two accounts [agree they]
  {A} [have A] a gift for turning up where the trouble [be]
  {H} [try H] to see it all the way {A} [see A] it
  when {A} [enter A], the room [rearrange] itself by an inch
  {A} [look A] at {thing} {lasting} and then [look A] away
  {H} [trust H] {A} further than {he} [trust H] the stairs
  {A} [sleep A] badly that week, and so [do] everyone else
  nobody [can] tell, from the outside, what {A} [want A]
  {H} [bring H] {A} {thing}, by way of a question
  there [be] a kind of courage in the way {A} [cross A] {place}
  {A} [be A] the first to notice, and the last to speak
  {C} [make] room for {A} on the bench
`);

export const IDEAS = lines(`
  {I}, {C} [like] to say, [begin I] with somebody opening a window
  nobody [can] hold {I} in one hand, though plenty of people [have they] tried
  {I} [come I] to {town} on foot, like everything that [last]
  {H} [look H] for {I} in books and [find H] {I.them} at {elsewhere}
  {I} [have I] no door to knock on, so {H} [wait H]
  it [be] {I}, more than money or weather, that [keep] people awake
  half of {I} [be] listening
  {C} [explain] {I} with {few} matchsticks and a saucer
  {I} [can] be taught, according to {minor}, but only to people who [know they] it already
  no map of {town} [show] where {I} [end I] and ordinary life [begin]
  {H} [find H] that {I} [be I] a little like swimming: one [learn] it by being in deep water
  against {I} there [be] no lock and no law
  {I} [leave I] no fingerprints
  {minor} [have] lost an uncle to {I}, and [speak] of it with pride
`);

export const OCCASIONS = lines(`
  afterwards nobody [can] say who [have] started {E}
  {E} [arrive E] {like}, and [stay E]
  {minor} [sell] {few} versions of {E}, the cheapest of them true
  {H} [mark H] {E} on the calendar, in pencil
  {E} [leave E] {thing} behind and very little else
  {C} [describe] {E} twice, and only {noise} [be] the same both times
  before {E} there [be] silence, and afterwards there [be] a different kind of silence
  half of {town} [claim] to have been present for {E}
  {H} [put H] on clean clothes in honour of {E}
  there [be] a before and an after, and {E} [stand E] between them {like}
  {minor} [blame] {E} on the weather
  {H} [try H] to tell {E} in the right order and [lose H] the thread at {elsewhere}
`);

export const THINGS = lines(`
  {light} [find] {T} and [linger]
  {T} [cast T] a shadow the shape of a question
  a thin layer of dust [lie] over {T}
  someone [have] moved {G} a little to the left, and {H} [be H] almost sure who
  {H} [look H] at {T} until {T.it} [stop T] making sense
  from {place} one [can] just make out {T}
  {H} [see H] {T} first as a colour, then as a shape, then as a reason to stay
  {T} [wait T] in {light}
  {H} [think H] that {T} [look T] tired
  {weather}, and for a moment nobody [look] at {T}
  {minor} [point] at {T} and [ask] the obvious question
  {H} [keep H] one eye on {T} and one on the door
`);
