import { lines } from '../../language/lists.ts';

/** Names with a person attached. */
export const NAMES = lines(`
  {who}, keeper of {X}
  {who}, sworn {enemy|friend|student} of {X}
  {who} of {town}, who {paints|sells|misses|guards} {X}
  {who}, {third|fourth|fifth} cousin of {X}, or so {c.he} claims
  {who}, who lost {X} at cards and won a {wife|horse|house} instead
  {who}, {c.his} whole life a footnote to {X}
  {who}, last of the {X.n} {makers|readers|hunters|listeners}
  {who}, called {X.w} by {everyone|nobody|children|creditors}
  {who}, {judge|nurse|thief|prophet} and secret admirer of {X}
  {who}, who has {X} in {c.his} {dreams|debt|keeping|way}
  {who}: {role} who [know] more about {X} than {c.he} [admit]
  {who}: {role}, with a private grudge against {X}
  {who}: {role}, born on the same day that {X} first came to {town}
  {who}: {role} whose grandmother once sold {trinket} in exchange for {X}
  {who}: {role} who [can] not hear the word {X.w} without laughing
  {who}: {role}, twice married, once because of {X}
  {who}: {role} who [keep] {trinket} and a drawing of {X} in one tin
  {who}: {role} and the only living expert on {X}
  {who}: {role} who [pretend] to be afraid of {X} and [be] really afraid of {minor}
  {who}: {role} with a scar and {few} stories about it, all of them involving {X}
  {who}: {role} who [speak] to {X} as to an equal
  {who}: {role}, raised at {elsewhere} by people who never [mention they] {X}
  {who}: {role} who [have] bet everything on {X} and [sleep] very well
  {who}: {role} with the steadiest hands in {town}, except around {X}
  {who}: {role} who once saved {X} by accident and [be] still living up to it
  {who}: {role} who [write] letters about {X} to a newspaper that no longer [exist]
  {who}: {role}, called “{X.n}” at school and never told why
  {who}: {role} who [carry] {trinket} in case {X} should ask for it
`);

export const NAME_NOTES = lines(`
  Wants {X}; needs a friend
  Always late, except where {X} [be X] concerned
  Says “naturally” before every lie about {X}
  Would give up {X} for one honest conversation
  Dresses for rain, travels light, and never [turn] {c.his} back on {X}
  Has a laugh like {noise}, and [use] it to change the subject from {X}
  Owes {minor} a favour, and the favour [be] {X}
  Believes in {X}, in soup, and in very little else
`);
