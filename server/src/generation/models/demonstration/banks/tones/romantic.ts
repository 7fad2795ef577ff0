/** Two people, and the air between them. */
import { lines } from '../../language/lists.ts';

export const ROMANTIC = lines(`
  {C} [look] at {X}, and {H} [look H] at {C}
  over {X} their hands [meet they], and neither of {both} [move]
  {H} [want H] to say something clever about {X} and [say H] {C.p} name instead
  {light} [rest] on {C.p} shoulder, and {X} [be X] forgotten for a whole minute
  there [be] no reason left to talk about {X}, so {C} and {H.and} [go they] on talking about {X}
  {C} [laugh] at something about {X}, and the sound of it [stay] in the room {like}
  {H} [know H] by heart the way {C} [say] “{X.n}”, with the small pause before it
  {C} [have] kept {thing} all these years because of {X}, and because of {H.o}
  between {X} and the window {C} [stand] so close that {H} [can] count {c.his} breaths
  {weather}, and {C} [lean] nearer to hear what {H} [think H] of {X}
  nobody [have] ever listened to {H.o} about {X} the way {C} [do]
  {H} [find H] that {X} [matter X] less than {C.p} opinion of {X.them}
  {C} [write] to {H.o} about {X}, {few} pages, and on none of them [do] {c.he} mention love
  it [be] {X} that [have X] brought {both} to {place}, but it [be] not {X} that [keep X] {both} there
  {H} would have given up {X}, {thing} and the rest of the evening for one more minute
  the whole of {town} [know] about {C} and {H.ando}, except {C} and {H.ando}
  {C} [touch] {X} lightly, as if it [be] a way of touching something else
  if {X} [be X] an excuse, it [be] the best one in {town}
  {H} [blush H], and [blame H] {X}
  afterwards {H} [remember H] nothing of {X}, only {smell}, and a warm sleeve against {his} own
  {C} [say] goodnight to {X}, then to {H.o}, and [go] nowhere
  {H} [fold H] the evening away like a letter, with {X} and {C.p} laugh inside
  there [be they] {few} steps between {C} and {H.ando}, and {X} [be X] not in the way
  {C} [promise] to come back for {X}, and [look] at {H.o} while {c.he} [say] it
  under {light} even {X} [seem X] to soften
`);
