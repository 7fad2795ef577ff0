/** Where teapots have opinions. */
import { lines } from '../../language/lists.ts';

export const WHIMSICAL = lines(`
  {X} [wake X] up that morning in a particularly Tuesday sort of mood
  {H} [pour H] a thimble of tea for {X} and [discuss H] the clouds
  a snail [deliver] the news about {X}, {few} days late but beautifully told
  {minor} [keep] the moon in a hatbox and {X} on a string
  {X} [be X] made, so people [say they], of three parts wonder and one part marmalade
  {C} [teach] {X} to whistle, or the other way round
  on the windowsill, a very small parade in honour of {X} [go] by
  {H} [plant H] {thing} in the garden and [hope H] for {X} by spring
  there [be] a staircase in {town} that [go] only up, and {X} [live X] at the top
  the teapot [have] views on {X} and [share] them at length
  {X} [turn X] the colour of Wednesday and [hiccup X]
  {C} [ride] in on a borrowed goose to ask after {X}
  {H} [take H] {X} for a walk, with a ribbon, so as not to lose {X.them} among the dandelions
  a committee of crickets [vote] {few} to one in favour of {X}
  in {C.p} pocket there [be] a door, and behind the door, just visible, {X}
  whenever anyone [sneeze], {X} [grow X] by half an inch
  {H} [write H] a letter to {X} in gooseberry ink, and the reply [come] by dragonfly
  the rain [fall] upwards that afternoon, out of respect for {X}
  {minor} [sell] bottled echoes and, on Saturdays, {X}
  {C} [wear] a hat with its own weather, and [lift] it politely to {X}
  it [be] a well-known fact that {X} [can] not resist a riddle or a warm bun
  {H} [climb H] into the teacup and [paddle H] out to see {X}
  the stars [come they] down to look at {X} and [forget they] the way home
  {X} [curtsey X], or perhaps it [be] only the wind
  somewhere a clock [strike] plum, and it [be] time for {X}
`);
