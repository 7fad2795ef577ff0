/** What people say to each other about a topic: questions, and answers that fit any of them. */
import { lines } from '../language/lists.ts';

export const ASKED = lines(`
  What happens to {X} now?
  Did you come all this way for {X}?
  What would you give for {X}?
  Tell me honestly, what do you know about {X}?
  Who else knows about {X}?
  When did {X} stop being a secret?
  What if we are wrong about {X}?
  And {X}? Where does that leave {X}?
  Have you told anyone in {town} about {X}?
  Why does it always have to be {X}?
  Do you still think about {X}?
  What would {minor} say about {X}?
  Is there nothing to be done about {X}?
  How long have you been keeping quiet about {X}?
  Would you recognise {X} in the dark?
  Shall I begin with {X}, or with the bad news?
  Since when do you believe in {X}?
  Are you laughing at {X}, or at me?
  Can we talk about {X} like grown people?
  What did {X} ever do to you?
  Are you sure it was {X}, and not {trinket}?
  What is it about {X} that keeps you awake?
  And you never once asked about {X}?
  Who taught you to be so careful with {X}?
  How does a person begin with {X}?
  Is it true, what they say about {X}?
`);

export const ANSWERED = lines(`
  Less than I did this morning
  It depends who is telling it
  Ask me again when {X} [be X] not listening
  I only know that {X} came first, and the trouble after
  I used to think that {X} needed no explaining
  Nobody gets {X} for nothing
  If I knew that about {X}, I would be asleep
  My mother had a saying about {X}, but it was not polite
  I have crossed half the world and never seen anything like {X}
  Some people collect spoons, and I worry about {X}
  {X} will still be {X} tomorrow
  You talk about {X} the way other people talk about the weather
  I would trade {trinket} and my good name for {X}
  One does not simply walk away from {X}
  There is {X}, and there is everything else
  Leave {X} to me, and keep {minor} busy
  I promised not to speak of {X}, so I shall whisper
  The best thing about {X} is that nobody can teach it
  I dreamed about {X} for {few} nights, and on the next I got up and came here
  Somebody has to care about {X}, and I had the afternoon free
  I was told {X} would be bigger
  Half of {town} would say yes to {X}, and the other half would deny it
  You cannot rush {X}, you can only be there
  I never trusted anyone who was not a little afraid of {X}
  {X}, yes, but not only that
  The truth about {X} is shorter than people think
  Whatever happens with {X}, I was at home all evening
  I have been wrong about {X} before, and it was the best year of my life
  First soup, and then {X}
  You should have seen {X} before all this
  It was never really about {X}, you know that
  Give me an hour, {trinket}, and nobody looking over my shoulder, and I shall tell you about {X}
`);

export const REPLIED = lines(`
  Then we are in this together, you and I and {X}
  I was afraid you would say that about {X}
  That is the first sensible thing anyone has said about {X}
  You make {X} sound almost easy
  Then {X} can wait until we have eaten
  So it is {X} after all
  I should have come to you about {X} years ago
  And yet here we are, with {X} and no plan
  Say that again about {X}, but slowly
  I would rather have {X} than all the certainty in {town}
  Let us not tell {minor} about {X} just yet
  You forget that I have met {X}
  That is not what you said about {X} last time
  Good, because {X} will not wait for us
  Whatever you do, say nothing of {X} at supper
  You are a strange person to bring {X} to
  One day somebody will thank us for {X}
  In that case we start with {X}, at dawn
  Then promise me one thing about {X}
  I can live with that, if {X} can
`);

export const GESTURES = lines(`
  {S} [turn S] {thing} over, slowly, as if the answer might be on the other side
  {S} [look S] past the window, to where {X} would have been
  for a moment neither of {both} [speak] of {X}
  {S} [pour S] more tea, and {X} [come X] no closer
  the thought of {X} [make] {S.o} smile in spite of everything
  {S} [speak S] of {X} the way one [speak] of an old friend
  {S} [listen S] to {noise}, and only then [go S] on
  {weather}
  behind the words [stand X] {X}, and both of {both} [know they] it
  {S} [push S] {thing} across the table
  {S} [have S] clearly practised that sentence about {X} on the way
  it [be] more than anybody [have] said about {X} in weeks
  {S} [sit S] down, suddenly tired of {X}
  {X} [seem X] to fill the room between {both}
  {S} [count S] on {s.his} fingers, and {X} [take X] most of them
  {S} [glance S] at the door, in case {X} [be X] within earshot
  after that {X} [be X] easier to talk about
  {S} [say S] it {voice}, and {X} [sound X] a little less impossible
`);

export const SAID = lines(`
  {S} [say S]
  {S} [say S]
  {S} [say S], {voice}
  {S} [answer S]
  {S} [reply S]
  {S} [murmur S]
  {S} [admit S]
  {S} [say S] at last
`);

export const QUESTIONED = lines(`
  {S} [ask S]
  {S} [ask S]
  {S} [ask S], {voice}
  {S} [want S] to know
  {S} [whisper S]
  {S} [say S]
`);
