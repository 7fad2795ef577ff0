/** Sung rather than told. */
import { lines } from '../../language/lists.ts';

export const EPIC = lines(`
  of {X} the singers [will] sing when the towers of {town} [be they] dust
  {H} [stand H] before {X} with the wind of a thousand years in {his} face
  armies [have they] broken on less than {X}
  the old prophecy [name] three things: fire, {H.o}, and {X}
  {H} [raise H] {thing} to the sky and [swear H] by {X}
  from {elsewhere} to the edge of the world, every fire [be] lit for {X}
  {C} [kneel], who [have] never knelt, at the sight of {X}
  no crown [be] worth more than {X}, and no grave [be] deeper
  the mountains [hear they] of {X} and [pass they] it on in thunder
  {H} [walk H] alone towards {X}, and behind {H.o} a whole people [hold] its breath
  long [be] the road to {X}, and longer the road home
  in that hour {X} [shine X] like the first morning
  {C} [bind] the wound, [break] the bread, and [speak] at last of {X}
  {few} times the horns [sound they], and {few} times {X} [stand X] firm
  what {H} [begin H] with {X}, the ages [will] finish
  the river [run] backwards on the day that {X} [come X] to {town}
  {H} [take H] up the burden of {X} as others [take they] up a crown
  let it be written: {H} [do H] not turn from {X}
  even the gods, it [be] said, [envy they] {X}
  dawn [break] red over {place}, and {X} [be X] the last thing standing
  {minor} [weep] openly to see {X} carried through the gates
  there [be] no shield against {X} but courage, and {H} [have H] only a little left
  so great [be] the silence around {X} that the snow [can] be heard to fall
`);
