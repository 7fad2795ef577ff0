/** English verbs: regular rules, and the table of those that follow none. */
import { pairs } from './lists.ts';

export type Agreement = 'first' | 'third' | 'plural';
export type Tense = 'past' | 'present';

/** base: past, participle (the participle is left out where it equals the past). */
const IRREGULAR = new Map(
  pairs(`
  arise: arose arisen
  awake: awoke awoken
  bear: bore borne
  beat: beat beaten
  become: became become
  begin: began begun
  bend: bent
  bet: bet
  bind: bound
  bite: bit bitten
  bleed: bled
  blow: blew blown
  break: broke broken
  breed: bred
  bring: brought
  build: built
  burst: burst
  buy: bought
  cast: cast
  catch: caught
  choose: chose chosen
  cling: clung
  come: came come
  cost: cost
  creep: crept
  cut: cut
  deal: dealt
  dig: dug
  do: did done
  draw: drew drawn
  drink: drank drunk
  drive: drove driven
  eat: ate eaten
  fall: fell fallen
  feed: fed
  feel: felt
  fight: fought
  find: found
  flee: fled
  fly: flew flown
  forbid: forbade forbidden
  forget: forgot forgotten
  forgive: forgave forgiven
  freeze: froze frozen
  get: got
  give: gave given
  go: went gone
  grind: ground
  grow: grew grown
  hang: hung
  have: had
  hear: heard
  hide: hid hidden
  hit: hit
  hold: held
  hurt: hurt
  keep: kept
  kneel: knelt
  know: knew known
  lay: laid
  lead: led
  leave: left
  lend: lent
  let: let
  lie: lay lain
  light: lit
  lose: lost
  make: made
  mean: meant
  meet: met
  overhear: overheard
  pay: paid
  put: put
  quit: quit
  read: read
  ride: rode ridden
  ring: rang rung
  rise: rose risen
  run: ran run
  say: said
  see: saw seen
  seek: sought
  sell: sold
  send: sent
  set: set
  sew: sewed sewn
  shake: shook shaken
  shine: shone
  shoot: shot
  show: showed shown
  shrink: shrank shrunk
  shut: shut
  sing: sang sung
  sink: sank sunk
  sit: sat
  sleep: slept
  slide: slid
  smell: smelled
  speak: spoke spoken
  spend: spent
  spin: spun
  split: split
  spread: spread
  spring: sprang sprung
  stand: stood
  steal: stole stolen
  stick: stuck
  sting: stung
  strike: struck
  strive: strove striven
  swear: swore sworn
  sweep: swept
  swell: swelled swollen
  swim: swam swum
  swing: swung
  take: took taken
  teach: taught
  tear: tore torn
  tell: told
  think: thought
  throw: threw thrown
  tread: trod trodden
  understand: understood
  wake: woke woken
  wear: wore worn
  weave: wove woven
  weep: wept
  win: won
  wind: wound
  withdraw: withdrew withdrawn
  write: wrote written
`).map(([base, forms]) => [base, forms.split(' ')] as const),
);

/** Verbs of more than one syllable whose last consonant doubles all the same. */
const DOUBLING = new Set([
  'admit',
  'commit',
  'occur',
  'refer',
  'prefer',
  'permit',
  'regret',
  'forget',
  'control',
  'travel',
  'marvel',
  'quarrel',
  'begin',
  'unravel',
  'signal',
  'equip',
]);

function doubles(base: string): boolean {
  if (DOUBLING.has(base)) return true;
  return /^[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]$/u.test(base);
}

function withEnding(base: string, ending: 'ed' | 'ing'): string {
  if (ending === 'ing' && /ie$/u.test(base)) return `${base.slice(0, -2)}ying`;
  if (/[^aeo]e$/u.test(base) || (ending === 'ed' && base.endsWith('e'))) return base.slice(0, -1) + ending;
  if (ending === 'ed' && /[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ied`;
  return base + (doubles(base) ? base.slice(-1) : '') + ending;
}

/** "carries", "goes", "has". */
export function thirdPerson(base: string): string {
  if (base === 'have') return 'has';
  if (base === 'be') return 'is';
  if (/(?:s|sh|ch|x|z|o)$/u.test(base)) return `${base}es`;
  return /[^aeiou]y$/u.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

export function pastTense(base: string): string {
  return IRREGULAR.get(base)?.[0] ?? withEnding(base, 'ed');
}

export function pastParticiple(base: string): string {
  const forms = IRREGULAR.get(base);
  return forms?.[1] ?? forms?.[0] ?? (base === 'be' ? 'been' : withEnding(base, 'ed'));
}

export function presentParticiple(base: string): string {
  return base === 'be' ? 'being' : withEnding(base, 'ing');
}

const BE = {
  past: { first: 'was', third: 'was', plural: 'were' },
  present: { first: 'am', third: 'is', plural: 'are' },
} as const;

/** Modal verbs do not agree; a narration in the present uses their first column. */
const MODALS: Readonly<Record<string, readonly [present: string, past: string]>> = {
  can: ['can', 'could'],
  could: ['can', 'could'],
  will: ['will', 'would'],
  would: ['will', 'would'],
  may: ['may', 'might'],
  might: ['may', 'might'],
};

/** A finite verb in the narration's tense. `base` is the infinitive or a modal. */
export function inflect(base: string, agreement: Agreement, tense: Tense): string {
  if (base === 'be') return BE[tense][agreement];
  const modal = MODALS[base];
  if (modal !== undefined) return tense === 'present' ? modal[0] : modal[1];
  if (tense === 'past') return pastTense(base);
  return agreement === 'third' ? thirdPerson(base) : base;
}
