/** Beginnings, settings, people met, turns and endings: the bones of a scene. */
import { lines } from '../language/lists.ts';

export const OPENINGS = lines(`
  {time}, {H} [come H] to {place} with {thing} and a question about {X}
  it [begin] with {X}, as so many things in {town} [do they]
  nobody in {town} [expect] {X}, least of all {H.o}
  the first thing {H} [notice H] that {morning|evening} [be] {X}
  {H} [have H] {few} reasons to leave {town}, and the best of them [be] {X}
  this [be] the {winter|summer|spring} when {X} [turn X] {town} upside down
  {weather}, and {H} [be H] thinking about {X}
  until that {morning|evening}, {H} [have H] never needed to have an opinion about {X}
  {town} [have] its own way of dealing with {X}, and so [do H] {H}
  before the trouble with {X} there [be] only {H} and an ordinary {Tuesday|Wednesday|Thursday}
  the story of {X} [have] been told in {town} by better people than {H.o}, but never by anyone so close to it
  {H} [find H] {thing} on the same day that {X} [begin X] to matter
  {time}, while {weather}, {H} [come H] to a decision about {X}
  there [be they] people who [go they] through life without once meeting {X}, and {H} [have H] hoped to be one of them
  anyone passing {place} that {morning|evening} [can] see {H.o} at the window, thinking about {X}
  {few} things [matter they] in {town}: bread, the weather, and {X}
  {H} [mean H] to spend the day on small repairs, but {X} [have X] other plans
  by the time {H} [hear H] about {X}, the rest of {town} [have] already chosen sides
  somebody [have] left the door at {place} open, and that [be] how {X} [come X] into it
  {H} [be H] early for everything in life except {X}
`);

export const YEAR_OPENINGS = lines(`
  in {year}, {town} still [have] time for {X}
  it [be] {year}, and {X} [be X] all that anyone in {town} [talk] about
  {H} [come H] to {X} in {year}, by way of {place} and {few} wrong turnings
  of the whole of {year}, {H} [remember H] mostly {X}
  nobody [warn] {H.o} about {X}, not in {year}
`);

export const SETTINGS = lines(`
  {weather}
  {weather}, and {weather}
  at {place} {light} [make] everything look {older|softer|further away} than it [be]
  the air [smell] of {smell}
  from {elsewhere} [come] {noise}
  {light} [lie] along the floor like something spilled
  somewhere near {elsewhere}, {weather}
  {town} [have] gone quiet, apart from {noise}
  {place} [smell] of {smell} and, faintly, of {smell}
  a {long|thin|pale} stripe of light [cross] the room and [stop] at {X}
  {weather}, and beyond all that [be X] {X}
  between {elsewhere} and {elsewhere} there [be] nothing but the dark and {X}
  {light} [be] kind to {X}, as it [be] to most things
  {weather}; even {X} [seem X] to notice
  on evenings like that, {X} and {place} [look they] as if they [have they] been drawn by the same hand
  nobody [come] to {place} by accident, not since {X}
  {noise} [be] enough to make {minor} look up from the business of {X}
`);

export const MEETINGS = lines(`
  {C} [be] the first to say what everyone [think] about {X}
  {C} [arrive] with {trinket} and strong views on {X}
  it [be] {C} who [know] most about {X}
  {H} [find H] {C} at {elsewhere}, waiting with {trinket}
  help [come] in the shape of {C}
  {time}, {C} [knock] at the door with news of {X}
  {C} [have] once lost {trinket} because of {X}, and never [tire] of saying so
  on the way {H} [meet H] {C}, and from then on the matter of {X} [belong] to two people
  {C} [look] {H.o} up and down and [ask] at once about {X}
  there [be] only one person to ask about {X}, and that [be] {C}
  {C} [have] been expecting {H.o}, or at least somebody with questions about {X}
  among all the people who [pretend they] not to care about {X}, {C} [pretend] worst
  {C} [collect] stories about {X} the way other people [collect they] spoons
  {minor} [send] for {C}, who [send] for nobody
`);

export const COMPANY = lines(`
  {C} [nod], as if {X} [have X] been {c.his} idea
  {C} [say] that {X} [require X] a clear head and dry socks
  {C} [wait] {lasting} and then [begin], {voice}, to speak of {X}
  {C} [have] {few} rules about {X}, and {c.he} [break] the first of them at once
  between {both}, {C} and {H.and} [know they] almost enough about {X}
  {C} [draw] a plan of {X} on the back of {c.his} hand
  {C} [laugh] so suddenly that {minor} [look] round
  {C} [take] {thing} out of {c.his} pocket and [set] it down beside the question of {X}
  {C} and {H.and} [walk they] to {elsewhere} without a word
  {C} [do] not ask why {X} [matter X], and {H} [be H] grateful
  {C} [hum] the tune about {X} under {c.his} breath
  as {C} [tell] it, {X} [have X] been nobody’s fault
  {C} [be] wrong about many things, but not about {X}
  {C} [make] tea, which in {town} [count] as an answer
  {H} [envy H] {C}, who [can] look at {X} and see only what [be] there
  {C} [leave] at {seven|nine|ten}, having settled nothing about {X} and forgotten {c.his} hat
`);

export const TURNS = lines(`
  then, without any warning, {X} [be X] no longer where anyone [have] left {X.them}
  {H} [hear H] {noise}, and [know H] at once that this [be] about {X}
  it [be] {thing} that [give] {X} away
  {time}, everything {H} [believe H] about {X} [turn] out to be half of something larger
  {minor} [run] in with {trinket} and the words nobody [want] to hear about {X}
  the lights [go they] out, and when they [come they] back, {X} [have X] changed
  {H} [see H] at last what [be] wrong: {X} [have X] been waiting for an answer all along
  a mistake about {X}, {few} years old, [come] home that night
  {C} [put] down {thing} and [admit] to having lied about {X}
  what {minor} [have] taken for an ending [be] only the beginning of {X}
  and then {weather}, and {X} [become X] the least of it
  there [be] a second {letter|door|witness}, and it [lead] straight to {X}
  {H} [find H] {trinket} exactly where {X} should have been
  somebody [have] been telling {town} the wrong story about {X}
  {H} [do H] the one thing {minor} [have] said never to do with {X}: {he} [ask H] politely
  for the length of one breath {X} and {H.p} own life [be they] the same size
  {C} [say] the name of {X} aloud, and the whole room [hold] still
  the plan [fail] at the first corner, and what [save] it [be] {X}
`);

export const CLOSINGS = lines(`
  {H} [put H] out the light, and in the dark {X} [go X] on waiting
  outside, {weather}, and {X} [have X] the last word
  in the morning {X} [would] still be there, and so [would] {H}
  {H} [lock H] the door, [keep H] the key, and [leave H] {X} to the night
  nobody [say] goodnight to {X}, but {H} [think H] it, and that [be] nearly the same
  after that {town} [speak] of {X} a little more kindly
  {H} [go H] home the long way, past {elsewhere}, with {X} for company
  that [be] all there [be] to say about {X}, until the next time
  {H} [smile H], and for a moment even {X} [seem X] to have expected it
  and {X}, having waited so long, [wait X] a little longer
  the day [end] as it [have] begun, with {X}
  {H} [leave H] {thing} on the sill for whoever [come] next to ask about {X}
  from then on, whenever {weather}, {H} [think H] of {X} and [be H] not sorry
  far off there [be] {noise}, and then nothing but {X} and the quiet
  {H} [take H] one last look at {X}, the way one [close] a book without marking the page
  so {X} [stay X], and {H} [stay H], and {town} [grow] a little larger around them
`);
