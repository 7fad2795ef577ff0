/** How a later scene begins. */
import { lines } from '../language/lists.ts';

export const RESUMES = lines(`
  {time}, {H} [be H] back at {place}, and so [be X] {X}
  the next chapter of it [begin] at {place}, with {thing}
  {time}, {X} [come X] up again, this time at {place}
  {few} days [go they] by, and none of them [be they] free of {X}
  the news about {X} [reach] {H.o} at {place}
  then it [be] {autumn|spring|winter}, and {X} [have X] learned a few new tricks
  {H} [be H] halfway to {elsewhere} when {X} [catch X] up with {H.o}
  it [start] again at {place}, where nobody [look] for it
  {weather}, and {time} {H} [set H] out for {place}
  what {X} [do X] next [surprise] even {minor}
  {H} [have H] nearly forgotten {X} when {minor} [bring] it all back
  for a while there [be] peace; then there [be] {X}
  a message [be] waiting at {place}, and it [concern] {X}
  {time}, {minor} [stop] {H.o} at {place} to ask about {X}
`);
