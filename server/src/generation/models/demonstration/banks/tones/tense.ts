/** Nobody breathes out. */
import { lines } from '../../language/lists.ts';

export const TENSE = lines(`
  {H} [hold H] {his} breath, and {X} [do X] not move
  one wrong word, and {X} [would] be lost
  {H} [can] hear {noise}, and under it, closer, {X}
  the handle [turn] a quarter of an inch, and {H} [think H] of {X}
  {C} [raise] one hand: wait, it [say], and do not look at {X}
  the clock [give] {both} {few} minutes, and {X} [need X] more
  {minor} [know], or [do] not know, and everything about {X} [hang] on which
  {H} [swallow H], [smile H], and [lie H] about {X} as evenly as {he} [can]
  a bead of sweat [run] down {H.p} neck while {minor} [study] {X}
  there [be they] footsteps on the stairs, {few} of them, and then none, and still {X} [be X] in plain sight
  {H} [move H] {thing} an inch to the left, between {minor} and {X}
  if {C} [notice] {X} now, it [be] over
  the telephone [ring] and [ring], and {X} [lie X] beside it
  {H} [read H] the message about {X} a third time and [feel H] the floor tilt
  {weather}; nobody [speak]; {X} [wait X]
  {C} [reach] for {X}, and [stop], and very slowly [draw] back
  every second that {X} [stay X] there [be] a second borrowed
  {H} [listen H] for {noise}, and [hear H] only {his} own heart, and {X}
  {minor} [ask] about {X} again, more softly, and that [be] worse
  the light under the door [go] out, and {H} [know H] exactly where {X} [be X]
  {C} [say] nothing, which [mean] that {X} [have X] been seen
  {H} [press H] {himself} flat against the wall and [order H] {X}, silently, to be still
  it [have] to be now, with {X} or without
`);
