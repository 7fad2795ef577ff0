/** Plain speaking about a subject, for prompts that ask for an explanation or an essay. */
import { lines } from '../language/lists.ts';

export const ESSAY_OPENINGS = lines(`
  ask ten people about {X} and eleven answers come back
  most of us meet {X} long before we have a word for {X.them}
  there are two ways to think about {X}: from above, like a map, and from inside, like a house
  to begin with {X} is to begin in the middle, because nobody remembers the start
  {X} [look X] simple from a distance and simple again from very close, and everything interesting happens in between
  every age believes that it has invented {X}, and every age is a little bit right
  the best way into {X} is through a small door
  let us start with a plain question: what do we mean by {X}?
  it is easy to be clever about {X} and hard to be clear
`);

export const ESSAY_POINTS = lines(`
  the first thing to understand about {X} is how {ordinary|patient|practical} the beginnings are
  in practice {X} [come X] down to a few habits, repeated on days when nobody feels like it
  a child can grasp the heart of {X} in a minute; the rest of us need longer, because we have more to unlearn
  what we usually call the problem of {X} is really three smaller problems wearing one coat
  history is full of people who were certain about {X}, and of the repairs that followed
  nothing about {X} is as expensive as ignoring {X.them}
  picture {X} as a kitchen: what matters is not the number of knives but who is cooking
  for anyone meeting {X} for the first time, one good example is worth a shelf of definitions
  there is a tempting mistake here, which is to treat {X} as a race
  the numbers matter, of course, but {X} [be X] also a matter of {trust|attention|timing|taste}
  whoever has taught {X} to a {beginner|neighbour|roomful of children} knows the moment when a face lights up
  critics of {X} have a point, and it is a better point than their followers think
  {X} [reward X] patience the way a garden does: late, and then all at once
  half of what is said about {X} is true, and the useful question is which half
  if {X} [have X] a secret, it is that small steps count
  the usual advice about {X} is {short|sensible|old}: begin, look, correct, and begin again
  consider what would be missing without {X}, and {X.its} value explains itself
  the language of {X} can sound forbidding, yet every long word in it was once somebody’s short idea
  at home, {X} can begin with {a pencil and a sheet of paper|ten quiet minutes|a question at dinner}
  {X} and {Y} are often named together, and for good reason: each makes the other easier to see
  between {X} and {Y} there is less distance than the textbooks suggest
  to understand {X}, it helps to look at {Y} for a while and then to look back
  no theory of {X} survives its first rainy afternoon unchanged
  one may disagree with everything said so far and still need {X} by Monday
  the history of {X} is a history of people who would not leave well enough alone
  we owe more to {X} than we usually admit
  it is no accident that {X} [keep X] coming back into fashion
  behind every success with {X} stands a long row of honest failures
  the opposite of {X} is not failure but indifference
  a good test for any claim about {X} is to ask who would have to change
  like most things worth having, {X} [be X] easier to share than to sell
  some will say that {X} [belong X] to experts, and experts will be the last to agree
  the future of {X} depends less on inventions than on manners
  it is worth writing down what {X} [mean X] to you before reading what {X.it} [mean X] to anyone else
  two friends can study {X} for years and come home with different maps
  {X} [teach X], among other things, how to be wrong in good company
  in the end the case for {X} is a practical one: people are kinder afterwards
  there are rules for {X}, and there are people who know when to bend them
  a little doubt does {X} no harm
  it is {easy|tempting|common} to {mistake|confuse} the size of {X} with the weight of {X.them}
  {teachers|parents|travellers|gardeners} know something about {X} that {engineers|ministers|critics|salesmen} tend to forget
  the {cheapest|surest|shortest} way to learn about {X} is to {ask a neighbour|try and fail once|keep a diary for a month}
  {X} [be X] often described as a {ladder|river|machine|puzzle}, though a {rehearsal|vegetable garden|long conversation} would be nearer the mark
  there is a {quiet|stubborn|modest} kind of progress in {X}, and it rarely makes the news
  the {costs|risks|limits} of {X} are real, and they are {smaller|larger|stranger} than they were {ten|twenty|thirty} years ago
  nobody has to {love|master|understand} {X} in a day
  when {X} [go X] wrong, the cause is usually {haste|silence|pride|a missing question}
  {X} [look X] different to a {farmer|nurse|ten-year-old|grandmother}, and it pays to ask all of them
  what {X} [need X] most is not {money|speed|genius} but {time|company|honesty}
  good {books|films|songs} about {X} begin with somebody who is {late|lost|curious}
  in {schools|villages|offices|kitchens} all over the world, {X} [mean X] something slightly different before and after lunch
  for {few} people out of ten, {X} [begin X] with a mistake worth making
  the next {decade|generation} will ask of {X} what the last one {forgot|refused|was afraid} to ask
  one way to measure {X} is to {count|weigh|name} what would have to be {rebuilt|relearned|explained} without {X.them}
  there is {room|space} in {X} for both the {careful|patient} and the {bold|impatient}
  {X} can be {explained|drawn|understood} with {a glass of water|two coins and a table|a walk around the block}
  a {map|recipe|rule} is not the same thing as {X}, however well it is {printed|drawn|learned}
  the {people|places|objects} closest to {X} are seldom the {loudest|first|most certain}
  seen from the moon, {X} would hardly show; seen from a kitchen table, {X} [fill X] the window
`);

export const ESSAY_ASIDES = lines(`
  that is not a weakness
  nobody is born knowing this
  it sounds obvious, and it is not
  this is where most explanations stop
  an example helps
  the difference is easy to feel and hard to measure
  none of this is new
  it is worth going slowly here
`);

export const ESSAY_CLOSINGS = lines(`
  so the next time somebody mentions {X}, it may be worth putting the kettle on and staying for the answer
  {X} will not solve everything, but {X.it} [make X] a very good place to begin
  what remains of {X}, once the arguments have gone home, is an invitation
  the rest is practice, and {X} [have X] never asked for more than that
  perhaps that is all {X} ever wanted to tell us: look again
`);
