/** What a camera sees. Told in the present. */
import { lines } from '../language/lists.ts';

export const SCREEN_ACTIONS = lines(`
  {H} [enter H], [see H] {X}, and [stop H]
  {H} [cross H] to the window without taking {his} eyes off {X}
  {C} [come] in from {elsewhere}, out of breath, with news of {X} on {c.his} face
  {H} [set H] {thing} down next to {X} with exaggerated care
  {C} and {H.and} [look they] at {X}; neither [speak]
  {minor} [pass] in the background and [do] not notice {X}
  {H} [reach H] towards {X}, [hesitate H], and [let H] the hand drop
  {C} [turn] {X} over in {c.his} mind, and we [see they] the exact second {c.he} [understand]
  {H} [shut H] the door on {noise} and [turn H] to face {X}
  {C} [produce] {trinket} and [hold] it up beside {X}
  {H} [laugh H], once, at {X}, and the laugh [die] quickly
  {H} [sit H] down, never looking at {X}
`);

export const SCREEN_IMAGES = lines(`
  close on {X}, in {light}
  a long, slow pull back from {X} to the whole of {town}
  through the doorway, out of focus, {X}
  the camera [find] {thing}, then {H.p} face, then {X}
  {light} [move] across {X} and [be] gone
  over black, {noise}, and then, little by little, {X}
  {weather}, seen from behind {X}
  we [hold they] on {X} a beat too long
  insert: {trinket}, and under it, half hidden, the word {X.w}
  in the mirror, reversed, {X}
`);
