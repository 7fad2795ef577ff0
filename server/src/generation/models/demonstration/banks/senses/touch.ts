import { lines } from '../../language/lists.ts';

/** What one feels of it with the hand or on the skin. */
export const TOUCH = lines(`
  near {X} the air [have] a {grain|nap|weight} to it, like {velvet|wet wool|unplaned wood}
  {H} [put H] out a hand towards {X} and [feel H] {warmth|cold|a faint trembling} before {he} [touch H] anything
  {X} [be X] {rougher|smoother|cooler} than anyone [can] guess from looking
  the skin [know] about {X} first: a {prickle|chill|slow heat} along the arms
  whatever [touch] {X} [come] away {damp|dusted with gold|a little warmer}
  one [can] follow {X} with a fingertip, {ridge by ridge|as if reading|from one end to the other}
  there [be] a give to {X}, like {moss|new bread|the second stair}
  against the palm the thought of {X} [be] {heavy as a stone|light as a moth|worn as a bannister}
  {X} [press X] on the evening the way a hand [press] on a shoulder
  the {cold|heat|softness} of {X} [stay] in the fingers {lasting}
  {H} [shiver H], though {X} [be X] not cold, or not only cold
  around {X} everything [feel] {sanded|starched|newly washed}
  {light} [lie] on {X}, and one [can] almost feel its weight, {thin as paper|warm as milk}
  to stand beside {X} [be] to feel the floor {hum|soften|lean} a little
`);
