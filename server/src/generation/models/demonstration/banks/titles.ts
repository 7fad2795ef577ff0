/** Titles; every word but the small ones gets its capital when it is printed. */
import { lines } from '../language/lists.ts';

export const TITLES = lines(`
  the {X.n} {question|hour|affair|winter|inheritance|season|paradox|agreement|almanac|silence|papers|promise}
  what {X} knew
  all about {X}
  a {brief|short|small|private|secret|quiet} history of {X}
  {X}, and other {weather|promises|mistakes|debts|miracles|apologies}
  the {last|first|second|hidden|patient|borrowed|unfinished|forgotten} {X.n}
  the {night|year|morning|summer|winter} of {X}
  somewhere after {X}
  the long way to {X}
  nobody’s {X.n}
  {few} ways of looking at {X}
  under the sign of {X}
  {X} at {midnight|daybreak|low tide|the window}
  the weight of {X}
  a map of {X}
  the {town} {X.n} {society|company|letters|mystery}
  letters to {X}
  before {X}, after {X}
  the keeper of {X}
  {X} in {winter|translation|a minor key|the rain}
  the trouble with {X}
  in praise of {X}
  between {X} and {Y}
  {X} and {Y}
  {Y} without {X}
  a {X.n} for {autumn|beginners|the road|the drowned|strangers}
  the {silver|salt|paper|amber|glass|iron|velvet} {X.n}
  how to {forget|forgive|keep|lose|follow} {X}
  the geography of {X}
  if {X} could speak
  beyond {X}
  the {X.n} at the end of {the street|the world|summer|the line}
`);
