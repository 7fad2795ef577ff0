/** What is gone, and the shape it leaves. */
import { lines } from '../../language/lists.ts';

export const MELANCHOLIC = lines(`
  {H} [have H] not spoken of {X} since the autumn
  {X} [be X] all that [remain] of a better year
  there [be] a chair nobody [use] now, and {X} [seem X] to miss the company
  {H} [set H] two cups on the table out of habit, and [look H] at {X} until the tea [be] cold
  {weather}, and {X} [look X] like something remembered rather than seen
  some losses [come they] with noise; this one [come] with {X}
  {light} [leave] {X} a little earlier each day
  {H} [keep H] {thing} because it [have] once been near {X}
  nobody [have] told {H.o} that {X} [would] be so quiet afterwards
  {C} [ask] after {X}, gently, the way one [ask] after the dead
  what {H} [miss H] [be] not {X} but the person who [have] loved {X.them}
  the dust [settle], as it [settle] on everything, on {X} too
  {H} [walk H] to {elsewhere} to be alone with {X}, and [find H] that {he} [be H] alone without {X.them}
  every year {town} [forget] {X} a little more, and every year {H} [let H] it
  the last letter [say] nothing about {X}, and that [be] how {H} [know H]
  once there [have] been singing around {X}
  {X} [belong X] to the time before, when evenings [be they] long and nobody [count] them
  {H} [hold H] on to {X} the way a shore [hold] on to the water
  it [be] only {X}, and it [be] everything
  {H} [close H] the window so that {X} [would] not hear {H.o} weep
  {C} [take] {H.p} arm, and together they [look they] at {X} {lasting}
  there [be they] words for it in other languages, but here there [be] only {X}
  somewhere {noise} [come], and [stop], and {X} [be X] alone again
  {H} [learn H] that one [can] be homesick for {X} without having left
  the leaves [come they] down around {X}, unhurried, as if there [be] a great deal of time
`);
