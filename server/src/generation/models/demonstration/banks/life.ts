/** What the hero does besides: small acts that need no topic, and let a paragraph breathe. */
import { lines } from '../language/lists.ts';

export const LIFE = lines(`
  {H} [put H] the kettle on, which [be] how most decisions in {town} [begin they]
  {H} [sit H] down on the top step and [listen H] to {noise}
  {H} [sleep H] badly and [rise H] before anyone else
  {H} [write H] a long letter and [burn H] it before the ink [be] dry
  {H} [laugh H], which [startle] {minor} more than shouting would have done
  {H} [button H] up against the cold and [walk H] to {elsewhere}
  for a while {H} [say H] nothing at all
  {H} [be H] good at waiting, and better at pretending not to
  {H} [mend H] {thing}, badly, {when}
  {H} [keep H] to the shadows as far as {elsewhere}, then [run H]
  {H} [forget H] to eat and [remember H] to worry
  {H} [have H] never been so awake
  {H} [tell H] nobody, not even {minor}
  {H} [open H] the window, and {weather}
  {H} [make H] three plans before noon and [trust H] none of them
  somebody [laugh] in the next room, and {H} [wish H] for less company and more courage
  {H} [lose H] an hour at {elsewhere} and [find H] it again at {place}
  there [be] no sensible reason to hurry, so {H} [hurry H]
  {H} [know H] that look on {minor}, and [change H] the subject
  {H} [take H] the long way round, by {elsewhere}
  it [be] the kind of silence that {H} [be H] used to, only deeper
  {H} [count H] to {few} and [knock H]
  {H} [learn H] more that {morning|evening} than in all the years before
  {H} [stand H] in the doorway {lasting}
  {H} [dream H] of {elsewhere} and [wake H] to {noise}
  {minor} [bring] {trinket}, no questions asked
  {H} [share H] the last of the bread with {minor}
  {H} [be H] not brave, exactly, but {he} [be H] very curious
  {H} [borrow H] {trinket} from {minor} and [forget H] to give it back
  all through supper {H} [hear H] {noise}
  {H} [talk H] to {himself} all the way to {elsewhere}
  {H} [agree H] to everything {minor} [say] and [do H] the opposite
`);

/** The prompt's own deed, told in the narration's tense: "the keeper found a letter". */
export const PREMISES = lines(`
  {time}, {H} [deed H] {deed}
  {H} [deed H] {deed}, and that [be] only the beginning
  on the {morning|evening} that {H} [deed H] {deed}, {weather}
  it [be] in {town}, {time}, that {H} [deed H] {deed}
  nobody [can] say afterwards why {H} [deed H] {deed}, least of all {minor}
  before {H} [deed H] {deed}, {town} [have] been a place where nothing [happen]
  the whole of {town} [talk] about how {H} [deed H] {deed}
  {H} [deed H] {deed} on a {Monday|Tuesday|Wednesday|Thursday}, without telling a soul
`);
