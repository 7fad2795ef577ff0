/** What the hero is after in a scene, and how it goes: the thread that ties a scene together. */
import { lines } from '../language/lists.ts';

/** Said after "to". */
export const AIMS = lines(`
  learn the truth about {X}
  keep {X} safe
  understand {X}
  do right by {X}
  make peace with {X}
  write down everything anyone [know] about {X}
  win {town} over to {X}
  stop worrying about {X}
  find out who else [care] about {X}
  tell the story of {X} from the beginning
  bring {X} and {Y} together
  return {O} to the right hands
  find out where {O} [come O] from
  get {D} working again
  find somebody who [understand] {D}
  save {L}
  spend one whole night in {L}
  draw a map of {L}
  come closer to {N} than anyone [have] ever come
  learn the names that people [give they] to {N}
  learn the secret of {F}
  earn a kind word from {A}
  find out what {A} [want A]
  live with {I}
  teach {I} to anyone who [ask]
  find out who [have] started {E}
  lay {E} to rest
`);

export const GOALS = lines(`
  all {H} [want H] [be] to {aim}
  {H} [mean H] to {aim} before {deadline}
  the plan [be] simple: to {aim} before {deadline}, and to tell no one
  it [be] no small thing to {aim}, but {H} [have H] time, {thing} and a stubborn streak
  nobody in {town} [have] ever managed to {aim}, and that [be] reason enough to try
  somebody [have] to {aim}, and {H} [happen H] to be awake
  {H} [say H] it aloud, so that it [would] count: to {aim}, by {deadline} at the latest
  it [be] {minor} who first [suggest] that {H} ought to {aim}
  {H} [have H] until {deadline} to {aim}
  there [be they] easier ways to spend {a week|a winter|an evening} than to {aim}, and {H} [have H] tried most of them
  to {aim} [sound] easy enough at {elsewhere}; at {place} it [do] not
  {H} [make H] two resolutions that {morning|evening}: to sleep more, and to {aim}
`);

export const OBSTACLES = lines(`
  {minor} [be] against it from the start: nobody, it [seem], [have] asked {H.o} to {aim}
  to {aim} [take] more than {thing} and good intentions
  {deadline} [come] closer, and {X} [come X] no nearer
  twice {H} nearly [give H] up, and twice {X} [make X] that impossible
  there [be] a price, as {C} [point] out, for anyone who [try] to {aim}
  the harder {H} [try H] to {aim}, the more {X} [seem X] to draw back
  {minor} [laugh] out loud at the idea, and {H} [think H] of {X} and [hold H] {his} tongue
  three things [stand they] in the way: {minor}, {deadline}, and {X}
  whoever [want] to {aim}, [say] a note under the door, should first ask about {X}
  {weather}, and it [be] clear that {X} [would] not make it easy
  by the middle of the week {H} [have H] lost {thing}, an argument, and very nearly {X}
  {minor} [have] tried the same thing once, and still [walk] with a limp because of {X}
  then {minor} [offer] a fair price for {X}, and that [be] almost worse
`);

export const OUTCOMES = lines(`
  in the end it [take] {C} and {H.ando} together to {aim}
  {H} [have H] set out to {aim}, and {X} [ask X] something else of {H.o} instead
  {deadline} [come] and [go], and nobody [say] a word about {X}
  it [be] not quite what {H} [have H] meant when {he} [set H] out to {aim}, but it [be] near enough
  so that [be] how one [manage] to {aim}: slowly, with {thing}, and in company
  {minor} [be] the first to say it: {X} [be X] in better hands now
  {H} [have H] wanted to {aim}, and now that it [be] done there [be] only {X} and a great quiet
  nothing [come] of the plan to {aim}, and everything [come] of having tried
  {X} [do X] the rest, as {C} [have] promised
  when it [be] over, {C} and {H.and} [sit they] down beside {X} and [laugh they] like people half their age
  and all at once it [be] simple, and {X} [be X] only {X}
  {H} [look H] at {X} and [find H] nothing left to fear
`);
