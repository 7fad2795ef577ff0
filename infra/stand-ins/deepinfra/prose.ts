/** Prose without end and without meaning: the same seed gives the same text. */

const people = ['Mira', 'Anand', 'the ferryman', 'old Teresa', 'the lighthouse keeper', 'her brother', 'the stranger'];
const places = ['the harbour', 'the orchard', 'the empty station', 'the far shore', 'the narrow stair', 'the library'];
const things = ['lantern', 'letter', 'brass key', 'photograph', 'violin', 'map', 'silver coin', 'winter coat'];
const deeds = ['carried', 'remembered', 'hid', 'opened', 'traded', 'studied', 'returned', 'lost'];
const times = ['That evening', 'Before dawn', 'In the third week of rain', 'Once', 'Years later', 'At the last bell'];
const moods = ['quietly', 'without a word', 'as if nothing had happened', 'for the second time', 'with great care'];

type Pick = (list: readonly string[]) => string;

const patterns: readonly ((pick: Pick) => string)[] = [
  (p) => `${p(times)}, ${p(people)} ${p(deeds)} the ${p(things)} ${p(moods)}.`,
  (p) => `Nobody at ${p(places)} asked why ${p(people)} ${p(deeds)} a ${p(things)}.`,
  (p) => `“You know ${p(places)},” said ${p(people)}, and put the ${p(things)} on the table.`,
  (p) => `The ${p(things)} was still there, and so was the ${p(things)} from ${p(places)}.`,
  (p) => `${p(times)} it had been ${p(people)} who ${p(deeds)} it; now it was ${p(people)}.`,
  (p) => `Between ${p(places)} and ${p(places)} the road went on ${p(moods)}.`,
];

/** Sentences with the white space before each: nothing, a space, or an empty line every three to six sentences. */
export function* sentences(seed: number): Generator<string, never> {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback;
  let gap = '';
  for (;;) {
    const inParagraph = 3 + Math.floor(random() * 4);
    for (let n = 0; n < inParagraph; n += 1) {
      const sentence = pick(patterns, () => '')((list) => pick(list, ''));
      yield gap + sentence.charAt(0).toUpperCase() + sentence.slice(1);
      gap = ' ';
    }
    gap = '\n\n';
  }
}

/** A small generator of numbers in [0, 1) with 32 bits of state. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
