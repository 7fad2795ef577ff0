import LineBreaker from 'linebreak';

/** Scripts that are written without spaces and broken by their words. */
const BY_WORDS = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{2,}/g;
const words = new Intl.Segmenter('th', { granularity: 'word' });

/** A dash stays with the word before it; Unicode's rules let a line begin with one. */
const DASHED = /[^\s](?=[\u2013-\u2015])/gu;

/** Where a line may end: positions in the text, in order, the end of the text last. */
export function breaksOf(text: string): number[] {
  const positions = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) positions.add(found.position);
  for (const { 0: run, index } of text.matchAll(BY_WORDS)) {
    for (const word of words.segment(run)) if (word.index > 0) positions.add(index + word.index);
  }
  for (const { 0: sign, index } of text.matchAll(DASHED)) positions.delete(index + sign.length);
  positions.add(text.length);
  return [...positions].sort((a, b) => a - b);
}
