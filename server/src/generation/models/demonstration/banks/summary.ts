/** How a summary speaks of what it sums up. Told in the present. */
import { lines } from '../language/lists.ts';

export const SUMMARY_LEADS = lines(`
  this part of the story {turns on|is built around|belongs to} {X}
  {X} [stand X] at the centre of this part
  the passage {follows|keeps returning to|begins and ends with} {X}
  what happens here happens because of {X}
  in short, everything here {hangs|turns|depends} on {X}
`);

export const SUMMARY_PAIRS = lines(`
  {X} and {Y} are drawn closer together
  what {begins|starts} with {X} ends up touching {Y}
  {X} [matter X] more than before, and so does the question of {Y}
  between {X} and {Y} a choice is slowly prepared
  {Y} cannot be understood without {X}
  the talk is of {Y}, but the worry is {X}
`);

export const SUMMARY_ENDS = lines(`
  by the end, nothing about {X} is settled
  where it leaves {X} is still an open question
  it closes with {X} in view and a good deal unsaid
  what comes next depends on {X}
  the last word, so far, is {X}
`);
