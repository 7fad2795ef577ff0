import { lines } from '../../language/lists.ts';

/** Plots in a sentence. */
export const PLOTS = lines(`
  {who}, {role}, [inherit] {X} on the condition that nobody else [find] out before {deadline}
  {X} [vanish X] overnight, and the only witness [be] {who}, {role}, who [have] every reason to lie
  {who} [write] a false story about {X} for money, and the next morning it [come] true
  two old rivals [have they] to share {X} for one week, and {who}, {role}, [be] paid to keep the peace
  everyone in {town} [remember] {X} differently, until {who} [find] {trinket} and the oldest lie [come] apart
  {who}, {role}, [have] one night to bring {X} across {town} without being seen by {minor}
  a letter from the future [beg] {who} not to touch {X}, and {c.he} [have] already done it
  {X} [begin X] to answer questions, always truthfully, and {town} [fall] silent house by house
  {who}, {role}, [swap] lives with {minor} and [discover] that {X} [come X] with the bargain
  after {few} years abroad {who} [come] home to find {X} exactly where {c.he} left {c.his} worst mistake
  {minor} [offer] a fortune for {X}, then a threat, then an apology, and {who} [want] to know why in that order
  a child [draw] {X} every day in slightly more detail, and {who}, {role}, [realise] it [be] a map
  {who} [promise] a dying stranger to look after {X}, without asking for how long
  the whole of {town} [conspire] to hide {X} from {who}, {role}, out of kindness
  {X} and {trinket} [turn they] up on the same night in the wrong house, and the three guests all [have they] secrets
  a storm [cut] {town} off from the world for {few} days, with {X}, {who} and a murderer inside
  {who}, {role}, [fall] in love with the only person who [want] to destroy {X}
  each time {who} [tell] the truth about {X}, {c.he} [lose] one memory, and there [be they] {few} truths left to tell
  {minor} [confess] to stealing {X}, but {who} [know] that {X.it} [be X] still there
  for one summer {who} [keep] a diary about {X}; forty years later somebody [answer] it
`);

export const PLOT_NOTES = lines(`
  The turn [come] when {X} [prove X] to be the one thing nobody [have] lied about
  It [end] at {elsewhere}, with {trinket} and a choice between {X} and a friend
  What {who} [do] not see until too late [be] how much {minor} [need] {X}
  The clock [be] {deadline}; the price [be] {X}
  Told backwards, it [be] a story about {X}; told forwards, about forgiveness
  The quiet centre of it [be] a scene at {elsewhere} where two people almost [speak they] about {X}
  Nobody [win] unless {X} [be X] given away
  The last line [belong] to {minor}, and it [be] about {X}
`);
