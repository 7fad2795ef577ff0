import { lines } from '../../language/lists.ts';

/** First lines of a conversation; written without quotation marks. */
export const DIALOGUE_STARTERS = lines(`
  Put {X} down, and nobody gets embarrassed.
  I have good news about {X}, and then I have the other kind.
  You were seen at {elsewhere} with {X}, so let us skip the part where you deny it.
  Before you open that door, there is something you should know about {X}.
  If anyone asks, {X} was here when we arrived.
  I did not come about the rent, I came about {X}.
  Nobody told me {X} would be awake.
  You kept {X} from me for {few} years, and you want sugar in your tea?
  Swear on {X} that you will not laugh.
  That is not the {X.n} I grew up with.
  Say it was {X}, and I will believe you.
  Do you want the truth about {X}, or do you want to sleep tonight?
  I know what you did to {X}, and I would like to help.
  There are only two people who understand {X}, and the other one is not speaking to me.
  Quick, what rhymes with {X}?
  When they write about {X}, they will leave us out, and thank goodness for that.
  I was hoping you had come to apologise to {X}.
  You are holding {X} upside down, and you have been for years.
  We agreed: no weapons, no lawyers, and no {X.n} stories.
  My father had one rule, and it was about {X}.
  Was it raining the night you lost {X}, or have I made that up?
  Leave {trinket} on the table, take {X}, and go.
  I am not crying about {X}, I am allergic to {minor}.
  Ask me about {X} again and I shall start telling you.
`);

export const DIALOGUE_NOTES = lines(`
  Said by {who}, {role}, without looking up from {X}
  Said in a whisper, at {elsewhere}, with {X} in plain sight
  Answered, after a very long pause, with a question about {X}
  Said to {minor}, who [have] just seen {X} for the first time
  It [be] the first thing {who} [have] said about {X} in {few} years
`);
