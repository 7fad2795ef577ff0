import { lines } from '../../language/lists.ts';

/** Two sides, both with reasons. */
export const CONFLICTS = lines(`
  {who} [want] to keep {X}; {minor} [want] to keep {who} from being hurt by {X.them}; both [call they] it love
  the law in {town} [protect] {X}, and {who}, {role}, [be] alive only because the law was broken
  two families [claim they] {X}, and {who} [belong] to both
  {who} [can] save {X} or tell the truth about {X.them}, but not before {deadline}, and not both
  {minor} [have] sold {X} to pay a debt that {who} secretly [owe]
  the best friend and the worst enemy of {X} [be they] married, and no longer speaking
  {who}, {role}, [be] ordered to guard {X} from {c.his} own brother
  to protect {X}, {who} [have] to become exactly the kind of person {c.he} [despise]
  everyone [agree] that {X} must go; nobody [agree] on who [have] to say so to {minor}
  {who} [forgive] {minor}, but {X} [do X] not
  the young people of {town} [want they] to bury the past, and {X} [be X] the past
  {who} [discover] that {c.his} whole career [rest] on a mistake about {X}
  {X} [need X] silence, and {who} [have] promised to speak
  one of {few} friends [have] betrayed the others over {X}, and they [be they] snowed in together until {deadline}
  {minor} [believe] in {X} completely; {who} [have] proof, and wishes otherwise
  {town} [will] prosper without {X}, and {who}, {role}, [be] the only one who [would] miss {X.them}
  {who} [have] to choose between {X} and the person who taught {c.him} to care about {X.them}
  the strike at {elsewhere} [can] only be settled by giving up {X}, and {who} [have] the deciding vote
`);

export const CONFLICT_NOTES = lines(`
  Neither side [be] wrong about {X}; that [be] the cruelty of it
  It [begin] as a quarrel over {trinket} and [end] as a war over {X}
  The peacemaker [be] {minor}, who [stand] to lose {X} either way
  What [make] it worse [be] that both of them once slept under the same roof as {X}
  The only compromise [be] to destroy {X}, and it [be] suggested by a child
  Until {deadline} they [have they] to share a table, a stove and {X}
`);
