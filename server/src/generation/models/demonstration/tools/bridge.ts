/** When the cursor stands in the middle of a sentence, that sentence is finished first. */
import { lines } from '../language/lists.ts';
import { ADJECTIVES } from '../lexicon/adjectives.ts';
import { CONJUNCTIONS, DETERMINERS, POSSESSIVES, PREPOSITIONS } from '../lexicon/functionWords.ts';
import type { Page } from '../page.ts';

/** Each list goes on after one kind of last word. Patterns begin in lower case and end a sentence. */
const AFTER_CLAUSE_OPENER = lines(`
  {H} [think H] of {X} and [be H] {quiet|glad|ashamed}
  {X} [come X] back {all at once|piece by piece|like an old tune}
  {nobody|hardly anyone|not even {minor}} [mention] {X} any more
  there [be X] still {X} to think of {when}
  {H} [see H] {X} and [stop H]
  the matter of {X} [be] far from {settled|over|forgotten}
  {weather}, and {H} [think H] of {X}
`);
const AFTER_ARTICLE = lines(`
  whole {X.n} {business|question|story} again, and this time there [be] no way around {X.them}
  old {X.n} {question|quarrel|rumour}, and nobody [have] {an answer|the heart to laugh}
  usual talk of {X}, until the room [go] {quiet|dark|cold}
  long {story|list|history} of {X}, or the part of it that {H} [can] bear to tell
`);
const AFTER_PREPOSITION = lines(`
  {X}, and for {a while|a moment|the rest of the evening} that [be] all there [be]
  {X}, as {H} [have H] {known|feared|hoped} all along
  {X} and back again, {without a word|in silence|{when}}
  {X}, and {nobody|{minor}} [try] to change the subject
`);
const AFTER_MODAL = lines(`
  think of nothing but {X}, and of what {X.it} [mean X]
  wait for {X} until {morning|evening|{deadline}}
  see {X} again, {once|somehow|alone}, before {deadline}
  leave {X} alone for {the time being|now|a day or two}
`);
const AFTER_BE = lines(`
  still there in the {morning|evening}, and so [be X] {X}
  closer to {X} than {anyone|{minor}} [can] have guessed
  no match for {X}, not on {an evening|a day|a night} like that
`);
const AFTER_HAVE = lines(`
  {nothing|little} to do with {X}, or so it [seem] {when}
  {a great deal|something|everything} to do with {X}
  more in common with {X} than {anyone|{minor}} [will] admit
`);
const AFTER_PERSON = lines(`
  [think S] of {X} and [be S] {quiet|still|glad|sorry}
  [turn S] away from the thought of {X} {lasting}
  [remember S] {X}, {all at once|too late|with a start}
  [look S] for {X} at {elsewhere}
`);
const AFTER_NOUN = lines(`
  , and {behind|under|beyond} it all, as ever, [be X] {X}
  , or that [be] how it [look] until {X}
  — and then there [be] the matter of {X}
  , and nobody [have] {a word|a thought|time} to spare for {X}
`);

/** Finishes an open sentence before the cursor; says nothing after a finished one. */
export function* bridge(page: Page, input: string): Generator<string> {
  const bank = bankAfter(input);
  if (bank === undefined) return;
  const plural = /\b(?:i|we|you|they)\s*$/iu.test(input);
  const text = page.passage(() => {
    const pattern = page.pattern(bank);
    const said =
      pattern === undefined
        ? undefined
        : page.narrator.say(pattern.replaceAll(' S]', plural ? ' they]' : ' C]'), { raw: true });
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
