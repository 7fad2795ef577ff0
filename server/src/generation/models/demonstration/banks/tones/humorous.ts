/** With a straight face. */
import { lines } from '../../language/lists.ts';

export const HUMOROUS = lines(`
  {X} [have X] not been insured against {H.o}
  {H} [explain H] {X} to {minor}, who [ask] whether it [come] in blue
  {C} [form] a committee to look into {X}, and [elect] {c.himself} unopposed
  there [be] a form to fill in about {X}, and another to apologise for the first
  {H} [have H] a plan for {X}, in the sense that a falling piano [have] a plan
  {minor} [sue] {X} for emotional distress and [settle] for cake
  {X} [look X] at {H.o} with the expression of a waiter at closing time
  experts [agree they] that {X} [be X] {few} times more dangerous than soup
  {H} [try H] being stern with {X}, which [go] about as well as it [do] with weather
  the first attempt to improve {X} [involve] {thing} and a ladder, and [be] not discussed at dinner
  {C} [give] a speech on {X} so long that two people [get they] engaged during it
  it [be] agreed that {X} [be X] nobody’s fault, and {minor} [be] asked to apologise
  {H} [offer H] {X} a biscuit, more out of panic than kindness
  the instruction booklet for {X} [be] in Finnish, and upset
  {town} [award] {X} a medal, then [ask] for it back
  {H} [keep H] a respectful distance from {X}, roughly the length of a thrown shoe
  {C} [claim] to have once beaten {X} at cards
  {minor} [describe] {X} as promising, which [be] what people [say they] about children who [bite they]
  for the sake of {X}, {H} [wear H] the good trousers, inside out, but with feeling
  nobody [panic], except everyone, and {X}
  {X} [rise X] to the occasion, [look X] around, and [sit X] down again
  {H} [write H] a stiff letter about {X} and [address H] it to the moon, second class
  the meeting about {X} [last] {few} hours and [settle] the question of lunch
  {C} [know] two jokes about {X}, and one of them [be] the silence afterwards
  as a rule {H} [avoid H] heroism before breakfast, but {X} [have X] not read the rule
  the problem of {X} [be] solved twice by noon and [be] back in time for tea
`);
