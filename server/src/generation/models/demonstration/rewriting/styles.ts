/** The styles of a rewrite: what each does to a sentence, and what it adds between sentences. */
import { ABOUT, THOUGHTS } from '../banks/about.ts';
import { DRAMATIC_LINES } from '../banks/dramatic.ts';
import { SIGHT } from '../banks/senses/sight.ts';
import { SMELL } from '../banks/senses/smell.ts';
import { SOUND } from '../banks/senses/sound.ts';
import { TOUCH } from '../banks/senses/touch.ts';
import { toneBank, toneOf } from '../banks/tones/tones.ts';
import { lines, words } from '../language/lists.ts';
import { BETTER, CASUAL, CONTRACT, DRAMATIC, EXPAND_CONTRACTIONS, FORMAL, type Substitution } from './vocabulary.ts';

export interface Style {
  /** Replaced wherever it stands. */
  always: readonly Substitution[];
  /** Replaced here and there. */
  tables: readonly (readonly Substitution[])[];
  /** Words to put before a sentence, and behind it. */
  openings: readonly string[];
  tails: readonly string[];
  /** Sentences to add where more words are asked for. */
  additions: readonly string[];
  /** Add one after every so many sentences, whatever the length; 0 for never. */
  every: number;
  /** More words are asked for as a matter of course. */
  growing: boolean;
  /** Take fillers out and cut clauses. */
  shorter: boolean;
  /** Tell feelings by what a body does. */
  showing: boolean;
}

const TAILS = lines(`
  for better or worse
  all told
  plain and simple
  no more and no less
  little by little
  in the end
  all the same
`);

const PLAIN: Style = {
  always: [],
  tables: [BETTER],
  openings: [
    'Still,',
    'Even so,',
    'In truth,',
    'Of course,',
    'After all,',
    'To be sure,',
    'All the same,',
    'And yet',
    'For all that,',
    'As ever,',
    'Truth be told,',
    'In fact,',
    'Naturally,',
  ],
  tails: TAILS,
  additions: [...ABOUT, ...THOUGHTS],
  every: 0,
  growing: false,
  shorter: false,
  showing: false,
};

const SENSES = [...SIGHT, ...SOUND, ...SMELL, ...TOUCH];

const STYLES: Readonly<Record<string, Style>> = {
  improve: PLAIN,
  'show-dont-tell': { ...PLAIN, tables: [], additions: SENSES, every: 3, growing: true, showing: true },
  expand: { ...PLAIN, tables: [], additions: [...ABOUT, ...THOUGHTS, ...SENSES], growing: true },
  shorten: {
    ...PLAIN,
    tables: [],
    openings: ['In short,', 'Briefly,', 'In sum,', 'Soon', 'Then', 'So'],
    shorter: true,
  },
  formal: {
    ...PLAIN,
    always: EXPAND_CONTRACTIONS,
    tables: [FORMAL],
    openings: [
      'Furthermore,',
      'Moreover,',
      'Indeed,',
      'In addition,',
      'Notably,',
      'It may be noted that',
      'To be precise,',
      'Accordingly,',
      'In this instance',
      'It is worth recording that',
    ],
    tails: ['as it were', 'in all respects', 'to be precise', 'as may be expected'],
  },
  casual: {
    ...PLAIN,
    always: CONTRACT,
    tables: [CASUAL],
    openings: [
      'So,',
      'Anyway,',
      'Honestly,',
      'Look,',
      'Okay, so',
      'Thing is,',
      'Basically,',
      'Turns out',
      'Get this:',
      'Funny thing:',
      'I mean,',
    ],
    tails: ['you know', 'no big deal', 'just like that', 'and that’s that', 'or whatever'],
  },
  dramatic: {
    ...PLAIN,
    tables: [DRAMATIC],
    openings: [
      'Without warning,',
      'In one terrible moment,',
      'At that very instant,',
      'Against all reason,',
      'Suddenly',
      'And then, in the silence,',
      'In that breathless second',
      'At long last',
    ],
    tails: ['and there was no going back', 'once and for all', 'against all hope', 'come what may'],
    additions: DRAMATIC_LINES,
    every: 2,
  },
};

/** What a writer's own instruction comes closest to. */
const INSTRUCTIONS: readonly [string, readonly string[]][] = [
  ['shorten', words(`short shorter shorten concise brief cut trim tighten condense summarize summarise`)],
  [
    'expand',
    words(`long longer expand extend detail detailed details elaborate describe description vivid descriptive more`),
  ],
  ['formal', words(`formal professional academic business polite serious official`)],
  ['casual', words(`casual informal friendly conversational simple simpler chatty relaxed plain easy slang modern`)],
  ['dramatic', words(`dramatic drama intense powerful cinematic exciting stronger punchy`)],
  ['show-dont-tell', words(`show senses sensory feelings emotion emotional`)],
];

/** The style of that name; a tone adds its own sentences, an instruction is understood as well as it can be. */
export function styleFor(name: string, tone: string, instruction: string): Style {
  if (name === 'tone') return toned(tone);
  if (name !== 'custom') return STYLES[name] ?? PLAIN;
  const asked = instruction.toLowerCase().match(/[a-z]+/gu) ?? [];
  const known = INSTRUCTIONS.find(([, signs]) => asked.some((word) => signs.includes(word)));
  if (known !== undefined) return STYLES[known[0]] ?? PLAIN;
  return toneOf(instruction) === undefined ? { ...PLAIN, every: 3 } : toned(instruction);
}

function toned(tone: string): Style {
  return { ...PLAIN, additions: toneBank(tone), every: 2 };
}
