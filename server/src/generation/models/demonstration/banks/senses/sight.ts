import { lines } from '../../language/lists.ts';

/** What one sees of it. */
export const SIGHT = lines(`
  in {light}, {X} [have X] a {silver|smoky|honeyed|pearled|coppery} edge
  the eye [go] first to {X}, and only then, reluctantly, to everything else
  from a distance {X} [look X] {smaller|paler|simpler} than {X.it} [be X]
  {light} [slide] over {X} and [break] into {pale|green|gold|violet} splinters
  around {X} the colours [seem they] to have been washed and hung out to dry
  up close, {X} [be X] full of small marks: {a scratch|a crease|a fleck of gold}, {a thumbprint|a hairline crack|a thread of blue}
  shadow [gather] under {X} in the shape of {a sleeping cat|an open hand|a folded letter}
  there [be] a {thin|bright|wavering} line of light where {X} [meet X] the dark
  seen through {rain|steam|old glass}, {X} [tremble X] and [settle X] again
  {X} [stand X] out against the {grey|dusk|whitewash} like {a word underlined twice|a lit match|a single red coat in a crowd}
  one [can] make out the {outline|shine|stillness} of {X} long before the details
  no two glances at {X} [agree they]: now {slate|amber|ivory}, now {rust|chalk|plum}
  {dust|mist|snow} [turn] slowly in the air above {X}, each grain with its own small sun
  the {corners|edges|seams} of {X} [be they] worn pale, as if by years of looking
  {X} [hold X] the light a moment longer than anything around {X.them}
  behind {X} the {wall|sky|window} [go] from {blue|rose|pewter} to {black|copper|lilac} without anyone noticing when
`);
