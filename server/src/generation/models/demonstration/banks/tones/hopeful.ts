/** A window somewhere is being opened. */
import { lines } from '../../language/lists.ts';

export const HOPEFUL = lines(`
  for the first time in months, {H} [look H] at {X} and [see H] a beginning
  {X} [be X] still there in the morning, and that [be] enough to build on
  {light} [find] {X} and [make] something new of {X.them}
  {C} [say] that {X} [will] come right, and this time {H} [believe H] it
  somebody [have] planted something green beside {X}
  it [be] a small thing, {X}, but small things [hold they] doors open
  {H} [get H] up early for {X}, and the day [get] up with {H.o}
  {minor} [offer] help with {X}, then another neighbour [do], and by noon there [be] a queue
  {weather}, and on the far side of it {X} [be X] waiting, washed clean
  {H} [put H] {thing} in a pocket for luck and [turn H] to face {X}
  there [be] more strength in {X} than anyone [have] guessed
  the children of {town} [paint they] {X} on the wall in every colour they [have they]
  {H} [make H] a list of what [can] still be saved, and {X} [stand X] at the top
  even {minor} [have] begun to speak of {X} in the future tense
  {X} [have X] survived worse, and so, come to think of it, [have H] {H}
  one by one the windows around {X} [light they] up
  {C} [bring] bread and good news of {X}
  {H} [find H] that {X} [weigh X] less when two people [carry they] {X.them}
  nothing [be] promised, but {X} [lean X] towards the sun
  it [be] not too late for {X}; it [be] hardly even afternoon
  {H} [laugh H] out loud at {X}, with relief and a kind of wonder
  whatever [come] next, {X} [will] be part of it
  the road to {X} [be] mended, one stone at a time, by people who [have they] other things to do
  {H} [write H] {X.w} on the first page of a new notebook
`);
