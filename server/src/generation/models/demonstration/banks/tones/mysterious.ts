/** Questions with a draught coming from behind them. */
import { lines } from '../../language/lists.ts';

export const MYSTERIOUS = lines(`
  there [be] a door at {place} that nobody [have] mentioned, and behind it [be X] {X}
  {H} [find H] a note in an unknown hand: ask about {X}
  {X} [have X] been moved, though the dust around {X.them} [be] unbroken
  nobody [remember] who first [bring] {X} to {town}
  the photograph [be] a hundred years old, and {X} [be X] in it
  every Thursday, at the same minute, somebody [telephone] to ask about {X}
  {H} [follow H] the trail of {X} to {elsewhere}, where it [turn] back on itself
  under {thing} [lie] a map, and on the map {X} [be X] marked with a small blue star
  {minor} [start] to say something about {X}, [look] at the door, and [think] better of it
  {X} [cast X] two shadows in {light}, and only one of them [move]
  it [take] {H.o} {few} days to see that {X} and {thing} [be they] parts of the same riddle
  {weather}, and when it [be] over, {X} [have X] changed places with {X.its} reflection
  the names on the list [have they] all been crossed out except {X.w}
  {H} [hear H] {noise} from the empty room, and then, quite clearly, the word {X.w}
  what [puzzle] {H.o} most about {X} [be] not what [be] there but what [be] missing
  the key [fit] nothing in {town} until {H} [try H] it on {X}
  {C} [leave] by the window, and on the sill {c.he} [leave] {trinket} and a question about {X}
  in the old register, the page about {X} [have] been cut out with great care
  {H} [have H] the feeling that {X} [be X] an answer, and that the question [be] still on its way
  the more {H} [learn H] about {X}, the less {X.it} [seem X] to have happened
  the stranger at {elsewhere} [ask] only one thing: where [be X] {X} now
  {H} [keep H] the secret of {X} as one [keep] a match in the dark
`);
