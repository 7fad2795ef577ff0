/** No time to sit down. */
import { lines } from '../../language/lists.ts';

export const ACTION = lines(`
  {H} [run H]
  {H} [grab H] {thing} and [throw H] open the door to {X}
  the floor [shake], and {X} [lurch X] into view
  {H} [vault H] the railing, [land H] badly, and [come H] up running towards {X}
  {C} [shout] something about {X} and [be] drowned out by the crash
  {minor} [come] round the corner at a sprint, and {X} [be X] right behind
  there [be they] {few} seconds left, and {X} [be X] on the wrong side of the street
  {H} [duck H], [roll H], and [come H] up with {thing} in one hand
  glass [break], somebody [scream], and {X} [vanish X] in the smoke
  {C} [kick] the lamp over, and in the dark everything [become] {X}
  {H} [throw H] {himself} between {C} and {X}
  the rope [hold], then [slip], then [hold] again, with {X} swinging below
  {H} [do H] not stop to think about {X}; thinking [be] for people with time
  the engine [cough], [catch], and [carry] {both} straight at {X}
  {H} [leap H] from {place} with no plan but {X}
  {minor} [fire] once, and [miss], and {X} [take X] the blow
  {C} [drag] {H.o} clear a heartbeat before {X} [come X] down
  alarms [scream they] from {elsewhere}, and still there [be] no sign of {X}
  {H} [hit H] the ground hard, [taste H] iron, and [look H] up at {X}
  the bridge [go], and with it the only road back from {X}
  {H} [slam H] the door on {X} and [brace H] against it
  {C} [count] down from three, and on two {H} [break H] for {X}
  a hand [close] on {H.p} collar; {he} [twist H] free and [keep H] {X} in sight
  everything [happen] at once: the light, the noise, {X}
  {H} [be H] over the wall before {minor} [can] draw breath, and {X} [be X] next
`);
