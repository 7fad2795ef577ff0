import { lines } from '../../language/lists.ts';

/** What one tastes of it, or would. */
export const TASTE = lines(`
  {X} [leave X] a taste of {iron|honey|salt|green apples} on the tongue
  to taste {X} [be] to begin with something {sweet|sharp|cool} and to end with {pepper|smoke|almonds}
  the air near {X} [taste] of {cold spoons|lemon peel|rain on slate|burnt sugar}
  first there [be] {salt|sugar|something sour}, and then, slowly, {X}
  {H} [lick H] {his} lips and [find H] {X} there, {faint|bitter|unmistakable} as {aniseed|sea spray|copper}
  {minor} [say] that {X} [taste X] of {childhood|tin|stolen plums|Sundays}
  nothing [go] with {X} except {black bread|strong tea|cold water}, and perhaps a little silence
  it [be] a taste that [come] late, like {horseradish|good advice}, and [stay] with {X} on the breath
  the memory of {X} [have] a flavour, {warm|metallic|milky}, with {cinnamon|chalk|dust} at the edges
  whoever [speak] of {X} [swallow] first, as before {medicine|a toast|very hot soup}
  {X} [sit X] on the tongue like {a coin|a communion wafer|the first snow}
  behind the sweetness of {X} there [be] a {dry|stubborn|small} bitterness that [keep] one honest
  all that {day|evening} food [taste] of {X}, even the {bread|oranges|tea}
`);
