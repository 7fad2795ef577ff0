/** Something is wrong, and it knows the way. */
import { lines } from '../../language/lists.ts';

export const OMINOUS = lines(`
  {X} [have X] been quiet for too long
  something about {X} [make] the hair rise on {H.p} arms
  no dog in {town} [will] go near {X} any more
  {H} [lock H] the door twice, and still {X} [feel X] closer than before
  the shadows around {X} [do they] not move when the lamp [do]
  {minor} [cross] the road to avoid {X}, and [do] not say why
  behind {X} there [be] a stillness, the kind that [come] before a scream
  {H} [know H], without knowing how, that {X} [be X] listening
  {weather}, and nobody [look] at {X}
  it [be] too late to be careful of {X}
  for {few} nights running the same dream [come], and in each of them {X} [stand X] a little nearer
  the clocks in {town} [stop they], one after another, and the last to go [be] the one nearest {X}
  there [be] a cold spot at {place}, exactly where {X} [have X] been
  {X} [smell X] faintly of earth
  whatever [have] come for {X} [have] not come alone
  {H} [hear H] {noise} and [remember H] what {minor} [have] said about {X}
  the birds [leave they] {elsewhere} all at once, and then there [be] only {X}
  {H} [tell H] {himself} it [be] only {X}, and the word “only” [sound] wrong
  {light} [thin], and {X} [seem X] to drink what [be] left of it
  somebody [have] written a warning about {X} on the wall and run out of wall
  the worst of it [be] how patient {X} [seem X]
  {C} [ask] {H.o} not to say the name of {X} after dark
  {H} [count H] the doors between {X} and the street, and [count H] again, and [get H] a smaller number
  far below {place}, something [answer] {X}
  nothing good [have] ever followed {X} home
  {X} [wait X], as the tide [wait]
`);
