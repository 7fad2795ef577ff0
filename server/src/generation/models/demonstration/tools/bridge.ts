/** When the cursor stands in the middle of a sentence, that sentence is finished first. */
import { lines } from '../language/lists.ts';
import { ADJECTIVES } from '../lexicon/adjectives.ts';
import { CONJUNCTIONS, DETERMINERS, POSSESSIVES, PREPOSITIONS } from '../lexicon/functionWords.ts';
import type { Page } from '../page.ts';

/** Each list goes on after one kind of last word. Patterns begin in lower case and end a sentence. */
const AFTER_CLAUSE_OPENER = lines(`
  {H} [think H] of {X} and [be H] quiet
  {X} [come X] back all at once
  nobody [mention] {X} any more
  there [be X] still {X} to think of
  {H} [see H] {X} and [stop H]
  the matter of {X} [be] far from settled
`);
const AFTER_ARTICLE = lines(`
  whole {X.n} business again, and this time there [be] no way around {X.them}
  old {X.n} question, and nobody [have] an answer
  usual talk of {X}, until the room [go] quiet
  long story of {X}, or the part of it that {H} [can] bear to tell
`);
const AFTER_PREPOSITION = lines(`
  {X}, and for a while that [be] all there [be]
  {X}, as {H} [have H] known all along
  {X} and back again, without a word
  {X}, and nobody [try] to change the subject
`);
const AFTER_MODAL = lines(`
  think of nothing but {X}, and of what {X.it} [mean X]
  wait for {X} until morning
  see {X} again, once, before {deadline}
  leave {X} alone for the time being
`);
const AFTER_BE = lines(`
  still there in the morning, and so [be X] {X}
  closer to {X} than anyone [can] have guessed
  no match for {X}, not on an evening like that
`);
const AFTER_HAVE = lines(`
  nothing to do with {X}, or so it [seem]
  a great deal to do with {X}
`);
const AFTER_PERSON = lines(`
  [think H] of {X} and [be H] quiet
  [turn H] away from the thought of {X}
  [remember H] {X}, all at once
`);
const AFTER_NOUN = lines(`
  , and behind it all, as ever, [be X] {X}
  , or that [be] how it [look] until {X}
  — and then there [be] the matter of {X}
  , and nobody [say] a word about {X}
`);

/** Finishes an open sentence before the cursor; says nothing after a finished one. */
export function* bridge(page: Page, input: string): Generator<string> {
  const bank = bankAfter(input);
  if (bank === undefined) return;
  const text = page.passage(() => {
    const pattern = page.pattern(bank);
    const said = pattern === undefined ? undefined : page.narrator.say(pattern, { raw: true });
    return said === undefined ? undefined : `${said}.`;
  });
  if (text !== '') yield text;
}

function bankAfter(input: string): readonly string[] | undefined {
  const end = input.trimEnd();
  if (end === '' || /\n\s*$/u.test(input) || /[.!?…:"”’')\]*_#-]$/u.test(end) || !/\p{Script=Latin}$|,$/u.test(end))
    return undefined;
  if (end.endsWith(',')) return AFTER_CLAUSE_OPENER;
  const paragraph = end.slice(end.lastIndexOf('\n') + 1);
  if (
    !/\s/u.test(paragraph.trim()) ||
    (paragraph.length < 60 && !/[.!?]/u.test(paragraph) && /^(?:\p{Lu}\S*\s*)+$/u.test(paragraph))
  )
    return undefined;
  const last = (end.match(/[\p{L}'’]+$/u)?.[0] ?? '').toLowerCase().replaceAll('’', "'");
  if (CONJUNCTIONS.has(last) || last === 'that') return AFTER_CLAUSE_OPENER;
  if (DETERMINERS.has(last) || POSSESSIVES.has(last) || ADJECTIVES.has(last))
    return last === 'the' || ADJECTIVES.has(last) ? AFTER_ARTICLE : AFTER_NOUN;
  if (
    last === 'to' ||
    /^(?:can|could|will|would|may|might|must|shall|should|did|does|do|didn't|couldn't|wouldn't)$/u.test(last)
  )
    return AFTER_MODAL;
  if (/^(?:is|was|are|were|am|be|been)$/u.test(last)) return AFTER_BE;
  if (/^(?:has|had|have)$/u.test(last)) return AFTER_HAVE;
  if (PREPOSITIONS.has(last)) return AFTER_PREPOSITION;
  if (/^(?:he|she|they|i|we|you|it)$/u.test(last)) return AFTER_PERSON;
  return AFTER_NOUN;
}
